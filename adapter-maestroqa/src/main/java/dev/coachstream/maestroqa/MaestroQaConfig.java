package dev.coachstream.maestroqa;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account of MaestroQA is told.
 *
 * @param source the account's name
 * @param baseUrl where requests go, up to {@code /api/v1}
 * @param legacyExport whether it reads the older export instead of the coaching API
 * @param pageSize asked for; the server may send fewer
 * @param maxInFlight how many requests of one read may be under way at once
 * @param lookback how long before a change the changed record may have been created; null for any time
 * @param firstDay before it the older export is not read; it must be told where to start
 * @param joinBatch how many sessions are held while their points and to-dos are looked for
 */
record MaestroQaConfig(
        String source,
        URI baseUrl,
        Secret token,
        boolean legacyExport,
        int pageSize,
        int maxInFlight,
        List<RateLimit> quota,
        @Nullable Duration lookback,
        LocalDate firstDay,
        int joinBatch) {
    static final String VENDOR = "maestroqa";

    static final String BASE_URL = "https://app.maestroqa.com";
    static final String LOOKBACK = "90d";
    /** Before MaestroQA had customers. */
    static final String FIRST_DAY = "2013-01-01";

    static final int PAGE_SIZE = 100;
    static final int JOIN_BATCH = 10_000;

    /** MaestroQA API document, "Rate Limits": both hold for each token. */
    static final List<RateLimit> API_QUOTA =
            List.of(new RateLimit(10, Duration.ofSeconds(1)), new RateLimit(100, Duration.ofMinutes(1)));

    /** MaestroQA legacy export document, "Rate Limits": the "Hard Endpoints" bucket. */
    static final List<RateLimit> EXPORT_QUOTA =
            List.of(new RateLimit(1, Duration.ofSeconds(1)), new RateLimit(30, Duration.ofMinutes(1)));

    private static final List<String> APIS = List.of("coaching", "legacy-export");
    private static final String FULL = "full";

    static final List<Setting> SETTINGS = List.of(
            Setting.optional("base-url", "where requests go; https://app.rippit.com since the rebrand", BASE_URL)
                    .identifying(),
            Setting.secret("token", "an API token; by default MaestroQA lets it expire after 90 days"),
            Setting.optional("api", "coaching, or legacy-export: the older export with meeting dates", "coaching")
                    .identifying(),
            Setting.optional("page-size", "records asked for in each request, 1 to 1000", "" + PAGE_SIZE),
            Setting.MAX_IN_FLIGHT,
            Setting.optional(
                    "quota", "limits kept, such as 10/1s,100/1m, or unlimited; by default those documented", null),
            Setting.optional(
                    "lookback",
                    "changes are found only in records created at most so many days before the window's start,"
                            + " because MaestroQA filters by creation alone; 'full' reads everything",
                    LOOKBACK),
            Setting.optional(
                            "first-day",
                            "legacy-export only: where a read without a start starts, such as 2020-01-31",
                            FIRST_DAY)
                    .identifying(),
            Setting.optional(
                    "join-batch",
                    "sessions held while joining; each batch reads all points or to-dos of the account once",
                    "" + JOIN_BATCH));

    static MaestroQaConfig from(SourceConfig config) {
        boolean legacyExport = config.choice("api", APIS).equals("legacy-export");
        List<RateLimit> documented = legacyExport ? EXPORT_QUOTA : API_QUOTA;
        return new MaestroQaConfig(
                config.name(),
                config.url("base-url", BASE_URL),
                config.secret("token"),
                legacyExport,
                config.number("page-size", PAGE_SIZE, 1, 1000),
                config.maxInFlight(),
                config.quota(documented),
                lookback(config),
                firstDay(config),
                config.number("join-batch", JOIN_BATCH, 1, 1_000_000));
    }

    private static @Nullable Duration lookback(SourceConfig config) {
        String value = config.text("lookback", LOOKBACK);
        if (value.equals(FULL)) {
            return null;
        }
        if (!value.matches("\\d{1,5}d")) {
            throw config.invalid("lookback", "must be a number of days such as 90d, or full");
        }
        return Duration.ofDays(Long.parseLong(value.substring(0, value.length() - 1)));
    }

    private static LocalDate firstDay(SourceConfig config) {
        try {
            return LocalDate.parse(config.text("first-day", FIRST_DAY));
        } catch (DateTimeException e) {
            throw config.invalid("first-day", "must be a date such as " + FIRST_DAY);
        }
    }
}
