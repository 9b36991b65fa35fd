package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream airbyte} puts out, and what it makes of catalogs, states and configurations. */
final class AirbyteTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void saysOnceWhatItIsTold() {
        AirbyteRun run = AirbyteRun.of(run("airbyte", "spec").lines());

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
        AirbyteRun good = AirbyteRun.of(run("airbyte", "check").lines());
        simulated.fleet().behaviour().fault(Faults.always(Fault.status(401)));
        Ran refused = run("airbyte", "check");
        Files.writeString(folder.resolve("config.json"), "{\"sources\":[{\"name\":\"a\"}]}");
        Ran wrong = run("airbyte", "check", "--config", "config.json");

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
        JsonNode sessions = stream(discovered(), "sessions");

        assertThat(sessions.path("source_defined_primary_key").toString()).isEqualTo("[[\"source\"],[\"id\"]]");
        assertThat(sessions.path("default_cursor_field").toString()).isEqualTo("[\"updatedAt\"]");
        assertThat(sessions.path("source_defined_cursor").asBoolean()).isTrue();
        assertThat(sessions.path("is_resumable").asBoolean()).isTrue();
        assertThat(sessions.path("supported_sync_modes").toString()).isEqualTo("[\"full_refresh\",\"incremental\"]");
        assertThat(stream(discovered(), "progress").path("supported_sync_modes").toString())
                .isEqualTo("[\"full_refresh\"]");
        assertThat(sessions.path("json_schema").path("properties").has("privateNotes"))
                .isFalse();
        assertThat(sessions.path("json_schema").path("description").asText()).contains("maestroqa: ");
    }

    @Test
    void sendsWhatAPullPrintsOfEveryFeed() throws IOException {
        configure("incremental");

        AirbyteRun run = read();

        run.assertWellFormed();
        Map<String, Schema> schemas = new HashMap<>();
        discovered()
                .path("streams")
                .forEach(stream -> schemas.put(
                        stream.path("name").asText(),
                        Schema.of(stream.path("json_schema").toString())));
        run.of("RECORD")
                .forEach(item -> Objects.requireNonNull(
                                schemas.get(item.path("stream").asText()))
                        .accept(item.path("data").toString()));
        for (Feed feed : Feed.values()) {
            List<String> pulled = run("pull", "--feed", feed.label()).lines();
            assertThat(run.keys(feed.label()))
                    .hasSameSizeAs(new HashSet<>(pulled))
                    .isNotEmpty();
            assertThat(run.statuses(feed.label())).containsExactly("STARTED", "RUNNING", "COMPLETE");
        }
        assertThat(run.traces("ESTIMATE"))
                .isNotEmpty()
                .allMatch(estimate -> estimate.path("type").asText().equals("STREAM"));
    }

    @Test
    void goesOnFromAnyStateWithExactlyTheRest() throws IOException {
        configure("incremental");
        AirbyteRun whole = read();
        int states = whole.of("STATE").size();
        assertThat(states).isGreaterThan(10);

        for (int at = 0; at < states; at += 3) {
            Files.writeString(
                    folder.resolve("state"), whole.part(at, true).lastStates().toString());
            AirbyteRun rest = read("--state", "state");

            assertThat(rest.held().keySet())
                    .as("state " + at)
                    .containsAll(whole.part(at, false).held().keySet());
        }
    }

    @Test
    void sendsOnlyTheOverlapWhenNothingHasChanged() throws IOException {
        configure("incremental");
        AirbyteRun first = read();
        Files.writeString(folder.resolve("state"), first.lastStates().toString());

        AirbyteRun second = read("--state", "state");

        assertThat(states(second)).isEqualTo(states(first));
        assertThat(second.keys("sessions").size())
                .isLessThan(first.keys("sessions").size() / 4);
        assertThat(first.held()).containsAllEntriesOf(second.held());
    }

    @Test
    void acceptsAStateWithoutAType() throws IOException {
        configure("incremental");
        AirbyteRun first = read();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        states(first).forEach(data::set);
        Files.writeString(folder.resolve("state"), "{\"data\":" + data + "}");
        AirbyteRun wrapped = read("--state", "state");
        Files.writeString(folder.resolve("state"), data.toString());
        AirbyteRun bare = read("--state", "state");

        assertThat(states(wrapped)).isEqualTo(states(first));
        assertThat(bare.held())
                .isEqualTo(wrapped.held())
                .hasSizeLessThan(first.held().size());
    }

    @Test
    void readsAllThereIsInAFullRefreshAndGoesOnWithinIt() throws IOException {
        configure("full_refresh");
        AirbyteRun whole = read();
        Files.writeString(
                folder.resolve("state"), whole.part(4, true).lastStates().toString());
        AirbyteRun rest = read("--state", "state");
        Files.writeString(folder.resolve("state"), whole.lastStates().toString());

        assertThat(rest.held().size()).isLessThan(whole.held().size());
        assertThat(read("--state", "state").held()).isEqualTo(whole.held());
    }

    @Test
    void sendsTheFieldsOfTheConfiguredSchemaOnly() throws IOException {
        ObjectNode catalog = AirbyteRun.configured(discovered(), "incremental");
        catalog.path("streams")
                .forEach(one ->
                        ((ObjectNode) one.path("stream").path("json_schema").path("properties")).remove("attributes"));
        Files.writeString(folder.resolve("catalog"), catalog.toString());

        AirbyteRun run = read();

        assertThat(run.of("RECORD"))
                .isNotEmpty()
                .noneMatch(item -> item.path("data").has("attributes"));
    }

    @Test
    void tellsWhatAnAccountsFailureMeansForItsStreams() throws IOException {
        configure("incremental");
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));

        Ran ran = run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.statuses("sessions")).endsWith("INCOMPLETE");
        assertThat(run.statuses("points")).endsWith("COMPLETE");
        JsonNode error = run.traces("ERROR").get(0);
        assertThat(error.path("failure_type").asText()).isEqualTo("config_error");
        assertThat(error.path("stream_descriptor").path("name").asText()).isEqualTo("sessions");
        assertThat(run.held().keySet()).anyMatch(key -> key.startsWith("sessions support"));
    }

    @Test
    void saysWhenAQuotaIsThereAgain() throws IOException {
        configure("incremental");
        simulated.vendors().forEach(vendor -> vendor.behaviour().fault(Faults.always(Fault.tooManyRequests("86400"))));

        Ran ran = run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(run.traces("ERROR"))
                .allMatch(error -> error.path("failure_type").asText().equals("transient_error"));
        JsonNode ended = run.traces("STREAM_STATUS").stream()
                .filter(status -> status.path("status").asText().equals("INCOMPLETE"))
                .findFirst()
                .orElseThrow();
        JsonNode reason = ended.path("reasons").get(0);
        assertThat(reason.path("type").asText()).isEqualTo("RATE_LIMITED");
        assertThat(reason.path("rate_limited").path("quota_reset").asLong())
                .isGreaterThan(Program.in(folder).time().now().toEpochMilli());
    }

    @Test
    void countsWhatWasSetAside() throws IOException {
        configure("incremental");
        alterOnce(simulated.support(), "\"id\":\"[^\"]*\"", "\"id\":null");

        Ran ran = run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.of("STATE"))
                .filteredOn(state -> state.path("sourceStats").has("rejectedRecordCount"))
                .singleElement()
                .matches(state -> state.path("sourceStats")
                        .path("rejectedRecordCount")
                        .asText()
                        .equals("1.0"));
        assertThat(run.of("LOG")).anyMatch(log -> log.path("message").asText().startsWith("set aside: "));
    }

    @Test
    void namesWhatTheVendorDidNotAnswer() throws IOException {
        configure("incremental");
        alterOnce(simulated.fleet(), "\"behaviors\":", "\"others\":");

        AirbyteRun run = read();

        List<JsonNode> changed =
                run.of("RECORD").stream().filter(item -> item.has("meta")).toList();
        assertThat(changed).singleElement().satisfies(item -> {
            assertThat(item.path("stream").asText()).isEqualTo("sessions");
            assertThat(item.path("meta").toString())
                    .isEqualTo(
                            "{\"changes\":[{\"field\":\"points\",\"change\":\"NULLED\",\"reason\":\"SOURCE_RETRIEVAL_ERROR\"}]}");
        });
    }

    /** Once, in the first answer that holds it. */
    private static void alterOnce(SimulatedVendor vendor, String from, String to) {
        AtomicBoolean done = new AtomicBoolean();
        vendor.behaviour()
                .gzip(false)
                .fault(request -> Fault.altered(body -> {
                    String altered = body.replaceFirst(from, to);
                    return altered.equals(body) || done.getAndSet(true) ? body : altered;
                }));
    }

    @Test
    void hasNothingButMessagesOnStdoutWhateverHappens() throws IOException {
        configure("incremental");
        assertRefused("read needs a catalog", "airbyte", "read");
        assertRefused("is not there", "airbyte", "read", "--catalog", "nowhere");
        Files.writeString(folder.resolve("state"), "{\"type\":\"STREAMS\"}");
        assertRefused("of type STREAMS", "airbyte", "read", "--catalog", "catalog", "--state", "state");
        String other =
                "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"sessions\"},\"stream_state\":{\"v\":9,\"accounts\":{}}}}]";
        Files.writeString(folder.resolve("state"), other);
        assertRefused("newer version (9)", "airbyte", "read", "--catalog", "catalog", "--state", "state");
        ObjectNode catalog = AirbyteRun.configured(discovered(), "incremental");
        ((ObjectNode) catalog.path("streams").get(0).path("stream")).put("name", "session");
        Files.writeString(folder.resolve("catalog"), catalog.toString());
        assertRefused("stream session, which no account has", "airbyte", "read", "--catalog", "catalog");
        Files.writeString(folder.resolve("config.json"), "{\"sources\":[]}");
        assertRefused("at least one", "airbyte", "discover", "--config", "config.json");
        assertThat(run("airbyte", "raed").out()).isEmpty();
        assertThat(run("airbyte").out()).isEmpty();
    }

    private void assertRefused(String why, String... args) {
        Ran ran = run(args);
        AirbyteRun run = AirbyteRun.of(ran.lines());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(run.messages()).hasSize(1);
        assertThat(run.traces("ERROR").get(0).path("failure_type").asText()).isEqualTo("config_error");
        assertThat(run.traces("ERROR").get(0).path("message").asText()).contains(why);
    }

    private static Map<String, JsonNode> states(AirbyteRun run) {
        Map<String, JsonNode> states = new HashMap<>();
        run.lastStates()
                .forEach(state -> states.put(
                        state.path("stream")
                                .path("stream_descriptor")
                                .path("name")
                                .asText(),
                        state.path("stream").path("stream_state")));
        return states;
    }

    private static JsonNode stream(JsonNode catalog, String name) {
        for (JsonNode stream : catalog.path("streams")) {
            if (stream.path("name").asText().equals(name)) {
                return stream;
            }
        }
        throw new AssertionError("no stream " + name);
    }

    private void configure(String mode) throws IOException {
        Files.writeString(
                folder.resolve("catalog"),
                AirbyteRun.configured(discovered(), mode).toString());
    }

    private JsonNode discovered() {
        AirbyteRun run = AirbyteRun.of(run("airbyte", "discover").lines());
        assertThat(run.messages()).hasSize(1);
        return run.of("CATALOG").get(0);
    }

    private AirbyteRun read(String... more) {
        String[] words = new String[more.length + 4];
        List.of("airbyte", "read", "--catalog", "catalog").toArray(words);
        System.arraycopy(more, 0, words, 4, more.length);
        Ran ran = run(words);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return AirbyteRun.of(ran.lines());
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
