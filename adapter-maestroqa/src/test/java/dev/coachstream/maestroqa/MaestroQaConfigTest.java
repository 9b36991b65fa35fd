package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaestroQaConfigTest {

    @Test
    void hasDefaults() {
        assertThat(from(Map.of("token", "t")))
                .isEqualTo(new MaestroQaConfig(
                        "support",
                        URI.create("https://app.maestroqa.com"),
                        new Secret("t"),
                        false,
                        100,
                        4,
                        List.of(new RateLimit(10, Duration.ofSeconds(1)), new RateLimit(100, Duration.ofMinutes(1))),
                        Duration.ofDays(90),
                        LocalDate.of(2013, 1, 1),
                        10_000));
    }

    @Test
    void readsEveryProperty() {
        Map<String, String> settings = Map.of(
                "base-url", "https://app.rippit.com/",
                "token", "t",
                "api", "coaching",
                "page-size", "250",
                "max-in-flight", "3",
                "quota", "5/1s, 40/1m",
                "lookback", "30d",
                "first-day", "2020-02-29",
                "join-batch", "500");
        assertThat(from(settings))
                .isEqualTo(new MaestroQaConfig(
                        "support",
                        URI.create("https://app.rippit.com"),
                        new Secret("t"),
                        false,
                        250,
                        3,
                        List.of(new RateLimit(5, Duration.ofSeconds(1)), new RateLimit(40, Duration.ofMinutes(1))),
                        Duration.ofDays(30),
                        LocalDate.of(2020, 2, 29),
                        500));
    }

    @Test
    void keepsToTheOtherQuotaOfTheLegacyExport() {
        MaestroQaConfig config = from(Map.of("token", "t", "api", "legacy-export"));

        assertThat(config.legacyExport()).isTrue();
        assertThat(config.quota())
                .containsExactly(new RateLimit(1, Duration.ofSeconds(1)), new RateLimit(30, Duration.ofMinutes(1)));
    }

    @Test
    void looksBackWithoutEndWhenToldFull() {
        assertThat(from(Map.of("token", "t", "lookback", "full")).lookback()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "token, '', setting token is missing",
        "api, soap, 'setting api must be one of coaching, legacy-export'",
        "page-size, 0, setting page-size must be a number from 1 to 1000",
        "lookback, 3 months, 'setting lookback must be a number of days such as 90d, or full'",
        "first-day, soon, setting first-day must be a date such as 2013-01-01",
        "join-batch, 0, setting join-batch must be a number from 1",
        "base-url, http://app.maestroqa.com, setting base-url must be https",
        "tokn, t, setting tokn is not a setting of vendor maestroqa; did you mean token?"
    })
    void refusesABadValue(String key, String value, String message) {
        Map<String, String> settings = new HashMap<>(Map.of("token", "t"));
        settings.put(key, value);
        assertThatThrownBy(() -> open(settings).close())
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining(message);
    }

    @Test
    void isFoundByItsVendor() {
        try (CoachingSource source = open(Map.of("token", "t"))) {
            assertThat(source.vendor()).isEqualTo("maestroqa");
            assertThat(source.name()).isEqualTo("support");
        }
    }

    @Test
    void saysOfEverySettingWhatItIsFor() {
        assertThat(new MaestroQaSourceFactory().settings())
                .extracting(Setting::name)
                .containsExactlyInAnyOrder(
                        "base-url",
                        "token",
                        "api",
                        "page-size",
                        "max-in-flight",
                        "quota",
                        "lookback",
                        "first-day",
                        "join-batch");
        assertThat(new MaestroQaSourceFactory().settings())
                .filteredOn(Setting::secret)
                .extracting(Setting::name)
                .containsExactly("token");
    }

    private static CoachingSource open(Map<String, String> settings) {
        return CoachingSources.find().open(config(settings), Host.system());
    }

    private static MaestroQaConfig from(Map<String, String> settings) {
        return MaestroQaConfig.from(config(settings));
    }

    private static SourceConfig config(Map<String, String> settings) {
        return SourceConfig.of("support", "maestroqa", settings);
    }
}
