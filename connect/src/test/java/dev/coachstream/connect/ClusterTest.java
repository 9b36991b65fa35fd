package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty accounts, three workers, one of which is killed: what is committed is what the vendors hold, once each. The vendors' quotas are so small
 * that one reader uses them up: where two read at once, there are 429s.
 */
@Tag("cluster")
final class ClusterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BOUND = Duration.ofSeconds(150);
    private static final int A_SECOND = 2;

    @TempDir
    private Path folder;

    private final List<Vendor> vendors = new ArrayList<>();

    private record Vendor(String name, String vendor, SimulatedVendor server, SimulatedRecords sessions) {}

    @Test
    void holdsWhatTheVendorsHoldOnceEach() throws Exception {
        Path accounts = sixtyAccounts();
        try (StockKafka kafka = StockKafka.start(folder)) {
            Path plugins = kafka.unpack();
            List<StockKafka.Worker> workers = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                workers.add(kafka.worker("worker-" + number, plugins));
            }
            StockKafka.Worker first = workers.get(0);
            startConnector(kafka, first, accounts);
            try (CommittedTopic sessions = new CommittedTopic(kafka.servers(), "coaching.sessions");
                    CommittedTopic status = new CommittedTopic(kafka.servers(), "coaching.status")) {
                await().atMost(BOUND).until(() -> sessions.records().size() > 300);
                kafka.kill(workers.get(2));
                assertThat(sessions.keys().size()).as("killed midway").isLessThan(60 * 40);
                Vendor removed = changeAccounts(accounts);
                await().atMost(BOUND).until(() -> refused(status) >= 10);
                letIn(accounts);
                assertHolds(sessions, removed);
                assertOneCursorEach(kafka, first, removed);
                assertThat(vendors)
                        .allSatisfy(
                                vendor -> assertThat(vendor.server().requests().withStatus(429))
                                        .isZero());
            }
        } finally {
            vendors.forEach(vendor -> vendor.server().close());
        }
    }

    /** Ten of them are refused at first. */
    private Path sixtyAccounts() throws IOException {
        Path accounts = Files.createDirectory(folder.resolve("accounts"));
        for (int number = 0; number < 60; number++) {
            Vendor vendor = vendor(number);
            vendors.add(vendor);
            String token = refusedFirst(vendor) ? "refused" : vendor.server().token();
            configure(accounts, vendor, token);
        }
        return accounts;
    }

    private static void startConnector(StockKafka kafka, StockKafka.Worker worker, Path accounts) throws Exception {
        Map<String, String> config = Map.of(
                "connector.class", "CoachstreamSourceConnector",
                "tasks.max", "6",
                "topic.prefix", "coaching",
                "feeds", "sessions",
                "poll.interval.ms", "3600000",
                "accounts.dir", accounts.toString());
        assertThat(kafka.send(worker, "PUT", "/connectors/coaching/config", JSON.writeValueAsString(config)))
                .startsWith("201");
    }

    /** Adds two, of which one has the token of an account that is read already. Gives the one that it removed. */
    private Vendor changeAccounts(Path accounts) throws IOException {
        Vendor removed = vendors.get(59);
        Files.delete(accounts.resolve(removed.name() + ".yaml"));
        for (int number = 60; number < 62; number++) {
            Vendor added = number == 60 ? sameTokenAs(vendors.get(30)) : vendor(number);
            vendors.add(added);
            configure(accounts, added, added.server().token());
        }
        return removed;
    }

    private void letIn(Path accounts) throws IOException {
        for (Vendor vendor : vendors) {
            if (refusedFirst(vendor)) {
                configure(accounts, vendor, vendor.server().token());
            }
        }
    }

    private void assertHolds(CommittedTopic sessions, Vendor removed) {
        Map<String, Integer> expected = expected(removed);
        await().atMost(BOUND)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(others(sessions.keys(), removed)).hasSize(expected.size()));
        assertThat(sessions.twice())
                .as("partition's offset, key and time of what came twice")
                .isEmpty();
        assertThat(others(sessions.keys(), removed)).isEqualTo(expected);
    }

    private void assertOneCursorEach(StockKafka kafka, StockKafka.Worker worker, Vendor removed) throws Exception {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(cursors(kafka, worker)).containsAllEntriesOf(onePerAccount(removed)));
        assertThat(cursors(kafka, worker).values()).allMatch(count -> count == 1);
    }

    private static boolean refusedFirst(Vendor vendor) {
        return vendor.name().matches("account-\\d");
    }

    private static Vendor sameTokenAs(Vendor other) {
        return new Vendor("account-60", other.vendor(), other.server(), other.sessions());
    }

    private static Vendor vendor(int number) {
        DataSet data = DataSet.of(40).withSeed(number);
        String name = "account-" + number;
        ServerOptions options = ServerOptions.defaults().withToken("token-of-" + name);
        Vendor vendor = switch (number % 3) {
            case 0 -> {
                SimulatedMaestroQa server = SimulatedMaestroQa.start(data, options);
                yield new Vendor(name, "maestroqa", server, server.data());
            }
            case 1 -> {
                SimulatedCresta server = SimulatedCresta.start(data, options);
                yield new Vendor(name, "cresta", server, server.data());
            }
            default -> {
                SimulatedSamsara server = SimulatedSamsara.start(data, options);
                yield new Vendor(name, "samsara", server, server.data());
            }
        };
        vendor.server()
                .behaviour()
                .quota(Quota.perSecond(A_SECOND))
                .clampPageSize(8)
                .latency(Duration.ofMillis(150))
                .fault(Faults.randomly(number, 0.05, Fault.status(503), Fault.resetMidBody(), Fault.truncatedJson()));
        return vendor;
    }

    private static void configure(Path folder, Vendor vendor, String token) throws IOException {
        String more = vendor.vendor().equals("cresta")
                ? "    customer: %s%n    profile: %s%n    usecase: %s%n"
                        .formatted(CrestaData.customer(), CrestaData.profile(), CrestaData.usecase())
                : "";
        String yaml = "sources:%n  - name: %s%n    vendor: %s%n    base-url: %s%n    token: %s%n    quota: %d/1s%n%s"
                .formatted(vendor.name(), vendor.vendor(), vendor.server().url(), token, A_SECOND, more);
        Path whole = Files.writeString(folder.resolve(vendor.name() + ".new"), yaml);
        Files.move(
                whole,
                folder.resolve(vendor.name() + ".yaml"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static long refused(CommittedTopic status) {
        return status.records().stream()
                .filter(record -> CommittedTopic.json(record.value())
                        .path("kind")
                        .asText()
                        .equals("AUTHENTICATION"))
                .map(CommittedTopic::key)
                .distinct()
                .count();
    }

    private Map<String, Integer> expected(Vendor removed) {
        Map<String, Integer> expected = new HashMap<>();
        vendors.stream()
                .filter(vendor -> !vendor.equals(removed))
                .forEach(vendor -> vendor.sessions().ids().forEach(id -> expected.put(vendor.name() + "/" + id, 1)));
        return expected;
    }

    private static Map<String, Integer> others(Map<String, Integer> keys, Vendor removed) {
        Map<String, Integer> others = new HashMap<>(keys);
        others.keySet().removeIf(key -> key.startsWith(removed.name() + "/"));
        return others;
    }

    private Map<String, Integer> onePerAccount(Vendor removed) {
        Map<String, Integer> one = new HashMap<>();
        vendors.stream()
                .filter(vendor -> !vendor.equals(removed))
                .forEach(vendor -> one.put(vendor.name() + "/sessions", 1));
        return one;
    }

    private static Map<String, Integer> cursors(StockKafka kafka, StockKafka.Worker worker)
            throws IOException, InterruptedException {
        Map<String, Integer> cursors = new HashMap<>();
        for (JsonNode offset :
                JSON.readTree(kafka.get(worker, "/connectors/coaching/offsets")).path("offsets")) {
            cursors.merge(
                    offset.at("/partition/source").asText() + "/"
                            + offset.at("/partition/feed").asText(),
                    1,
                    Integer::sum);
        }
        return cursors;
    }
}
