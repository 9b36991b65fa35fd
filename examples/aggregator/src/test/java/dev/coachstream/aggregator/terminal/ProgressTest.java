package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coachstream.api.Exchange;
import dev.coachstream.api.Filter;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final FakeTime time = FakeTime.inJanuary();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void saysOneLineEveryTenSecondsWhereNobodyWatches() {
        Progress progress = progress(false, false);
        progress.begin("support", plan(Set.of()));
        for (int second = 0; second < 25; second++) {
            time.advance(Duration.ofSeconds(1));
            progress.page("support", 100, 10_000L);
        }
        progress.close();

        assertThat(text().lines())
                .containsExactly(
                        "support: 1,000 sessions in 10 pages, 100/s, 1 min 30 s left",
                        "support: 2,000 sessions in 20 pages, 100/s, 1 min 20 s left");
    }

    /** What one vendor says is shown in whatever account's thread comes next. */
    @Test
    void showsATotalThatNobodyCanCount() {
        Progress progress = progress(80, 10);
        progress.begin("support", plan(Set.of(), new RateLimit(1, Duration.ofDays(1))));
        progress.begin("fleet", plan(Set.of()));
        time.advance(Duration.ofSeconds(1));
        progress.page("support", 1, Long.MAX_VALUE);
        progress.page("fleet", 1, Long.MAX_VALUE);

        assertThatCode(() -> {
                    time.advance(Duration.ofSeconds(1));
                    progress.page("support", 1, Long.MAX_VALUE);
                })
                .doesNotThrowAnyException();
        assertThat(text()).contains("of 9,223,372,036,854,775,807");
    }

    @Test
    void saysWhatItIsWaitingFor() {
        Progress progress = progress(false, false);
        progress.begin("support", plan(Set.of()));
        progress.waiting("support", "quota", Duration.ofSeconds(22));
        time.advance(Duration.ofSeconds(10));
        progress.show();
        progress.exchanged(
                new Exchange("support", Feed.SESSIONS, "GET", "/x", 1, 200, 10, Duration.ofSeconds(1), null));
        time.advance(Duration.ofSeconds(10));
        progress.show();

        assertThat(text().lines())
                .containsExactly(
                        "support: 0 sessions in 0 pages, 0/s, waiting: quota, 12 s",
                        "support: 0 sessions in 0 pages, 0/s");
    }

    @Test
    void countsOnTheQuotaWhereTheRateSoFarPromisesTooMuch() {
        Progress progress = progress(false, false);
        progress.begin("support", plan(Set.of(), new RateLimit(1, Duration.ofMinutes(1))));
        time.advance(Duration.ofSeconds(10));
        progress.page("support", 100, 1_000L);

        assertThat(text()).contains("10/s, 8 min 50 s left");
    }

    @Test
    void promisesNoTimeWhereRowsAreFilteredHere() {
        Progress progress = progress(false, false);
        progress.begin("support", plan(Set.of(Filter.STATUS)));
        time.advance(Duration.ofSeconds(10));
        progress.page("support", 100, 1_000L);

        assertThat(text()).contains("100 sessions in 1 page, 10/s").doesNotContain("left");
    }

    @Test
    void drawsALineForTheWholeAndOneForEachAccountAndTakesThemAway() {
        Progress progress = progress(true, false);
        progress.begin("support", plan(Set.of()));
        progress.begin("sales", plan(Set.of()));
        time.advance(Duration.ofSeconds(1));
        progress.page("support", 100, 400L);
        progress.page("sales", 50, null);
        time.advance(Duration.ofSeconds(1));
        progress.end("sales");
        time.advance(Duration.ofSeconds(2));
        progress.end("support");
        progress.close();

        assertThat(text())
                .isEqualTo(drawn(
                                "",
                                "100 records, 0 of 2 accounts done",
                                "support  [##        ]  100 of 400 sessions, 3 s left, 100/s",
                                "sales    0 sessions, 0/s")
                        + drawn(
                                "\r\033[3A",
                                "[#####               ]  about 6 s left, 150 records, 1 of 2 accounts done",
                                "support  [##        ]  100 of 400 sessions, 6 s left, 50/s",
                                "sales    done, 50 records, 25/s")
                        + drawn(
                                "\r\033[3A",
                                "[####################]  about 0 s left, 150 records, 2 of 2 accounts done",
                                "support  done, 100 records, 25/s",
                                "sales    done, 50 records, 25/s")
                        + "\033[?7l\r\033[3A\033[K\n\033[K\n\033[K\n\r\033[3A\033[?7h");
    }

    private static String drawn(String up, String... lines) {
        return "\033[?7l" + up + String.join("\033[K\n", lines) + "\033[K\n\033[?7h";
    }

    @Test
    void countsFeedsToComeIntoTheTimeThatIsLeft() {
        Progress progress = progress(true, false);
        progress.expect("support", 3);
        progress.begin("support", plan(Set.of()));
        time.advance(Duration.ofSeconds(10));
        progress.page("support", 100, 200L);

        assertThat(text()).contains("about 50 s left", "100 of 200 sessions, 10 s left");
    }

    @Test
    void drawsNoMoreAndNoWiderThanTheTerminalHasRoomFor() {
        Progress progress = progress(40, 8);
        for (int i = 0; i < 9; i++) {
            progress.begin("account-with-a-long-name-" + i, plan(Set.of()));
        }
        time.advance(Duration.ofSeconds(1));
        progress.waiting("account-with-a-long-name-0", "quota", Duration.ofMinutes(100));

        List<String> lines =
                text().replaceAll("\033\\[[^a-zA-Z]*[a-zA-Z]", "").lines().toList();
        assertThat(lines).hasSize(7).allMatch(line -> line.length() < 40);
        assertThat(lines).last().isEqualTo("and 4 accounts more");
    }

    @Test
    void tellsWhatNoDocumentListsOnceAndAtTheEnd() {
        Progress progress = progress(false, false);
        progress.drift("support", Feed.SESSIONS, "mood", "string");
        progress.drift("support", Feed.SESSIONS, "mood", "string");
        progress.note("a note");
        progress.mended("support", 2);
        assertThat(text()).isEmpty();
        progress.close();
        progress.close();

        assertThat(text()).isEqualTo("""
                note: a note
                note: not in the vendor's document: support sessions: mood (string), kept in attributes
                note: support sent half characters, read as U+FFFD: 2
                """);
    }

    @Test
    void isQuietWhenToldTo() {
        Progress progress = progress(false, true);
        progress.begin("support", plan(Set.of()));
        time.advance(Duration.ofMinutes(1));
        progress.page("support", 100, null);
        progress.drift("support", Feed.SESSIONS, "mood", "string");
        progress.close();

        assertThat(text()).isEmpty();
    }

    private Progress progress(boolean terminal, boolean quiet) {
        Streams streams = new Streams(
                OutputStream.nullOutputStream(), new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
        return new Progress(streams, time, quiet);
    }

    private Progress progress(int columns, int rows) {
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                err,
                true,
                columns,
                new Streams.Screen(columns, rows));
        return new Progress(streams, time, false);
    }

    private static ReadPlan plan(Set<Filter> filteredHere, RateLimit... quotas) {
        return new ReadPlan("support", Feed.SESSIONS, Set.of(), filteredHere, 100, 1, List.of(quotas), List.of());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
