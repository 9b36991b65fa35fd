package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.Filter;
import dev.coachstream.spi.RateLimit;
import dev.coachstream.spi.ReadPlan;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayOutputStream;
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

    @Test
    void saysWhatItIsWaitingFor() {
        Progress progress = progress(false, false);
        progress.begin("support", plan(Set.of()));
        progress.waiting("support", "quota", Duration.ofSeconds(22));
        time.advance(Duration.ofSeconds(10));
        progress.show();
        progress.responseReceived("support", 200, 10);
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
    void drawsABarForEachAccountAndTakesThemAway() {
        Progress progress = progress(true, false);
        progress.begin("support", plan(Set.of()));
        time.advance(Duration.ofSeconds(1));
        progress.page("support", 100, 400L);
        time.advance(Duration.ofSeconds(1));
        progress.end("support");
        time.advance(Duration.ofSeconds(8));
        progress.show();
        progress.close();

        assertThat(text()).isEqualTo("""
                        support      [#####               ] 100 sessions in 1 page, 100/s, 3 s left
                        \033[1A\033[Jsupport      [####################] 100 sessions in 1 page, 50/s
                        \033[1A\033[Jsupport      [####################] 100 sessions in 1 page, 50/s
                        \033[1A\033[J""");
    }

    @Test
    void tellsWhatNoDocumentListsOnceAndAtTheEnd() {
        Progress progress = progress(false, false);
        progress.drift("support", Feed.SESSIONS, "mood", "string");
        progress.drift("support", Feed.SESSIONS, "mood", "string");
        assertThat(text()).isEmpty();
        progress.close();

        assertThat(text())
                .isEqualTo("note: not in the vendor's document, kept in attributes: support sessions: mood (string)\n");
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

    private static ReadPlan plan(Set<Filter> filteredHere, RateLimit... quotas) {
        return new ReadPlan("support", Feed.SESSIONS, Set.of(), filteredHere, 100, 1, List.of(quotas), List.of());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
