package dev.coachstream.api;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many requests in any stretch of time this long.
 *
 * @param requests at least 1
 * @param window longer than zero
 */
public record RateLimit(int requests, Duration window) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{0,9})\\s*(ms|s|m|h)");

    public RateLimit {
        if (requests < 1 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a rate limit needs at least one request in a positive time");
        }
    }

    /** Reads {@code 5/1s}, {@code 100/1m}, {@code 30/m}. */
    public static RateLimit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a quota such as 5/1s, 100/1m or unlimited");
        }
        long count = form.group(2).isEmpty() ? 1 : Long.parseLong(form.group(2));
        return new RateLimit(
                Integer.parseInt(form.group(1)), unit(form.group(3)).multipliedBy(count));
    }

    /** The time that several limits put between requests in the long run; zero where there is no limit. */
    public static Duration between(List<RateLimit> limits) {
        return limits.stream()
                .map(limit -> limit.window().dividedBy(limit.requests()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * The length of a unit of time: {@code ms}, {@code s}, {@code m} or {@code h}.
     *
     * @throws IllegalArgumentException of any other
     */
    public static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> throw new IllegalArgumentException("'" + unit + "' is not ms, s, m or h");
        };
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        long millis = window.toMillis();
        if (millis % 60_000 == 0) {
            return requests + "/" + millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? requests + "/" + millis / 1000 + "s" : requests + "/" + millis + "ms";
    }
}
