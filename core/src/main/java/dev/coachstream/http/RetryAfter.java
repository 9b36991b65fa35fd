package dev.coachstream.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}: decimal seconds (fractions too: one vendor sends them), or a date in any of the three forms of RFC 9110 §5.6.7,
 * measured from the response's own {@code Date} where it has one.
 *
 * <p>Zero, negative, past and unreadable values are no advice: the caller backs off by itself (docs/vendors).
 */
final class RetryAfter {
    /** A longer wait says no more: ten thousand years. */
    static final Duration MAX_WAIT = Duration.ofDays(3_652_500);

    private static final Pattern SECONDS = Pattern.compile("0*(\\d+)(?:\\.(\\d+))?");
    private static final List<DateTimeFormatter> DATES = List.of(
            form("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US),
            form("EEE MMM ppd HH:mm:ss uuuu"));

    private RetryAfter() {}

    static Optional<Duration> parse(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        Matcher seconds = SECONDS.matcher(text);
        Optional<Duration> delay = seconds.matches()
                ? Optional.of(seconds(seconds.group(1), seconds.group(2)))
                : date(text).map(at -> Duration.between(sent(date, now), at));
        return delay.filter(it -> !it.isZero() && !it.isNegative()).map(RetryAfter::atMost);
    }

    /** A number of any length is advice: what is too long to be counted is too long to wait for. */
    private static Duration seconds(String whole, @Nullable String fraction) {
        if (whole.length() > 18) {
            return MAX_WAIT;
        }
        String nanos = Objects.requireNonNullElse(fraction, "") + "000000000";
        return Duration.ofSeconds(Long.parseLong(whole), Long.parseLong(nanos.substring(0, 9)));
    }

    private static Duration atMost(Duration wait) {
        return wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT;
    }

    private static Instant sent(@Nullable String date, Instant now) {
        return date == null ? now : date(date.strip()).orElse(now);
    }

    private static Optional<Instant> date(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
