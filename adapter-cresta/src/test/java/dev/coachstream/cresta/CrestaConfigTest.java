package dev.coachstream.cresta;

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

final class CrestaConfigTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "base-url", "https://api.us-west-2-prod.cresta.com",
            "customer", "acme",
            "profile", "us",
            "usecase", "sales",
            "token", "t");

    @Test
    void hasDefaults() {
        assertThat(from(Map.of()))
                .isEqualTo(new CrestaConfig(
                        "sales",
                        URI.create("https://api.us-west-2-prod.cresta.com"),
                        new CrestaName("customers/acme/profiles/us"),
                        new CrestaName("customers/acme/profiles/us/usecases/sales"),
                        null,
                        new CrestaLogin.Token(new Secret("t")),
                        100,
                        4,
                        List.of()));
    }

    @Test
    void readsEveryProperty() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("base-url", "https://api-acme-us.cresta.com/"),
                Map.entry("customer", "customers/acme"),
                Map.entry("profile", "customers/acme/profiles/eu"),
                Map.entry("usecase", "customers/acme/profiles/eu/usecases/care"),
                Map.entry("coaching-plan", "p1"),
                Map.entry("token", ""),
                Map.entry("oauth.url", "https://auth.eu-west-2-prod.cresta.ai/v1/oauth/other"),
                Map.entry("oauth.client-id", "me"),
                Map.entry("oauth.client-secret", "hush"),
                Map.entry("page-size", "50"),
                Map.entry("max-in-flight", "8"),
                Map.entry("quota", "5/1s"));
        assertThat(from(settings))
                .isEqualTo(new CrestaConfig(
                        "sales",
                        URI.create("https://api-acme-us.cresta.com"),
                        new CrestaName("customers/acme/profiles/eu"),
                        new CrestaName("customers/acme/profiles/eu/usecases/care"),
                        new CrestaName("customers/acme/profiles/eu/coachingPlans/p1"),
                        new CrestaLogin.OAuth(
                                URI.create("https://auth.eu-west-2-prod.cresta.ai/v1/oauth/other"),
                                "me",
                                new Secret("hush")),
                        50,
                        8,
                        List.of(new RateLimit(5, Duration.ofSeconds(1)))));
    }

    @Test
    void takesAnApiKey() {
        assertThat(from(Map.of("token", "", "api-key", "k")).login())
                .isEqualTo(new CrestaLogin.ApiKey(new Secret("k"), "Authorization"));
        assertThat(from(Map.of("token", "", "api-key", "k", "api-key-header", "X-API-Key"))
                        .login())
                .isEqualTo(new CrestaLogin.ApiKey(new Secret("k"), "X-API-Key"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.us-west-2-prod.cresta.com, us-west-2-prod",
        "https://api.eu-west-2-prod.cresta.com, eu-west-2-prod",
        "https://api.ca-central-1-staging.cresta.ai, ca-central-1-staging",
        "https://api.chat-prod.cresta.com, us-west-2-prod",
        "https://api.voice-prod.cresta.com, us-west-2-prod"
    })
    void tellsTheTokenEndpointFromTheApisHost(String baseUrl, String region) {
        CrestaLogin login = from(Map.of(
                        "base-url", baseUrl, "token", "", "oauth.client-id", "me", "oauth.client-secret", "hush"))
                .login();
        assertThat(((CrestaLogin.OAuth) login).url())
                .isEqualTo(URI.create("https://auth." + region + ".cresta.ai/v1/oauth/regionalToken"));
    }

    @Test
    void takesTheTokenEndpointsHostAlone() {
        CrestaLogin login = from(Map.of(
                        "oauth.url", "https://auth.example.com",
                        "token", "",
                        "oauth.client-id", "me",
                        "oauth.client-secret", "hush"))
                .login();
        assertThat(((CrestaLogin.OAuth) login).url())
                .isEqualTo(URI.create("https://auth.example.com/v1/oauth/regionalToken"));
    }

    @ParameterizedTest
    @CsvSource({
        "token, '', setting token is missing",
        "customer, a/b, setting customer is not a resource name",
        "profile, .., setting profile is not a resource name",
        "profile, customers/other/profiles/us, setting profile is neither an id nor a resource name such as customers/acme/profiles/",
        "usecase, a%2fb, setting usecase is not a resource name",
        "coaching-plan, a b, setting coaching-plan is not a resource name",
        "page-size, 0, setting page-size must be a number from 1 to 10000",
        "api-key, k, setting token is one of several credentials",
        "oauth.client-id, me, setting token is one of several credentials",
        "base-url, http://api.cresta.com, setting base-url must be https",
        "quota, fast, setting quota holds"
    })
    void saysWhichSettingIsWrongAndWhy(String key, String value, String message) {
        assertThatThrownBy(() -> from(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageStartingWith("sales: " + message);
    }

    @Test
    void insistsOnTheTokenEndpointWhereItCannotBeTold() {
        Map<String, String> settings = Map.of(
                "base-url", "https://api-acme-us.cresta.com",
                "token", "",
                "oauth.client-id", "me",
                "oauth.client-secret", "hush");
        assertThatThrownBy(() -> from(settings))
                .hasMessage("sales: setting oauth.url is missing, and cannot be told from base-url;"
                        + " it is like https://auth.us-west-2-prod.cresta.ai/v1/oauth/regionalToken");
    }

    @Test
    void refusesAMisspeltKey() {
        Map<String, String> settings = new HashMap<>(REQUIRED);
        settings.put("use-case", "sales");
        assertThatThrownBy(
                        () -> CoachingSources.find().open(SourceConfig.of("sales", "cresta", settings), Host.system()))
                .hasMessage("sales: setting use-case is not a setting of vendor cresta; did you mean usecase?");
    }

    @Test
    void hidesSecrets() {
        assertThat(from(Map.of("token", "verysecret")).toString()).doesNotContain("verysecret");
    }

    private static CrestaConfig from(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(REQUIRED);
        settings.putAll(changes);
        return CrestaConfig.from(SourceConfig.of("sales", "cresta", settings));
    }
}
