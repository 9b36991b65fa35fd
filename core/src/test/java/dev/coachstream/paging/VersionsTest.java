package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.paging.Versions.Seen;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VersionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.000000001Z");

    private final Versions versions = new Versions();

    @Test
    void knowsWhatItSawLastAmongVeryMany() {
        assertThat(IntStream.range(0, 200_000)).allMatch(i -> versions.see("id-" + i, i) == Seen.NEW);
        assertThat(IntStream.range(0, 200_000)).allMatch(i -> versions.see("id-" + i, i) == Seen.SAME);
        assertThat(IntStream.range(0, 200_000)).allMatch(i -> versions.see("id-" + i, i + 1) == Seen.CHANGED);
        assertThat(versions.see("id-200000", 7)).isEqualTo(Seen.NEW);
    }

    @Test
    void tellsARecordThatChangedBackFromOneThatDidNotChange() {
        versions.see("a", 1);
        versions.see("a", 2);

        assertThat(versions.see("a", 1)).isEqualTo(Seen.CHANGED);
        assertThat(versions.see("a", 1)).isEqualTo(Seen.SAME);
    }

    @Test
    void knowsEachTimeOfARecordByItself() {
        assertThat(versions.see("a", NOW, 1)).isEqualTo(Seen.NEW);
        assertThat(versions.see("a", NOW.plusNanos(1), 2)).isEqualTo(Seen.NEW);
        assertThat(versions.see("a", NOW.plusSeconds(1), 2)).isEqualTo(Seen.NEW);
        assertThat(versions.see("b", NOW, 1)).isEqualTo(Seen.NEW);
        assertThat(versions.see("a", null, 1)).isEqualTo(Seen.NEW);
        assertThat(versions.see("a", NOW, 1)).isEqualTo(Seen.SAME);
        assertThat(versions.see("a", NOW, 3)).isEqualTo(Seen.CHANGED);
    }

    @Test
    void letsTheNewerCountAndOfOneTimeTheLast() {
        Instant before = NOW.minusSeconds(1);

        assertThat(Versions.givesWay(before, NOW, NOW)).isTrue();
        assertThat(Versions.givesWay(NOW, NOW, NOW)).isTrue();
        assertThat(Versions.givesWay(NOW, before, NOW)).isFalse();
    }

    @Test
    void letsATimeBeyondNowOrNoTimeBlockNothing() {
        assertThat(Versions.givesWay(NOW.plusNanos(1), NOW, NOW)).isTrue();
        assertThat(Versions.givesWay(null, NOW, NOW)).isTrue();
        assertThat(Versions.givesWay(NOW, null, NOW)).isTrue();
    }
}
