package dev.coachstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.Host;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceConfigTest {

    @Test
    void readsEveryKindOfValue() {
        SourceConfig config = config(Map.of(
                "token",
                "t",
                "page-size",
                "50",
                "wide",
                "true",
                "api",
                "b",
                "quota",
                "10/1s, 100/1m",
                "base-url",
                "https://h/"));

        assertThat(config.secret("token").value()).isEqualTo("t");
        assertThat(config.number("page-size", 100, 1, 500)).isEqualTo(50);
        assertThat(config.flag("wide", false)).isTrue();
        assertThat(config.choice("api", List.of("a", "b"))).isEqualTo("b");
        assertThat(config.url("base-url", null)).isEqualTo(URI.create("https://h"));
        assertThat(config.quota(List.of()))
                .containsExactly(new RateLimit(10, Duration.ofSeconds(1)), new RateLimit(100, Duration.ofMinutes(1)));
    }

    @Test
    void hasDefaults() {
        SourceConfig config = config(Map.of());
        List<RateLimit> documented = List.of(new RateLimit(5, Duration.ofSeconds(1)));

        assertThat(config.number("page-size", 100, 1, 500)).isEqualTo(100);
        assertThat(config.flag("wide", true)).isTrue();
        assertThat(config.choice("api", List.of("a", "b"))).isEqualTo("a");
        assertThat(config.quota(documented)).isEqualTo(documented);
        assertThat(config(Map.of("quota", "unlimited")).quota(documented)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page-size|0|a number from 1 to 500",
                "page-size|many|a number from 1 to 500",
                "page-size|999999999999|a number from 1 to 500",
                "wide|yes|true or false",
                "api|c|one of a, b",
                "base-url|http://vendor.example|must be https",
                "base-url|https://user@vendor.example|without a user",
                "base-url|vendor|an address such as https://host",
                "base-url|https://a b|an address such as https://host",
                "quota|fast|such as 5/1s"
            })
    void saysWhatWouldBeRight(String key, String value, String words) {
        SourceConfig config = config(Map.of(key, value));

        assertThatThrownBy(() -> {
                    config.number("page-size", 100, 1, 500);
                    config.flag("wide", true);
                    config.choice("api", List.of("a", "b"));
                    config.url("base-url", "https://h");
                    config.quota(List.of());
                })
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("support: setting " + key)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:9"})
    void allowsPlainHttpToThisMachineOnly(String url) {
        assertThat(config(Map.of("base-url", url)).url("base-url", null)).hasToString(url);
    }

    @Test
    void suggestsTheNearestKey() {
        List<Setting> known = List.of(Setting.secret("token", ""), Setting.optional("page-size", "", "100"));

        assertThatThrownBy(() -> Host.system().forAccount(config(Map.of("page-sise", "5")), known))
                .hasMessageContaining("page-sise is not a setting of vendor acme; did you mean page-size?");
        assertThatThrownBy(() -> Host.system().forAccount(config(Map.of("zzzzzzzz", "5")), known))
                .hasMessageContainingAll(
                        "known: ca-file, call-timeout, connect-timeout, idle-timeout, max-response-size, page-size,",
                        "proxy.url, proxy.user, token");
    }

    @Test
    void insistsOnWhatIsRequired() {
        assertThatThrownBy(() -> Host.system().forAccount(config(Map.of()), List.of(Setting.required("customer", ""))))
                .hasMessageContaining("setting customer is missing");
    }

    @Test
    void showsNoValueInItsTextForm() {
        assertThat(config(Map.of("token", "canary"))).hasToString("SourceConfig[support, acme, [token]]");
        assertThat(new Secret("canary").toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "a/b", "é"})
    void refusesANameThatWouldNotGoIntoAFile(String name) {
        assertThatThrownBy(() -> SourceConfig.of(name, "acme", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static SourceConfig config(Map<String, String> settings) {
        return SourceConfig.of("support", "acme", settings);
    }
}
