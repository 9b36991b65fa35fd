package dev.coachstream.aggregator.terminal;

import java.time.Duration;
import java.util.Locale;

/** How numbers are shown to people: the same on every machine. */
public final class Amounts {
    private Amounts() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1,234 sessions}; the word in the singular for one. */
    public static String count(long number, String plural) {
        String word = number == 1 ? singular(plural) : plural;
        return count(number) + " " + word;
    }

    private static String singular(String plural) {
        return plural.replaceFirst("ies$", "y").replaceFirst("s$", "");
    }

    /** What is said of some, and of none is not. */
    public static String ifAny(long number, String text) {
        return number == 0 ? "" : text;
    }

    /** {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}; rounded up to a second. */
    public static String duration(Duration duration) {
        long seconds = duration.plusMillis(999).toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60
                ? minutes + " min" + rest(seconds % 60, " s")
                : minutes / 60 + " h" + rest(minutes % 60, " min");
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }

    /** {@code 12.3 %}, or a dash for a share of nothing. */
    public static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
