package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.testkit.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task does as time goes by. */
final class TaskTimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofHours(2);

    private final FakeTime time = new FakeTime(Instant.parse("2026-07-01T00:00:00Z"));
    private final Map<Map<String, Object>, Map<String, Object>> offsets = new HashMap<>();
    private final SimulatedMaestroQa server = SimulatedMaestroQa.start(DataSet.of(20));
    private final Map<String, String> told = new HashMap<>();

    @BeforeEach
    void tell() {
        told.putAll(Map.of(
                "topic.prefix", "coaching",
                "feeds", "sessions",
                "poll.interval.ms", String.valueOf(INTERVAL.toMillis()),
                "accounts.support.vendor", "maestroqa",
                "accounts.support.base-url", server.url().toString(),
                "accounts.support.token", server.token(),
                "accounts.support.quota", "unlimited"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"404, 5 10 20 40 80 160 300 300", "401, 300 600 1200 2400 3600 3600"})
    void waitsLongerWithEachFailure(int answer, String waits) {
        server.behaviour().fault(Faults.always(Fault.status(answer)));
        Instant begun = time.now();

        try (RunningTask task = new RunningTask(time, told, offsets)) {
            for (String seconds : waits.split(" ", -1)) {
                Struct status = task.status();
                Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
                assertThat(status.getString("since")).isEqualTo(begun.toString());
                assertThat(status.getString("nextTry"))
                        .isEqualTo(time.now().plus(wait).toString());

                long asked = server.requests().count();
                time.advance(wait.minus(SECOND));
                assertThat(Stream.of(task.poll(), task.poll())).allMatch(List::isEmpty);
                assertThat(server.requests().count()).isEqualTo(asked);
                time.advance(SECOND);
            }
        }
    }

    @Test
    void saysSinceWhenItsServerRefusesToSayWhatFollows() {
        server.behaviour().pageSizes(5, 5).refuseBehind(10);
        Instant begun = time.now();

        try (RunningTask task = new RunningTask(time, told, offsets)) {
            for (int read = 0; read < 3; read++) {
                Struct status = task.status();
                assertThat(status.getString("message")).contains("refused to say what follows");
                assertThat(status.getString("since")).isEqualTo(begun.toString());
                time.advance(INTERVAL);
            }

            server.behaviour().refuseBehind(-1);
            Instant ended = time.now();
            assertThat(task.status().getString("since")).isEqualTo(ended.toString());
        }
    }

    @Test
    void forgetsItsFailuresWithTheNextPage() {
        server.behaviour().fault(Faults.always(Fault.status(404)));
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            task.status();
            time.advance(Duration.ofSeconds(5));
            task.status();
            server.behaviour().noFaults();
            time.advance(Duration.ofSeconds(10));
            assertThat(task.status().getString("state")).isEqualTo("read");

            server.behaviour().fault(Faults.always(Fault.status(404)));
            time.advance(INTERVAL);
            assertThat(task.status().getString("nextTry"))
                    .isEqualTo(time.now().plusSeconds(5).toString());
        }
    }

    @Test
    void triesAgainAfterADayHoweverLongTheVendorAsksToBeLeftAlone() {
        server.behaviour().fault(Faults.always(Fault.tooManyRequests("1795975688000")));
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            Struct status = task.status();
            assertThat(status.getString("kind")).isEqualTo("RATE_LIMITED");
            assertThat(status.getString("nextTry"))
                    .isEqualTo(time.now().plus(Duration.ofDays(1)).toString());

            server.behaviour().noFaults();
            time.advance(Duration.ofDays(1));

            assertThat(sessions(task)).hasSize(server.data().size());
        }
    }

    @Test
    void findsASecretThatAConfigProviderRenewedWithoutBeingStartedAnew() {
        String renewed = server.token();
        told.put("accounts.support.token", "expired");
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            assertThat(task.status().getString("kind")).isEqualTo("AUTHENTICATION");
            told.put("accounts.support.token", renewed);
            time.advance(ConfiguredAccounts.ASK_EVERY.minus(SECOND));
            assertThat(task.poll()).isEmpty();

            time.advance(Duration.ofSeconds(11));

            assertThat(sessions(task)).hasSize(server.data().size());
        }
    }

    @Test
    void keepsASecretWhereItsProviderDoesNotAnswer() {
        server.behaviour().fault(Faults.once(Fault.status(401)));
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            task.status();
            told.keySet().removeIf(key -> key.startsWith("accounts."));
            time.advance(Duration.ofMinutes(6));

            assertThat(sessions(task)).hasSize(server.data().size());
        }
    }

    @Test
    @Timeout(60)
    void answersPollsWhileAReadTakesLong() {
        server.behaviour().fault(Faults.always(Fault.stallHeaders()));
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            task.until(none -> server.requests().count() == 1);
            time.advance(Duration.ofSeconds(1));

            assertThat(Stream.of(task.poll(), task.poll())).allMatch(List::isEmpty);
        }
    }

    @ParameterizedTest
    @CsvSource({"changes", "all"})
    void beginsNoReadBeforeItsTimeWhoeverHasTheAccountSince(String mode) {
        told.put("capture.mode", mode);
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            sessions(task);
        }
        long asked = server.requests().count();
        time.advance(INTERVAL.minus(SECOND));

        try (RunningTask task = new RunningTask(time, told, offsets)) {
            assertThat(Stream.of(task.poll(), task.poll())).allMatch(List::isEmpty);
            assertThat(server.requests().count()).isEqualTo(asked);
            time.advance(SECOND);
            List<SourceRecord> again = sessions(task);
            assertThat(again.size() == server.data().size()).isEqualTo(mode.equals("all"));
        }
    }

    @Test
    void goesOnWithinAReadOfEverything() {
        told.put("capture.mode", "all");
        server.behaviour().clampPageSize(6);
        try (RunningTask task = new RunningTask(time, told, offsets)) {
            assertThat(task.until(records -> !records.isEmpty())).hasSize(6);
        }

        try (RunningTask task = new RunningTask(time, told, offsets)) {
            assertThat(sessions(task)).hasSize(server.data().size() - 6);
        }
    }

    /** What comes until a read has ended. */
    private static List<SourceRecord> sessions(RunningTask task) {
        return task
                .until(records -> records.stream()
                        .filter(RunningTask::isStatus)
                        .anyMatch(record ->
                                ((Struct) record.value()).getString("state").equals("read")))
                .stream()
                .filter(record -> !RunningTask.isStatus(record))
                .toList();
    }
}
