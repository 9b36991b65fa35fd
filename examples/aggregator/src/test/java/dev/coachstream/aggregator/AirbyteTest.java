package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream airbyte} says of itself and offers, and what it makes of what it cannot use. */
final class AirbyteTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();
    private final AirbyteProgram program = new AirbyteProgram(folder);

    @Test
    void saysOnceWhatItIsTold() {
        AirbyteRun run = AirbyteRun.of(program.run("airbyte", "spec").lines());

        assertThat(run.messages()).hasSize(1);
        JsonNode spec = run.of("SPEC").get(0);
        assertThat(spec.path("protocol_version").asText()).isEqualTo("0.3.2");
        JsonNode accounts =
                spec.path("connectionSpecification").path("properties").path("sources");
        assertThat(accounts.path("items").path("oneOf")).hasSize(3);
        assertThat(accounts.path("items").path("oneOf"))
                .allMatch(one -> one.path("properties")
                        .path("token")
                        .path("airbyte_secret")
                        .asBoolean());
    }

    @Test
    void saysOnceWhetherItIsLetIn() throws IOException {
        AirbyteRun good = AirbyteRun.of(program.run("airbyte", "check").lines());
        simulated.fleet().behaviour().fault(Faults.always(Fault.status(401)));
        Ran refused = program.run("airbyte", "check");
        Files.writeString(folder.resolve("config.json"), "{\"sources\":[{\"name\":\"a\"}]}");
        Ran wrong = program.run("airbyte", "check", "--config", "config.json");

        assertThat(good.messages()).hasSize(1);
        assertThat(good.of("CONNECTION_STATUS").get(0).path("status").asText()).isEqualTo("SUCCEEDED");
        assertFailed(refused, 3, "fleet");
        assertFailed(wrong, 2, "vendor");
    }

    private static void assertFailed(Ran ran, int exit, String why) {
        AirbyteRun run = AirbyteRun.of(ran.lines());
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(run.messages()).hasSize(1);
        assertThat(run.of("CONNECTION_STATUS").get(0).path("status").asText()).isEqualTo("FAILED");
        assertThat(run.of("CONNECTION_STATUS").get(0).path("message").asText()).contains(why);
    }

    @Test
    void offersStreamsThatKnowTheirKeyAndCursor() {
        JsonNode sessions = AirbyteProgram.stream(program.discovered(), "sessions");

        assertThat(sessions.path("source_defined_primary_key").toString()).isEqualTo("[[\"source\"],[\"id\"]]");
        assertThat(sessions.path("default_cursor_field").toString()).isEqualTo("[\"updatedAt\"]");
        assertThat(sessions.path("source_defined_cursor").asBoolean()).isTrue();
        assertThat(sessions.path("is_resumable").asBoolean()).isTrue();
        assertThat(sessions.path("supported_sync_modes").toString()).isEqualTo("[\"full_refresh\",\"incremental\"]");
        assertThat(AirbyteProgram.stream(program.discovered(), "progress")
                        .path("supported_sync_modes")
                        .toString())
                .isEqualTo("[\"full_refresh\"]");
        assertThat(sessions.path("json_schema").path("properties").has("privateNotes"))
                .isFalse();
        assertThat(sessions.path("json_schema").path("description").asText()).contains("maestroqa: ");
    }

    @Test
    void hasNothingButMessagesOnStdoutWhateverHappens() throws IOException {
        program.configure("incremental");
        assertRefused("read needs a catalog", "airbyte", "read");
        assertRefused("is not there", "airbyte", "read", "--catalog", "nowhere");
        refusesAState("{\"type\":\"STREAMS\"}", "of type STREAMS");
        String other =
                "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"sessions\"},\"stream_state\":{\"v\":9,\"accounts\":{}}}}]";
        refusesAState(other, "newer version (9)");
        refusesAState("{\"bookmarks\":{\"sessions\":{}}}", "of no stream that there is");
        refusesAState("{\"type\":\"LEGACY\",\"data\":[1]}", "of no stream that there is");
        refusesAState("{\"type\":\"GLOBAL\"}", "holds no states of streams");
        ObjectNode catalog = AirbyteRun.configured(program.discovered(), "incremental");
        ((ObjectNode) catalog.path("streams").get(0).path("stream")).put("name", "session");
        program.catalog(catalog);
        assertRefused("stream session, which no account has", "airbyte", "read", "--catalog", "catalog");
        Files.writeString(folder.resolve("config.json"), "{\"sources\":[]}");
        assertRefused("at least one", "airbyte", "discover", "--config", "config.json");
        assertThat(program.run("airbyte", "raed").out()).isEmpty();
        assertThat(program.run("airbyte").out()).isEmpty();
    }

    private void refusesAState(String state, String why) throws IOException {
        program.state(state);
        assertRefused(why, "airbyte", "read", "--catalog", "catalog", "--state", "state");
    }

    private void assertRefused(String why, String... args) {
        Ran ran = program.run(args);
        AirbyteRun run = AirbyteRun.of(ran.lines());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(run.messages()).hasSize(1);
        assertThat(run.traces("ERROR").get(0).path("failure_type").asText()).isEqualTo("config_error");
        assertThat(run.traces("ERROR").get(0).path("message").asText()).contains(why);
    }
}
