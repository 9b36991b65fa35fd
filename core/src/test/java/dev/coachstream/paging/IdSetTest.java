package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;

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
}
