package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream airbyte read} tells of vendors and accounts in trouble. */
final class AirbyteTroubleTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();
    private final AirbyteProgram program = new AirbyteProgram(folder);

    @Test
    void tellsWhatAnAccountsFailureMeansForItsStreams() throws IOException {
        program.configure("incremental");
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

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
    void readsTheOtherFeedsOfAnAccountOfWhichOneFails() throws IOException {
        program.configure("incremental");
        simulated
                .support()
                .behaviour()
                .fault(request -> request.path().endsWith("/coaching-points") ? Fault.status(403) : null);

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.statuses("points")).endsWith("INCOMPLETE");
        assertThat(run.statuses("todos")).endsWith("COMPLETE");
        assertThat(run.held().keySet()).anyMatch(key -> key.startsWith("todos support"));
    }

    @Test
    void triesNoOtherFeedOfAnAccountThatIsRefused() throws IOException {
        program.configure("incremental");
        simulated.support().behaviour().fault(Faults.always(Fault.status(401)));

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

        assertThat(AirbyteRun.of(ran.lines()).statuses("todos")).endsWith("INCOMPLETE");
        assertThat(simulated.support().requests().count()).isEqualTo(1);
    }

    @Test
    void saysWhenAQuotaIsThereAgain() throws IOException {
        program.configure("incremental");
        simulated.vendors().forEach(vendor -> vendor.behaviour().fault(Faults.always(Fault.tooManyRequests("86400"))));

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

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
    void saysOnceThatItWaitsForAQuotaAndThenThatItRunsAgain() throws IOException {
        program.configure("incremental");
        simulated.fleet().behaviour().fault(Faults.once(Fault.tooManyRequests("30")));
        simulated.support().behaviour().fault(Faults.once(Fault.tooManyRequests("1"))); // is not felt

        AirbyteRun run = program.read();

        run.assertWellFormed();
        List<JsonNode> limited = run.traces("STREAM_STATUS").stream()
                .filter(status -> status.has("reasons"))
                .toList();
        assertThat(limited)
                .extracting(
                        status -> status.path("stream_descriptor").path("name").asText())
                .containsExactly("sessions", "points");
        assertThat(limited).allSatisfy(status -> {
            assertThat(status.path("status").asText()).isEqualTo("RUNNING");
            assertThat(status.path("reasons").toString()).contains("RATE_LIMITED", "quota_reset");
        });
        assertThat(run.statuses("sessions")).endsWith("RUNNING", "COMPLETE");
        assertThat(run.of("LOG"))
                .filteredOn(log -> log.path("message").asText().contains("waits for its quota"))
                .singleElement()
                .satisfies(log -> assertThat(log.path("message").asText()).startsWith("fleet "));
    }

    @Test
    void keepsTheStreamsOfAnAccountThatCannotBeOpened() throws IOException {
        program.configure("incremental");
        Program.edit(folder, "token: " + simulated.fleet().token(), "token: ${env:LOST}");

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.statuses("assignments")).containsExactly("STARTED", "INCOMPLETE");
        assertThat(run.statuses("sessions")).endsWith("INCOMPLETE");
        assertThat(run.statuses("todos")).endsWith("COMPLETE");
        assertThat(run.traces("ERROR"))
                .extracting(
                        error -> error.path("stream_descriptor").path("name").asText())
                .containsExactly("sessions", "points", "assignments");
        assertThat(run.held().keySet()).anyMatch(key -> key.startsWith("sessions support"));
    }

    @Test
    void holdsEveryStreamIncompleteWhereNobodyKnowsWhatAnAccountHas() throws IOException {
        program.configure("incremental");
        Program.edit(folder, "customer: acme", "customer: ${env:LOST}");

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

        AirbyteRun run = AirbyteRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(run.statuses("assignments")).endsWith("RUNNING", "INCOMPLETE");
        assertThat(run.held().keySet()).anyMatch(key -> key.startsWith("assignments fleet"));
    }

    @Test
    void countsWhatWasSetAside() throws IOException {
        program.configure("incremental");
        alterOnce(simulated.support(), "\"id\":\"[^\"]*\"", "\"id\":null");

        Ran ran = program.run("airbyte", "read", "--catalog", "catalog");

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
        program.configure("incremental");
        alterOnce(simulated.fleet(), "\"behaviors\":", "\"others\":");

        AirbyteRun run = program.read();

        List<JsonNode> changed =
                run.of("RECORD").stream().filter(item -> item.has("meta")).toList();
        assertThat(changed).singleElement().satisfies(item -> {
            assertThat(item.path("stream").asText()).isEqualTo("sessions");
            assertThat(item.path("meta").toString())
                    .isEqualTo(
                            "{\"changes\":[{\"field\":\"points\",\"change\":\"NULLED\",\"reason\":\"SOURCE_RETRIEVAL_ERROR\"}]}");
        });
    }

    @Test
    void namesTheFieldsOfValuesThatCannotBeRead() throws IOException {
        program.configure("incremental");
        alterOnce(simulated.fleet(), "\"dueAtTime\":\"[^\"]*\"", "\"dueAtTime\":\"2026-13-45\"");
        alterOnce(simulated.sales(), "\"sessionTime\":\"[^\"]*\"", "\"sessionTime\":{\"seconds\":7}");
        alterOnce(simulated.support(), "\"textContent\":\"[^\"]*\"", "\"textContent\":[\"a\"]");

        AirbyteRun run = program.read();

        run.assertWellFormed();
        Map<String, String> changes = new HashMap<>();
        run.of("RECORD").stream().filter(item -> item.has("meta")).forEach(item -> {
            JsonNode change = item.path("meta").path("changes").path(0);
            String field = change.path("field").asText();
            assertThat(change.path("reason").asText()).isEqualTo("SOURCE_SERIALIZATION_ERROR");
            assertThat(item.path("data").has(field)).isFalse();
            changes.put(
                    item.path("stream").asText() + " " + field,
                    item.path("data").path("source").asText());
        });
        assertThat(changes)
                .isEqualTo(Map.of("sessions dueAt", "fleet", "sessions meetingAt", "sales", "points text", "support"));
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
}
