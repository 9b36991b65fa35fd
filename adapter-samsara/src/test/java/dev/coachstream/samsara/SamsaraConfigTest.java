package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamsaraConfigTest {

    @Test
    void hasDefaults() {
        assertThat(from(Map.of()))
                .isEqualTo(new SamsaraConfig(
                        "fleet",
                        URI.create("https://api.samsara.com"),
                        new Secret("t"),
                        List.of(new RateLimit(5, Duration.ofSeconds(1))),
                        List.of(new RateLimit(10, Duration.ofSeconds(1))),
                        4,
                        "2025-10-23",
                        true,
                        true));
    }

    @Test
    void readsEveryProperty() {
        Map<String, String> settings = Map.of(
                "region", "ca",
                "base-url", "https://samsara.example.com/",
                "token", "other",
                "quota", "3/1s",
                "max-in-flight", "8",
                "api-version", "2026-01-01",
                "include-events", "false",
                "include-external-ids", "false",
                "page-size", "7");
        assertThat(from(settings))
                .isEqualTo(new SamsaraConfig(
                        "fleet",
                        URI.create("https://samsara.example.com"),
                        new Secret("other"),
                        List.of(new RateLimit(3, Duration.ofSeconds(1))),
                        List.of(new RateLimit(3, Duration.ofSeconds(1))),
                        8,
                        "2026-01-01",
                        false,
                        false));
    }

    @ParameterizedTest
    @CsvSource({"us, https://api.samsara.com", "eu, https://api.eu.samsara.com", "ca, https://api.ca.samsara.com"})
    void knowsTheRegionsAddresses(String region, URI url) {
        assertThat(from(Map.of("region", region)).baseUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "token, '', setting token is missing",
        "region, mars, 'setting region must be one of us, eu, ca'",
        "base-url, http://api.samsara.com, setting base-url must be https",
        "quota, fast, setting quota holds",
        "api-version, latest, setting api-version must be a date such as 2025-10-23",
        "include-events, perhaps, setting include-events must be true or false",
        "include-external-ids, 1, setting include-external-ids must be true or false"
    })
    void saysWhichSettingIsWrongAndWhy(String key, String value, String message) {
        assertThatThrownBy(() -> from(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageStartingWith("fleet: " + message);
    }

    @Test
    void refusesAMisspeltKey() {
        Map<String, String> settings = Map.of("token", "t", "regoin", "eu");
        assertThatThrownBy(
                        () -> CoachingSources.find().open(SourceConfig.of("fleet", "samsara", settings), Host.system()))
                .hasMessage("fleet: setting regoin is not a setting of vendor samsara; did you mean region?");
    }

    @Test
    void hidesTheToken() {
        assertThat(from(Map.of("token", "verysecret")).toString()).doesNotContain("verysecret");
    }

    private static SamsaraConfig from(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(Map.of("token", "t"));
        settings.putAll(changes);
        return SamsaraConfig.from(SourceConfig.of("fleet", "samsara", settings));
    }
}
