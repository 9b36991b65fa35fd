package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Exchange;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who reads, and when nobody does any more. */
final class ReadPoolTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration TOO_LONG = ReadPool.LAPSE.plusMillis(1);

    private final FakeTime time = new FakeTime(Instant.parse("2026-07-01T00:00:00Z"));
    private final SimulatedMaestroQa server = SimulatedMaestroQa.start(DataSet.of(60));
    private final CoachingSources adapters = AccountKeys.adapters();
    private final ReadPool pool = new ReadPool(1, time);

    @AfterEach
    void close() {
        pool.close();
        server.close();
    }

    @Test
    void endsWhatIsUnderWayAndBeginsNothingWhenNobodyAsksForPages() throws InterruptedException {
        server.behaviour().fault(Faults.always(Fault.stallHeaders()));
        FeedRead first = feed("first", SourceListener.NONE);
        FeedRead second = feed("second", SourceListener.NONE);
        pool.begin(first);
        ReadPool.Turns behind = pool.begin(second);
        ask();
        await().atMost(BOUND).until(() -> server.requests().count() == 1);

        time.advance(TOO_LONG);
        pool.cutWhatNobodyAsksFor();

        assertThat(pool.wasCut()).isTrue();
        assertThat(first.left()).isEqualTo(new FeedRead.Left(null, FeedRead.Trouble.NONE, 0));
        assertThat(behind.isEnded()).isFalse();
        assertThat(server.requests().count()).isEqualTo(1);
        assertThat(ask()).isNull();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(server.requests().count())
                        .as("the one behind")
                        .isEqualTo(2));
    }

    @Test
    void hasEndedWhatWasUnderWayWhenItIsClosed() throws InterruptedException {
        server.behaviour().fault(Faults.always(Fault.stallHeaders()));
        FeedRead feed = feed("only", SourceListener.NONE);
        pool.begin(feed);
        ask();
        await().atMost(BOUND).until(() -> server.requests().count() == 1);

        pool.close();

        assertThat(feed.left().position()).isNull();
        assertThat(feed.left().trouble()).isEqualTo(FeedRead.Trouble.NONE);
        assertThat(server.requests().count()).isEqualTo(1);
    }

    @Test
    void takesNothingFromAReadThatDoesNotEndAndLetsItAskNobody() throws InterruptedException {
        server.behaviour().clampPageSize(5);
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        FeedRead feed = feed("deaf", new SourceListener() {
            @Override
            public void exchanged(Exchange exchange) {
                answered.countDown();
                awaitWithoutEnd(held);
            }
        });
        ReadPool.Turns turns = pool.begin(feed);
        ask();
        answered.await();

        turns.end();
        long asked = server.requests().count();
        held.countDown();

        assertThat(feed.left().position()).isNull();
        assertThat(ask()).isNull();
        assertThat(server.requests().count()).isEqualTo(asked);
    }

    @Test
    void tellsWhoAsksForPagesOfADefectThatEndedARead() {
        Error defect = new NoClassDefFoundError("a/library");
        pool.begin(feed("only", SourceListener.NONE, new TimeSource() {
            @Override
            public Instant now() {
                throw defect;
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) {
                throw defect;
            }
        }));

        await().atMost(BOUND)
                .untilAsserted(() -> assertThatThrownBy(this::ask)
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContaining("NoClassDefFoundError")
                        .hasCause(defect));
    }

    @Test
    void goesOnWhereItWasCut() throws InterruptedException {
        server.behaviour().clampPageSize(1);
        TaskAccounts accounts = accounts();
        accounts.refresh();
        List<String> ids = new ArrayList<>(ids(ask()));
        await().atMost(BOUND).until(() -> server.requests().count() > 33);

        time.advance(TOO_LONG);
        pool.cutWhatNobodyAsksFor();
        assertThat(accounts.wasCut()).isTrue();
        accounts.refresh();

        await().atMost(BOUND).until(() -> {
            ids.addAll(ids(ask()));
            return ids.size() >= server.data().size();
        });
        assertThat(ids).containsExactlyInAnyOrderElementsOf(server.data().ids());
        accounts.end();
    }

    private SourceConfig account(String name) {
        return SourceConfig.of(
                name,
                "maestroqa",
                Map.of("base-url", server.url().toString(), "token", server.token(), "quota", "unlimited"));
    }

    private FeedRead feed(String name, SourceListener listener) {
        return feed(name, listener, time);
    }

    private FeedRead feed(String name, SourceListener listener, TimeSource its) {
        CoachingSource source = adapters.open(account(name), new Host(time, listener));
        ConnectorConfig config = ConnectorConfig.of(Map.of("topic.prefix", "coaching"));
        return new FeedRead(
                source,
                new CapturedFeed(Feed.SESSIONS, Set.of()),
                new SourceRecords(config),
                new FeedMetrics(new KeptMetrics(), time),
                its,
                null,
                null);
    }

    private TaskAccounts accounts() {
        Map<String, String> told = new HashMap<>(Map.of("topic.prefix", "coaching", "feeds", "sessions"));
        account("support").settings().forEach((key, value) -> told.put("accounts.support." + key, value));
        told.put("accounts.support.vendor", "maestroqa");
        KeptOffsets worker = new KeptOffsets(Map.of(), new KeptMetrics(), told);
        return new TaskAccounts(
                ConnectorConfig.of(told),
                adapters,
                new ConfiguredAccounts(adapters, told, worker::configs, time),
                new FeedMetrics(worker.metrics(), time),
                time,
                worker.offsetStorageReader(),
                pool);
    }

    private @Nullable List<SourceRecord> ask() throws InterruptedException {
        return pool.next(Duration.ofMillis(20));
    }

    private static List<String> ids(@Nullable List<SourceRecord> page) {
        return page == null
                ? List.of()
                : page.stream()
                        .filter(record -> !RunningTask.isStatus(record))
                        .map(record -> ((Struct) record.key()).getString("id"))
                        .toList();
    }

    private static void awaitWithoutEnd(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // it is deaf to that
            }
        }
    }
}
