package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream airbyte read} puts out, from no state and from any. */
final class AirbyteReadTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final Path folder = configured.path();
    private final AirbyteProgram program = new AirbyteProgram(folder);

    @Test
    void sendsWhatAPullPrintsOfEveryFeed() throws IOException {
        program.configure("incremental");

        AirbyteRun run = program.read();

        run.assertWellFormed();
        Map<String, Schema> schemas = new HashMap<>();
        program.discovered()
                .path("streams")
                .forEach(stream -> schemas.put(
                        stream.path("name").asText(),
                        Schema.of(stream.path("json_schema").toString())));
        run.of("RECORD")
                .forEach(item -> Objects.requireNonNull(
                                schemas.get(item.path("stream").asText()))
                        .accept(item.path("data").toString()));
        for (Feed feed : Feed.values()) {
            List<String> pulled = program.run("pull", "--feed", feed.label()).lines();
            assertThat(run.keys(feed.label()))
                    .hasSameSizeAs(new HashSet<>(pulled))
                    .isNotEmpty();
            assertThat(run.statuses(feed.label())).containsExactly("STARTED", "RUNNING", "COMPLETE");
        }
    }

    @Test
    void goesOnFromAnyStateWithExactlyTheRest() throws IOException {
        program.configure("incremental");
        AirbyteRun whole = program.read();
        int states = whole.of("STATE").size();
        assertThat(states).isGreaterThan(10);

        for (int at = 0; at < states; at += 3) {
            program.state(whole.part(at, true).lastStates());
            AirbyteRun rest = program.read("--state", "state");

            assertThat(rest.held().keySet())
                    .as("state " + at)
                    .containsAll(whole.part(at, false).held().keySet());
        }
    }

    @Test
    void sendsOnlyTheOverlapWhenNothingHasChanged() throws IOException {
        program.configure("incremental");
        AirbyteRun first = program.read();
        program.state(first.lastStates());

        AirbyteRun second = program.read("--state", "state");

        assertThat(second.stateOf()).isEqualTo(first.stateOf());
        assertThat(second.keys("sessions").size())
                .isLessThan(first.keys("sessions").size() / 4);
        assertThat(first.held()).containsAllEntriesOf(second.held());
    }

    @Test
    void acceptsAStateWithoutAType() throws IOException {
        program.configure("incremental");
        AirbyteRun first = program.read();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        first.stateOf().forEach(data::set);
        program.state("{\"data\":" + data + "}");
        AirbyteRun wrapped = program.read("--state", "state");
        program.state(data);
        AirbyteRun bare = program.read("--state", "state");

        assertThat(wrapped.stateOf()).isEqualTo(first.stateOf());
        assertThat(bare.held())
                .isEqualTo(wrapped.held())
                .hasSizeLessThan(first.held().size());
    }

    @Test
    void readsAllThereIsInAFullRefreshAndGoesOnWithinIt() throws IOException {
        program.configure("full_refresh");
        AirbyteRun whole = program.read();
        program.state(whole.part(4, true).lastStates());
        AirbyteRun rest = program.read("--state", "state");
        program.state(whole.lastStates());

        assertThat(rest.held().size()).isLessThan(whole.held().size());
        assertThat(program.read("--state", "state").held()).isEqualTo(whole.held());
    }

    @Test
    void sendsTheFieldsOfTheConfiguredSchemaOnly() throws IOException {
        ObjectNode catalog = AirbyteRun.configured(program.discovered(), "incremental");
        catalog.path("streams")
                .forEach(one ->
                        ((ObjectNode) one.path("stream").path("json_schema").path("properties")).remove("attributes"));
        program.catalog(catalog);

        AirbyteRun run = program.read();

        assertThat(run.of("RECORD"))
                .isNotEmpty()
                .noneMatch(item -> item.path("data").has("attributes"));
    }

    @Test
    void sendsNothingPrivateWhereTheConfiguredSchemaNamesNoMembers() throws IOException {
        ObjectNode catalog = AirbyteRun.configured(program.discovered(), "incremental");
        catalog.path("streams").forEach(one -> ((ObjectNode) one.path("stream")).putObject("json_schema"));
        program.catalog(catalog);

        AirbyteRun run = program.read("--include-private");

        assertThat(run.of("RECORD"))
                .anyMatch(item -> item.path("data").has("title"))
                .noneMatch(item -> item.path("data").has("privateNotes"));
    }

    @Test
    void refusesAStateOfWhatReadsSomethingElseForThatAccountOnly() throws IOException {
        program.configure("incremental");
        AirbyteRun first = program.read();
        String ofFleet = readsOfFleet(first);
        program.state(first.lastStates().toString().replace(ofFleet, "another"));

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog", "--state", "state");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.traces("ERROR")).isNotEmpty().allSatisfy(error -> {
            assertThat(error.path("failure_type").asText()).isEqualTo("config_error");
            assertThat(error.path("message").asText())
                    .startsWith("fleet: this state is of an account that reads something else");
        });
        assertThat(run.held().keySet()).isNotEmpty().noneMatch(key -> key.contains(" fleet "));
        assertThat(run.statuses("assignments")).containsExactly("STARTED", "INCOMPLETE");
        assertThat(run.statuses("progress")).endsWith("COMPLETE");
        assertThat(readsOfFleet(run)).isEqualTo("another");
    }

    @Test
    void estimatesNothingButWhatIsKnownOfEveryAccountAndSentWhole() throws IOException {
        program.configure("incremental");
        AirbyteRun first = program.read();
        program.state(first.lastStates());

        // Fleet's vendor does not say how many sessions and points it has.
        assertThat(first.traces("ESTIMATE")).singleElement().satisfies(estimate -> {
            assertThat(estimate.path("name").asText()).isEqualTo("todos");
            assertThat(estimate.path("row_estimate").asInt())
                    .isEqualTo(first.keys("todos").size());
        });
        assertThat(program.read("--state", "state").traces("ESTIMATE")).isEmpty();
    }

    private static String readsOfFleet(AirbyteRun run) {
        JsonNode sessions = Objects.requireNonNull(run.stateOf().get("sessions"));
        return sessions.path("accounts").path("fleet").path("reads").asText();
    }
}
