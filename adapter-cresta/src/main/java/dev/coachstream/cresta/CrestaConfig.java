package dev.coachstream.cresta;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a Cresta account is told.
 *
 * @param source the account's name
 * @param baseUrl the API's origin
 * @param profile whose sessions are read
 * @param usecase the one use case whose sessions are read: the vendor insists on one (docs/vendors/cresta.md)
 * @param coachingPlan only this plan's sessions; null for all
 * @param login how it proves who it is
 * @param pageSize records asked for in each request
 * @param maxInFlight how many named people are listed at once
 * @param quota the limits that reads keep to; the vendor documents none
 */
record CrestaConfig(
        String source,
        URI baseUrl,
        CrestaName profile,
        CrestaName usecase,
        @Nullable CrestaName coachingPlan,
        CrestaLogin login,
        int pageSize,
        int maxInFlight,
        List<RateLimit> quota) {
    static final String VENDOR = "cresta";

    private static final int DEFAULT_PAGE_SIZE = 100;
    private static final int MAX_PAGE_SIZE = 10_000;

    static final List<Setting> SETTINGS = List.of(
            Setting.required("base-url", "the API's address: https://api.{region}-prod.cresta.com")
                    .identifying(),
            Setting.required("customer", "the customer's id, such as acme").identifying(),
            Setting.required("profile", "the profile's id, such as us").identifying(),
            Setting.required("usecase", "the use case's id or resource name; Cresta lists sessions of one only")
                    .identifying(),
            Setting.optional("coaching-plan", "a coaching plan's id or resource name: only its sessions are read", null)
                    .identifying(),
            Setting.secret("token", "a Bearer token; or give oauth or api-key"),
            Setting.optional(
                    "oauth.url",
                    "the token endpoint: https://auth.{region}-prod.cresta.ai/v1/oauth/regionalToken;"
                            + " told from base-url where that names the region",
                    null),
            Setting.optional("oauth.client-id", "the client's id for OAuth 2.0 client credentials", null),
            Setting.secret("oauth.client-secret", "the client's secret"),
            Setting.secret("api-key", "an API key, which Cresta deprecates"),
            Setting.optional(
                    "api-key-header", "how the key is sent: Authorization (as ApiKey) or X-API-Key", "Authorization"),
            Setting.optional(
                    "page-size", "records in each request, 1 to " + MAX_PAGE_SIZE, String.valueOf(DEFAULT_PAGE_SIZE)),
            Setting.MAX_IN_FLIGHT,
            Setting.optional("quota", "requests in a time, such as 5/1s, or unlimited; Cresta documents none", null));

    static CrestaConfig from(SourceConfig config) {
        URI baseUrl = config.url("base-url", null);
        CrestaName profile = profile(config);
        return new CrestaConfig(
                config.name(),
                baseUrl,
                profile,
                name(config, "usecase", () -> profile.child("usecases", config.text("usecase"))),
                config.find("coaching-plan")
                        .map(plan -> name(config, "coaching-plan", () -> profile.child("coachingPlans", plan)))
                        .orElse(null),
                CrestaLogin.from(config, baseUrl),
                config.number("page-size", DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE),
                config.maxInFlight(),
                config.quota(List.of()));
    }

    /** The customer that the profile is of. */
    CrestaName customer() {
        return CrestaName.customer(profile.value().split("/", -1)[1]);
    }

    private static CrestaName profile(SourceConfig config) {
        CrestaName customer = name(config, "customer", () -> CrestaName.customer(config.text("customer")));
        return name(config, "profile", () -> customer.child("profiles", config.text("profile")));
    }

    private static CrestaName name(SourceConfig config, String key, Supplier<CrestaName> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw config.invalid(key, String.valueOf(e.getMessage()));
        }
    }
}
