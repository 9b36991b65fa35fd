package dev.coachstream.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param limit what the ratio may be at most, or must be at least
 * @param measured null when it could not be measured, and {@code note} says why
 */
record Bound(
        String name, boolean atMost, double limit, @Nullable Spread measured, String note) {

    static Bound atMost(double limit, String name, Spread measured, String note) {
        return new Bound(name, true, limit, measured, note);
    }

    static Bound skipped(double limit, String name, String reason) {
        return new Bound(name, true, limit, null, reason);
    }

    String row() {
        String verdict = measured == null ? "skipped" : met(measured) ? "met" : "NOT MET";
        return String.format(
                Locale.ROOT,
                "| %s | %s %.2f | %s | %s | %s |",
                name,
                atMost ? "at most" : "at least",
                limit,
                measured == null ? "-" : measured,
                verdict,
                note);
    }

    private boolean met(Spread spread) {
        return atMost ? spread.median() <= limit : spread.median() >= limit;
    }
}
