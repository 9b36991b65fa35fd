package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.coachstream.api.TimeSource;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task without a cluster: what it gives, and where another one goes on. */
final class SourceTaskTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Map<Map<String, Object>, Map<String, Object>> offsets = new HashMap<>();
    private final KeptMetrics metrics = new KeptMetrics();
    private final List<SimulatedVendor> servers = new ArrayList<>();
    private @Nullable SimulatedRecords held;

    @AfterEach
    void closeServers() {
        servers.forEach(SimulatedVendor::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maestroqa", "cresta", "samsara"})
    void givesEachRecordOnceAlthoughItStopsAfterEachPage(String vendor) throws InterruptedException {
        Map<String, String> told = account(vendor, 40);
        servers.get(0).behaviour().clampPageSize(9);
        List<String> ids = new ArrayList<>();

        for (int start = 0; start < 20 && ids.size() < held().size(); start++) {
            ids.addAll(sessions(onePage(told)));
        }

        assertThat(ids).containsExactlyInAnyOrderElementsOf(held().ids());
    }

    @Test
    void doesNotKeepAPageThatNobodyCommitted() throws InterruptedException {
        Map<String, String> told = account("maestroqa", 40);
        servers.get(0).behaviour().clampPageSize(9);

        List<SourceRecord> lost = poll(told, false);

        assertThat(offsets).isEmpty();
        assertThat(sessions(onePage(told))).isEqualTo(sessions(lost));
    }

    @Test
    void givesATombstoneForWhatTheVendorDeleted() throws InterruptedException {
        Map<String, String> told = account("samsara", 12);
        String deleted = held().ids().get(3);
        held().delete(deleted, Instant.parse("2026-06-30T10:00:00Z"));

        Map<String, SourceRecord> last = new HashMap<>();
        for (int start = 0; start < 5; start++) {
            onePage(told).forEach(record -> {
                if (record.topic().equals("coaching.sessions")) {
                    last.put(((Struct) record.key()).getString("id"), record);
                }
            });
            offsets.clear();
        }

        assertThat(last.get(deleted)).isNotNull().satisfies(record -> {
            assertThat(record.value()).isNull();
            assertThat(record.valueSchema()).isNull();
        });
        assertThat(last.values()).filteredOn(record -> record.value() == null).hasSizeLessThan(12);
    }

    @Test
    void saysWhatIsWrongAndReadsTheOthers() throws InterruptedException {
        Map<String, String> told = new HashMap<>(account("samsara", 5));
        told.putAll(account("maestroqa", 5));
        servers.get(1).behaviour().fault(Faults.always(Fault.status(401)));
        Set<String> states = new TreeSet<>();

        reading(
                told,
                task -> await().atMost(BOUND).until(() -> {
                    for (SourceRecord record : polled(task)) {
                        if (record.topic().equals("coaching.status")) {
                            Struct status = (Struct) record.value();
                            states.add(status.getString("source") + " " + status.getString("state") + " "
                                    + status.getString("kind"));
                            assertThat(String.valueOf(status.getString("message")))
                                    .doesNotContain(servers.get(1).token());
                        }
                    }
                    return states.contains("samsara read null") && states.contains("maestroqa failing AUTHENTICATION");
                }));
    }

    /** And covers nothing of it: what its server shows later is read. */
    @Test
    void saysThatAListHasNoEndThatItsServerShows() {
        Map<String, String> told = account("maestroqa", 60);
        servers.get(0).behaviour().pageSizes(20, 20).refuseBehind(40);

        List<SourceRecord> shown = untilStatus(told);

        assertThat(sessions(shown)).hasSize(40);
        Struct status = (Struct) shown.get(shown.size() - 1).value();
        assertThat(status.getString("state") + " " + status.getString("kind")).isEqualTo("failing PROTOCOL");
        assertThat(status.getString("message")).contains("refused to say what follows");

        servers.get(0).behaviour().refuseBehind(-1);
        assertThat(sessions(untilStatus(told))).containsAll(held().ids());
    }

    private List<SourceRecord> untilStatus(Map<String, String> told) {
        try (RunningTask task = new RunningTask(TimeSource.system(), told, offsets)) {
            return task.until(all -> all.stream().anyMatch(RunningTask::isStatus));
        }
    }

    @Test
    void countsWhatEachFeedDoes() throws InterruptedException {
        Map<String, String> told = new HashMap<>(account("samsara", 5));
        told.putAll(account("maestroqa", 5));
        servers.get(1).behaviour().fault(Faults.always(Fault.status(401)));

        reading(
                told,
                task -> await().atMost(BOUND).untilAsserted(() -> {
                    polled(task);
                    assertThat(metrics.values())
                            .containsEntry("records-total {feed=sessions, source=samsara, vendor=samsara}", (long)
                                    ((SimulatedSamsara) servers.get(0)).data().size())
                            .containsEntry(
                                    "errors-total {feed=sessions, kind=authentication, source=maestroqa, vendor=maestroqa}",
                                    1L)
                            .containsEntry("throttled-total {feed=sessions, source=samsara, vendor=samsara}", 0L)
                            .containsEntry("quota-wait-total-ms {source=samsara, vendor=samsara}", 0L)
                            .containsEntry(
                                    "requests-total {feed=sessions, source=samsara, vendor=samsara}",
                                    servers.get(0).requests().count());
                }));

        assertThat(metrics.values()).as("after the end").isEmpty();
    }

    @Test
    void leavesAFeedAloneWhoseOffsetItCannotReadAndReadsTheOthers() throws InterruptedException {
        Map<String, String> told = new HashMap<>(account("samsara", 5));
        told.putAll(account("maestroqa", 5));
        Map<String, Object> newer = Map.of("state", "{\"v\":99}");
        offsets.put(Map.of("source", "maestroqa", "vendor", "maestroqa", "feed", "sessions"), newer);
        List<SourceRecord> all = new ArrayList<>();

        reading(
                told,
                task -> await().atMost(BOUND).until(() -> {
                    all.addAll(polled(task));
                    return all.stream().anyMatch(record -> record.headers().lastWithName("vendor") != null);
                }));

        assertThat(all)
                .filteredOn(record -> record.sourcePartition().containsValue("maestroqa"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.topic()).isEqualTo("coaching.status");
                    assertThat(((Struct) record.value()).getString("message")).contains("a newer version (99)");
                    assertThat((Object) record.sourceOffset()).isEqualTo(newer);
                });
        assertThat(servers.get(1).requests().all()).isEmpty();
    }

    @Test
    void countsWhatCouldNotBeReadOverAllTurnsOfARead() throws InterruptedException {
        Map<String, String> told = account("samsara", 60);
        AtomicInteger pages = new AtomicInteger();
        servers.get(0).behaviour().clampPageSize(1).gzip(false).fault(request -> (exchange, proper) -> {
            Response page = proper.get();
            String body = new String(page.body(), StandardCharsets.UTF_8);
            String first = body.replaceFirst("\"behaviors\":\\[", "\"behaviors\":[\"none\",");
            String sent = pages.getAndIncrement() == 0 ? first : body;
            exchange.send(page.withBody(sent.getBytes(StandardCharsets.UTF_8)));
        });
        List<SourceRecord> all = new ArrayList<>();

        reading(
                told,
                task -> await().atMost(BOUND).until(() -> {
                    all.addAll(polled(task));
                    return all.stream().anyMatch(RunningTask::isStatus);
                }));

        assertThat(pages.get()).isGreaterThan(50);
        assertThat(all)
                .filteredOn(RunningTask::isStatus)
                .singleElement()
                .satisfies(record -> assertThat(((Struct) record.value()).getInt64("rejected"))
                        .isEqualTo(1));
    }

    @Test
    void givesValuesThatConvertersTakeAndTimesAsTold() throws InterruptedException {
        Map<String, String> told = new HashMap<>(account("cresta", 5));
        told.put("times", "timestamp");
        SourceRecord record = onePage(told).get(0);

        assertThat(record.headers().lastWithName("vendor").value()).isEqualTo("cresta");
        Schema updated = record.valueSchema().field("updatedAt").schema();
        assertThat(updated.name()).isEqualTo(Timestamp.LOGICAL_NAME);
        assertThat(updated.isOptional()).isTrue();
        for (String schemas : List.of("true", "false")) {
            try (JsonConverter converter = new JsonConverter()) {
                converter.configure(Map.of("schemas.enable", schemas), false);
                byte[] json = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
                assertThat(CommittedTopic.json(json).toString()).contains("\"vendor\":\"cresta\"");
            }
        }
    }

    private List<SourceRecord> onePage(Map<String, String> told) throws InterruptedException {
        return poll(told, true);
    }

    /** What a task gives in its first poll that gives something. */
    private List<SourceRecord> poll(Map<String, String> told, boolean commit) throws InterruptedException {
        List<SourceRecord> page = new ArrayList<>();
        reading(told, task -> await().atMost(BOUND).until(() -> page.addAll(polled(task))));
        if (commit) {
            page.forEach(
                    record -> offsets.put(Map.copyOf(record.sourcePartition()), Map.copyOf(record.sourceOffset())));
        }
        return page;
    }

    private interface Use {
        void with(CoachstreamSourceTask task) throws InterruptedException;
    }

    private void reading(Map<String, String> told, Use use) throws InterruptedException {
        CoachstreamSourceTask task = new CoachstreamSourceTask();
        task.initialize(new KeptOffsets(offsets, metrics, told));
        task.start(told);
        try {
            use.with(task);
        } finally {
            task.stop();
        }
    }

    private static List<SourceRecord> polled(CoachstreamSourceTask task) throws InterruptedException {
        List<SourceRecord> page = task.poll();
        return page == null ? List.of() : page;
    }

    private static List<String> sessions(List<SourceRecord> page) {
        return page.stream()
                .filter(record -> record.topic().equals("coaching.sessions"))
                .map(record -> ((Struct) record.key()).getString("id"))
                .toList();
    }

    private SimulatedRecords held() {
        return Objects.requireNonNull(held);
    }

    private Map<String, String> account(String vendor, int sessions) {
        DataSet data = DataSet.of(sessions);
        Map<String, String> told =
                new HashMap<>(Map.of("topic.prefix", "coaching", "feeds", "sessions", "poll.interval.ms", "3600000"));
        switch (vendor) {
            case "maestroqa" -> {
                SimulatedMaestroQa server = SimulatedMaestroQa.start(data);
                held = server.data();
                servers.add(server);
            }
            case "cresta" -> {
                SimulatedCresta server = SimulatedCresta.start(data);
                held = server.data();
                servers.add(server);
                told.put("accounts.cresta.customer", CrestaData.customer());
                told.put("accounts.cresta.profile", CrestaData.profile());
                told.put("accounts.cresta.usecase", CrestaData.usecase());
            }
            default -> {
                SimulatedSamsara server = SimulatedSamsara.start(data);
                held = server.data();
                servers.add(server);
            }
        }
        SimulatedVendor server = servers.get(servers.size() - 1);
        told.put("accounts." + vendor + ".vendor", vendor);
        told.put("accounts." + vendor + ".base-url", server.url().toString());
        told.put("accounts." + vendor + ".token", server.token());
        told.put("accounts." + vendor + ".quota", "unlimited");
        return told;
    }
}
