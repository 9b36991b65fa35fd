package dev.coachstream.benchmarks;

import java.util.Locale;
import java.util.Objects;
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

    static Bound atLeast(double limit, String name, Spread measured, String note) {
        return new Bound(name, false, limit, measured, note);
    }

    /** What no bound is set for. */
    static Bound shown(String name, Spread measured, String note) {
        return new Bound(name, false, Double.NaN, measured, note);
    }

    static Bound skipped(double limit, String name, String reason) {
        return new Bound(name, true, limit, null, reason);
    }

    String row() {
        String shown = Objects.toString(measured, "-");
        return String.format("| %s | %s | %s | %s | %s |", name, bound(), shown, verdict(), note);
    }

    private String bound() {
        if (Double.isNaN(limit)) {
            return "none";
        }
        String side = atMost ? "at most" : "at least";
        return String.format(Locale.ROOT, "%s %.2f", side, limit);
    }

    private String verdict() {
        if (measured == null) {
            return "skipped";
        }
        if (Double.isNaN(limit)) {
            return "";
        }
        boolean met = atMost ? measured.median() <= limit : measured.median() >= limit;
        return met ? "met" : "NOT MET";
    }
}
