package dev.coachstream.samsara;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an account at Samsara is told.
 *
 * @param source the account's name
 * @param sessionsQuota of the stream of sessions
 * @param assignmentsQuota of the assignments
 * @param maxInFlight how many windows of one read may be asked for at once
 * @param apiVersion the {@code X-Samsara-Version} of every request, so that an answer does not depend on the token's age
 * @param includeEvents whether behaviours come with their events
 * @param includeExternalIds whether drivers come with the customer's own ids
 */
record SamsaraConfig(
        String source,
        URI baseUrl,
        Secret token,
        List<RateLimit> sessionsQuota,
        List<RateLimit> assignmentsQuota,
        int maxInFlight,
        String apiVersion,
        boolean includeEvents,
        boolean includeExternalIds) {
    static final String VENDOR = "samsara";

    /** The version of the OpenAPI document that this adapter was written against. */
    static final String DOCUMENTED_VERSION = "2025-10-23";

    /** Samsara OpenAPI: 5 requests a second for the organisation, whatever the token. */
    static final List<RateLimit> SESSIONS_QUOTA = List.of(new RateLimit(5, Duration.ofSeconds(1)));

    /** Samsara OpenAPI: 10 requests a second, reading and changing together. */
    static final List<RateLimit> ASSIGNMENTS_QUOTA = List.of(new RateLimit(10, Duration.ofSeconds(1)));

    private static final Map<String, String> HOSTS = Map.of(
            "us", "https://api.samsara.com",
            "eu", "https://api.eu.samsara.com",
            "ca", "https://api.ca.samsara.com");

    static final List<Setting> SETTINGS = List.of(
            Setting.optional("region", "where the organisation lives: us, eu or ca", "us")
                    .identifying(),
            Setting.optional("base-url", "another address of the API; it goes before the region", null)
                    .identifying(),
            Setting.secret("token", "an API token with the scope Read Coaching"),
            Setting.MAX_IN_FLIGHT,
            Setting.optional(
                    "quota",
                    "requests in a time, of sessions and of assignments alike; documented: 5/1s of sessions, 10/1s of assignments",
                    null),
            Setting.optional(
                    "api-version", "the date of the API's version, sent as X-Samsara-Version", DOCUMENTED_VERSION),
            Setting.optional("include-events", "whether behaviours come with their events: true or false", "true"),
            Setting.optional(
                    "include-external-ids", "whether drivers come with your own ids of them: true or false", "true"),
            Setting.optional("page-size", "ignored: Samsara sizes its pages itself", null));

    static SamsaraConfig from(SourceConfig config) {
        String region = config.choice("region", List.of("us", "eu", "ca"));
        return new SamsaraConfig(
                config.name(),
                config.url("base-url", HOSTS.get(region)),
                config.secret("token"),
                config.quota(SESSIONS_QUOTA),
                config.quota(ASSIGNMENTS_QUOTA),
                config.maxInFlight(),
                apiVersion(config),
                config.flag("include-events", true),
                config.flag("include-external-ids", true));
    }

    private static String apiVersion(SourceConfig config) {
        String version = config.text("api-version", DOCUMENTED_VERSION);
        if (!version.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw config.invalid("api-version", "must be a date such as " + DOCUMENTED_VERSION);
        }
        return version;
    }
}
