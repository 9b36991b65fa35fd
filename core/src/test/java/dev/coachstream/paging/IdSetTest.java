package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IdSetTest {

    @Test
    void knowsWhatItWasGivenAndNothingElse() {
        IdSet ids = new IdSet();

        assertThat(IntStream.range(0, 200_000).filter(i -> ids.add("id-" + i)).count())
                .isEqualTo(200_000);
        assertThat(IntStream.range(0, 200_000).filter(i -> ids.add("id-" + i)).count())
                .isZero();
        assertThat(ids.add("id-200000")).isTrue();
    }

    @Test
    void knowsAnIdByItsVersion() {
        IdSet ids = new IdSet();
        Instant version = Instant.parse("2026-03-01T10:00:00.000000001Z");

        assertThat(ids.add("a", version)).isTrue();
        assertThat(ids.add("a", version)).isFalse();
        assertThat(ids.add("a", version.plusNanos(1))).isTrue();
        assertThat(ids.add("a", version.plusSeconds(1))).isTrue();
        assertThat(ids.add("b", version)).isTrue();
        assertThat(ids.add("a")).isTrue();
    }
}
