package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CreationWindowTest {
    private static final Instant NOW = Instant.parse("2026-07-02T08:00:00.123456Z");
    private static final Instant SINCE = Instant.parse("2026-06-01T00:00:00.5Z");
    private static final Duration LOOKBACK = Duration.ofDays(90);

    @Test
    void isAskedFromASecondBeforeBecauseTheServerExcludesItsStart() {
        CreationWindow window = created(SINCE, null);

        assertThat(window.startDate()).isEqualTo("2026-05-31T23:59:59.500Z");
    }

    @Test
    void endsWhereTheReadStartedUpToTheNextMillisecond() {
        assertThat(created(SINCE, null).endDate()).isEqualTo("2026-07-02T08:00:00.124Z");
    }

    /** A vendor's clock, or a person, may date a record ahead of now. */
    @Test
    void endsWithAQueryThatEndsLaterButNoFurtherAheadThanAYear() {
        assertThat(created(SINCE, NOW.plusSeconds(60)).endDate()).isEqualTo("2026-07-02T08:01:00.124Z");
        assertThat(created(SINCE, Instant.MAX).endDate()).isEqualTo("2027-07-02T08:00:00.124Z");
    }

    @Test
    void endsWithAQueryThatEndsEarlier() {
        assertThat(created(null, SINCE)).isEqualTo(new CreationWindow(null, SINCE));
    }

    @Test
    void looksBackForChanges() {
        Query query = Query.all().window(Axis.UPDATED, SINCE, SINCE.plusSeconds(1));

        assertThat(CreationWindow.of(query, LOOKBACK, NOW).startDate()).isEqualTo("2026-03-02T23:59:59.500Z");
        assertThat(CreationWindow.of(query, LOOKBACK, NOW).endDate()).isEqualTo("2026-07-02T08:00:00.124Z");
        assertThat(CreationWindow.of(query, null, NOW).startDate()).isNull();
    }

    @Test
    void startsAtTheBeginningWhereNothingElseIsAsked() {
        assertThat(CreationWindow.of(Query.all(), LOOKBACK, NOW).startDate()).isNull();
    }

    @Test
    void isEmptyWhereTheQueryLiesInTheFuture() {
        assertThat(created(NOW.plusSeconds(1), null).isEmpty()).isTrue();
        assertThat(created(SINCE, null).isEmpty()).isFalse();
    }

    private static CreationWindow created(@Nullable Instant since, @Nullable Instant until) {
        return CreationWindow.of(Query.all().window(Axis.CREATED, since, until), LOOKBACK, NOW);
    }
}
