package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 1 s",
        "PT59S, 59 s",
        "PT1M, 1 min",
        "PT3M5S, 3 min 5 s",
        "PT2H, 2 h",
        "PT2H10M9S, 2 h 10 min"
    })
    void showsDurations(Duration duration, String shown) {
        assertThat(Amounts.duration(duration)).isEqualTo(shown);
    }

    @Test
    void showsCountsInSingularAndPlural() {
        assertThat(Amounts.count(1, "sessions")).isEqualTo("1 session");
        assertThat(Amounts.count(0, "pages")).isEqualTo("0 pages");
        assertThat(Amounts.count(1234567, "records")).isEqualTo("1,234,567 records");
    }

    @Test
    void showsNoShareOfNothing() {
        assertThat(Amounts.share(1, 3)).isEqualTo("33.3 %");
        assertThat(Amounts.share(0, 0)).isEqualTo("–");
    }
}
