package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBoundTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00.123456+02:00, 2026-01-31T06:00:00.123456Z",
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T08:00:00, 2026-01-31T08:00:00Z",
        "2026-01-31 08:00, 2026-01-31T08:00:00Z",
        "2026-01-31 08:00:00.5+02:00, 2026-01-31T06:00:00.5Z",
        "30d, 2026-03-01T12:00:00Z",
        "1w, 2026-03-24T12:00:00Z",
        "1mo, 2026-02-28T12:00:00Z",
        "13mo, 2025-02-28T12:00:00Z",
        "1y, 2025-03-31T12:00:00Z",
        "12h, 2026-03-31T00:00:00Z",
    })
    void readsTimesDatesAndTimesAgo(String text, Instant expected) {
        assertThat(new TimeBound.Reader().convert(text).at(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "30",
                "-30d",
                "2026-02-30",
                "2026-01-31T08",
                "2026-01-31 8:00",
                "3m",
                "1.5y",
                "2026-01-31  08:00",
                "9999999d"
            })
    void saysWhatATimeLooksLike(String text) {
        assertThatThrownBy(() -> new TimeBound.Reader().convert(text))
                .hasMessageContaining("'" + text + "' is no time: write 2026-01-31T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31 08:00, true", "2026-01-31T08:00:00Z, false", "2026-01-31, false", "3mo, false"})
    void knowsWhatIsTakenForUtc(String text, boolean zoneless) {
        assertThat(new TimeBound(text).zoneless()).isEqualTo(zoneless);
    }

    @Test
    void remembersHowItWasWritten() {
        assertThat(new TimeBound.Reader().convert(" 30d ").text()).isEqualTo("30d");
    }
}
