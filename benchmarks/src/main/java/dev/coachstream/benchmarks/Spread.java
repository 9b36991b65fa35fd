package dev.coachstream.benchmarks;

import java.util.List;
import java.util.Locale;

/** The middle of some measurements, and between what the middle half of them is. */
record Spread(double median, double low, double high) {

    static Spread of(List<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
    }

    /** Of what is measured once. */
    static Spread of(double measured) {
        return new Spread(measured, measured, measured);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.round((sorted.size() - 1) * share));
    }

    @Override
    public String toString() {
        return low == high
                ? String.format(Locale.ROOT, "%.2f", median)
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
