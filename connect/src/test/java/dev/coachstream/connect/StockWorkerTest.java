package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in's zip in a stock worker. */
@Tag("cluster")
final class StockWorkerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void findsThePluginSaysWhatIsWrongAndRunsWhatIsRight() throws Exception {
        try (StockKafka kafka = StockKafka.start(folder);
                SimulatedSamsara fleet = SimulatedSamsara.start(DataSet.of(30))) {
            Path plugins = kafka.unpack();
            assertThat(kafka.run(
                            "org.apache.kafka.tools.ConnectPluginPath", "list", "--plugin-path", plugins.toString()))
                    .containsPattern("dev.coachstream.connect.CoachstreamSourceConnector\\s.*source.*true");
            StockKafka.Worker worker = kafka.worker("worker", plugins);
            refusesWhatIsWrong(kafka, worker);
            runsWhatIsRight(kafka, worker, fleet);
        }
    }

    private static void refusesWhatIsWrong(StockKafka kafka, StockKafka.Worker worker) throws Exception {
        JsonNode wrong = validated(
                kafka,
                worker,
                Map.of(
                        "connector.class", "CoachstreamSourceConnector",
                        "name", "coaching",
                        "topic.prefix", "no blanks",
                        "poll.interval.ms", "soon",
                        "transaction.boundary", "interval",
                        "accounts.fleet.vendor", "samsara",
                        "accounts.fleet.token", "canary-secret",
                        "accounts.fleet.base-url", "ftp://nowhere",
                        "accounts.other.vendor", "nobody"));
        assertThat(errors(wrong, "topic.prefix")).contains("letters, digits");
        assertThat(errors(wrong, "poll.interval.ms")).contains("Not a number");
        assertThat(errors(wrong, "transaction.boundary")).contains("could part a page");
        assertThat(errors(wrong, "accounts.fleet.base-url")).contains("must be https");
        assertThat(errors(wrong, "accounts.other.vendor")).contains("samsara");
        assertThat(wrong.toString()).doesNotContain("canary-secret");
    }

    private static void runsWhatIsRight(StockKafka kafka, StockKafka.Worker worker, SimulatedSamsara fleet)
            throws Exception {
        Map<String, String> right = Map.of(
                "connector.class", "CoachstreamSourceConnector",
                "topic.prefix", "coaching",
                "accounts.fleet.vendor", "samsara",
                "accounts.fleet.token", fleet.token(),
                "accounts.fleet.base-url", fleet.url().toString());
        assertThat(kafka.send(worker, "PUT", "/connectors/coaching/config", JSON.writeValueAsString(right)))
                .startsWith("201");
        try (CommittedTopic sessions = new CommittedTopic(kafka.servers(), "coaching.sessions")) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(sessions.keys()).hasSize(fleet.data().size()));
            JsonNode session = sessions.records().stream()
                    .filter(record -> record.value() != null)
                    .map(record -> CommittedTopic.json(record.value()))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.get("vendor").asText()).isEqualTo("samsara");
        }
    }

    private static JsonNode validated(StockKafka kafka, StockKafka.Worker worker, Map<String, String> config)
            throws Exception {
        String answer = kafka.send(
                worker,
                "PUT",
                "/connector-plugins/CoachstreamSourceConnector/config/validate",
                JSON.writeValueAsString(config));
        assertThat(answer).startsWith("200");
        return JSON.readTree(answer.substring(4));
    }

    private static String errors(JsonNode validated, String field) {
        for (JsonNode one : validated.get("configs")) {
            if (one.at("/value/name").asText().equals(field)
                    && !one.at("/value/errors").isEmpty()) {
                return one.at("/value/errors").toString();
            }
        }
        return "none of " + validated;
    }
}
