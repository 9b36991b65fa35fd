package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in's zip in a stock worker. */
@Tag("cluster")
final class StockWorkerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BOUND = Duration.ofSeconds(150);

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
            findsASecretThatAProviderRenewed(kafka, worker, fleet);
            goesOnWhereAStoreStood(kafka, worker, fleet);
        }
    }

    @Test
    void bringsTheLicencesOfWhatItBrings() throws IOException {
        Path plugin;
        try (Stream<Path> plugins = Files.list(StockKafka.unpack(folder.resolve("plugins")))) {
            plugin = plugins.findFirst().orElseThrow();
        }
        String listed = Files.readString(plugin.resolve("THIRD-PARTY.txt"));
        try (Stream<Path> jars = Files.list(plugin.resolve("lib"))) {
            for (String jar : jars.map(file -> file.getFileName().toString()).toList()) {
                if (!jar.startsWith("coachstream-")) {
                    String artifact = jar.replaceFirst("-[0-9][^/]*\\.jar$", "");
                    assertThat(listed).as(jar).contains(":" + artifact + ":");
                }
            }
        }
        assertThat(plugin.resolve("LICENSE")).exists();
        assertThat(plugin.resolve("licenses/jackson-core/META-INF/LICENSE")).exists();
        assertThat(plugin.resolve("licenses/jackson-core/META-INF/NOTICE")).exists();
        assertThat(plugin.resolve("licenses/guice/META-INF/NOTICE")).exists();
        assertThat(plugin.resolve("licenses/jakarta.inject-api/META-INF/NOTICE.md"))
                .exists();
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
            await().atMost(BOUND)
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

    private void findsASecretThatAProviderRenewed(StockKafka kafka, StockKafka.Worker worker, SimulatedSamsara fleet)
            throws Exception {
        Path secret = Files.writeString(folder.resolve("token"), "expired");
        Map<String, String> config = Map.of(
                "connector.class", "CoachstreamSourceConnector",
                "topic.prefix", "renewed",
                "accounts.fleet.vendor", "samsara",
                "accounts.fleet.token", "${renewed:" + folder + ":token}",
                "accounts.fleet.base-url", fleet.url().toString());
        assertThat(kafka.send(worker, "PUT", "/connectors/renewed/config", JSON.writeValueAsString(config)))
                .startsWith("201");
        try (CommittedTopic status = new CommittedTopic(kafka.servers(), "renewed.status");
                CommittedTopic sessions = new CommittedTopic(kafka.servers(), "renewed.sessions")) {
            await().atMost(BOUND)
                    .until(() -> status.records().stream()
                            .anyMatch(record -> CommittedTopic.json(record.value())
                                    .path("kind")
                                    .asText()
                                    .equals("AUTHENTICATION")));
            Files.writeString(secret, fleet.token());
            await().atMost(BOUND)
                    .untilAsserted(() ->
                            assertThat(sessions.keys()).hasSize(fleet.data().size()));
        }
        assertThat(Files.readString(worker.log()))
                .contains("Scheduling a restart of connector renewed in 2000 ms")
                .doesNotContain(fleet.token());
        kafka.send(worker, "DELETE", "/connectors/renewed", "");
    }

    /** A store's offsets, as the command line exports them, are those of a connector that has not begun yet. */
    private void goesOnWhereAStoreStood(StockKafka kafka, StockKafka.Worker worker, SimulatedSamsara fleet)
            throws Exception {
        String offsets = exported(fleet);
        Map<String, Object> connector = Map.of(
                "name", "moved",
                "initial_state", "STOPPED",
                "config",
                        Map.of(
                                "connector.class", "CoachstreamSourceConnector",
                                "topic.prefix", "moved",
                                "poll.interval.ms", "1000",
                                "accounts.fleet.vendor", "samsara",
                                "accounts.fleet.token", fleet.token(),
                                "accounts.fleet.base-url", fleet.url().toString()));
        assertThat(kafka.send(worker, "POST", "/connectors", JSON.writeValueAsString(connector)))
                .startsWith("201");
        assertThat(kafka.send(worker, "PATCH", "/connectors/moved/offsets", offsets))
                .startsWith("200");
        kafka.send(worker, "PUT", "/connectors/moved/resume", "");
        try (CommittedTopic status = new CommittedTopic(kafka.servers(), "moved.status");
                CommittedTopic sessions = new CommittedTopic(kafka.servers(), "moved.sessions")) {
            await().atMost(BOUND).until(() -> status.keys().containsKey("fleet/sessions"));
            String added = fleet.data().add(1, Instant.now()).get(0);
            await().atMost(BOUND).until(() -> sessions.keys().containsKey("fleet/" + added));
            assertThat(sessions.keys()).containsOnlyKeys("fleet/" + added);
        }
    }

    private String exported(SimulatedSamsara fleet) throws Exception {
        Path home = Files.createDirectory(folder.resolve("store"));
        Files.writeString(
                home.resolve("coachstream.yaml"),
                "sources:%n  - name: fleet%n    vendor: samsara%n    base-url: %s%n    token: %s%n"
                        .formatted(fleet.url(), fleet.token()));
        Process sync = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.coachstream.aggregator.Coachstream",
                        "sync",
                        "--export-offsets",
                        "offsets.json")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sync.log").toFile())
                .start();
        assertThat(sync.waitFor()).as(() -> "see " + folder.resolve("sync.log")).isZero();
        return Files.readString(home.resolve("offsets.json"));
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
