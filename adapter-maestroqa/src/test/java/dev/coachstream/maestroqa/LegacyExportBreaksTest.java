package dev.coachstream.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyExportBreaksTest {
    private static final Map<String, String> SETTINGS =
            Map.of("api", "legacy-export", "first-day", "2023-06-01", "page-size", "7");

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final CoachingSource source = MaestroQaAccount.source(vendor, SETTINGS);

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    enum Break {
        RESET(Fault.resetMidBody()),
        CLOSE(Fault.closeMidBody()),
        CUT(Fault.truncatedJson()),
        WEB_PAGE(Fault.html200());

        @SuppressWarnings("ImmutableEnumChecker") // a fault is a function without state
        private final Fault fault;

        Break(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliversEachRecordOnceWhenTheAnswerBreaksOff(Break how) {
        vendor.behaviour().fault(Faults.after(10, Faults.times(3, how.fault)));

        assertThat(ids(Feed.SESSIONS, Query.all()))
                .containsExactlyInAnyOrderElementsOf(vendor.data().ids());
    }

    @Test
    void deliversWhatIsNewWhenAWindowIsAskedForAgain() {
        List<String> added = new ArrayList<>();
        vendor.behaviour().fault(Faults.after(12, Faults.times(1, (exchange, proper) -> {
            Response before = proper.get();
            added.addAll(vendor.data().add(3, Instant.parse("2026-06-20T00:00:00Z")));
            exchange.sendHead(before, before.body().length + 100);
            exchange.sendRaw(before.body(), 0, before.body().length / 2);
            exchange.reset();
        })));

        assertThat(ids(Feed.SESSIONS, Query.all()))
                .doesNotHaveDuplicates()
                .containsAll(vendor.data().ids());
        assertThat(added).hasSize(3);
    }

    @Test
    void givesUpOnAnAnswerThatBreaksOffAgainAndAgain() {
        vendor.behaviour().fault(Faults.after(1, Faults.always(Fault.resetMidBody())));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("the export of 2023-08-24 to 2023-11-21 broke off 5 times");
    }

    @ParameterizedTest
    @EnumSource(
            value = Feed.class,
            names = {"SESSIONS", "POINTS"})
    void endsAnAnswerOfNothingButRecordsThatWereDelivered(Feed feed) {
        vendor.behaviour().fault(Faults.always(endless()));

        assertThatThrownBy(() -> ids(feed, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("nothing but records that were delivered before");
    }

    /** What was read before is read again, to be known; its answer need not end because it did. */
    @Test
    void endsAnAnswerThatNeverEndsWhenAReadGoesOnBehindIt() {
        Cursor later;
        try (var read = source.points(Query.all())) {
            later = StreamSupport.stream(read.pages().spliterator(), false)
                    .map(Page::cursor)
                    .filter(cursor -> String.valueOf(cursor.position()).contains("window=2023-11"))
                    .findFirst()
                    .orElseThrow();
        }
        vendor.behaviour().fault(Faults.always(endless()));

        assertThatThrownBy(() -> ids(Feed.POINTS, Query.all().after(later)))
                .hasMessageContaining("nothing but records that were delivered before");
    }

    /** One session, again and again, and another beside it that cannot be read. */
    private static Fault endless() {
        byte[] record = "{\"_id\":\"s1\",\"id\":\"s1\"},5,".getBytes(UTF_8);
        return (exchange, proper) -> {
            exchange.sendHead(Response.json(200, new byte[0]), 1L << 40);
            exchange.sendRaw(new byte[] {'['}, 0, 1);
            for (long sent = 0; sent < 1L << 30; sent += record.length) {
                exchange.sendRaw(record, 0, record.length);
            }
        };
    }

    /** An answer that one thread reads throws what it likes when another one closes it; whoever closes does not care. */
    @Test
    void isClosedWhileAnotherThreadWaitsForMoreOfItsAnswer() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        vendor.behaviour().fault(Faults.always((exchange, proper) -> {
            Response whole = proper.get();
            exchange.sendHead(whole, whole.body().length);
            exchange.sendRaw(whole.body(), 0, whole.body().length / 2);
            await(closed);
            exchange.close();
        }));
        Paged<? extends CoachingRecord> read = source.read(Feed.SESSIONS, Query.all());
        FutureTask<Long> reading = new FutureTask<>(() -> read.stream().count());
        Thread reader = new Thread(reading, "reader of a silent answer");
        reader.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waitsForBytes(reader));

        try {
            assertThatCode(read::close).doesNotThrowAnyException();
            source.close();
            assertThatThrownBy(() -> reading.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RuntimeException.class);
        } finally {
            closed.countDown();
        }
    }

    /** What Okio throws where one thread closes what another one reads ("Unbalanced enter/exit"): when it does is a matter of chance. */
    @Test
    void caresForNothingThatAnAnswerThrowsWhenItIsClosed() {
        byte[] sent = "[{\"_id\":\"s1\"},{\"_id\":\"s2\"}]".getBytes(UTF_8);
        LegacyPageFetcher<CoachingSession> read = fetcher(new ByteArrayInputStream(sent) {
            @Override
            public void close() {
                throw new IllegalStateException("Unbalanced enter/exit");
            }
        });
        assertThat(read.fetch(null).next()).isNotNull();

        assertThatCode(read::close).doesNotThrowAnyException();
    }

    @Test
    void saysOfAReadThatItWasClosedWhateverItsAnswerThrows() {
        List<Runnable> closers = new ArrayList<>();
        LegacyPageFetcher<CoachingSession> read = fetcher(new InputStream() {
            @Override
            public int read() {
                closers.forEach(Runnable::run);
                throw new IllegalStateException("Unbalanced enter/exit");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        });
        closers.add(read::close);

        assertThatThrownBy(() -> read.fetch(null))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("this read was closed");
    }

    private static LegacyPageFetcher<CoachingSession> fetcher(InputStream answer) {
        Instant now = Instant.parse("2026-07-01T00:00:00Z");
        Host host = new Host(new FakeTime(now), SourceListener.NONE);
        LegacyPageFetcher.Contents<CoachingSession> none = new LegacyPageFetcher.Contents<>(sent -> List.of(), false);
        return new LegacyPageFetcher<>(
                new CursorScope("archive", Feed.SESSIONS, "all"),
                new LegacyReader(request -> answer, host, false),
                LegacyPosition.start(LocalDate.of(2026, 6, 1), now),
                none,
                1);
    }

    private static boolean waitsForBytes(Thread reader) {
        return Stream.of(reader.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("NioSocketImpl")
                        && frame.getMethodName().equals("park"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsNoRedirect() {
        vendor.behaviour().fault(Faults.always(Fault.redirect(vendor.url() + "/api/v1/coaching-sessions")));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("redirects are not followed");
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"startIndex\":0,\"totalResults\":1,\"Resources\":[]}", "17", " \"x\"", "null", "{}"})
    void refusesAnythingButAList(String body) {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), body)));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageMatching(".* was answered 200 with (a|JSON that is not).*list.*");
    }

    private List<String> ids(Feed feed, Query query) {
        try (var read = source.read(feed, query)) {
            return read.stream().map(CoachingRecord::id).toList();
        }
    }
}
