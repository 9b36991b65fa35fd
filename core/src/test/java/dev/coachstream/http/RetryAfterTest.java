package dev.coachstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource({"0.40235,402350000", "1,1000000000", "120,120000000000", "' 2.5 ',2500000000"})
    void readsDecimalSeconds(String value, long nanos) {
        assertThat(RetryAfter.parse(value, null, NOW)).contains(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:50:37 GMT", "Sunday, 06-Nov-94 08:50:37 GMT", "Sun Nov  6 08:50:37 1994"})
    void readsEachFormOfADate(String value) {
        assertThat(RetryAfter.parse(value, null, NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void measuresFromTheServersOwnClock() {
        assertThat(RetryAfter.parse(
                        "Sun, 06 Nov 1994 08:50:37 GMT", "Sun, 06 Nov 1994 08:50:07 GMT", NOW.minusSeconds(9_000)))
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0", "soon", "", "1e9", "Sun, 06 Nov 1994 08:49:36 GMT"})
    void takesNothingElseForAdvice(String value) {
        assertThat(RetryAfter.parse(value, null, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999,99999999999",
        "'Fri, 31 Dec 9999 23:59:59 GMT',252618189022",
        "99999999999999999999999999,315576000000",
        "000000000000000000000000007,7",
        "999999999999999999.999999999999,315576000000"
    })
    void takesAdviceOfAnyLength(String value, long seconds) {
        assertThat(RetryAfter.parse(value, null, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readsDatesInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:50:37 GMT", null, NOW))
                    .isPresent();
        } finally {
            Locale.setDefault(before);
        }
    }
}
