package dev.coachstream.benchmarks;

import java.io.IOException;

/** Measures and prints the bounds. {@code Bounds PYTHON-READER quick|full}. */
public final class Bounds {
    private Bounds() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean full = arguments[1].equals("full");
        PerRecord perRecord =
                full ? new PerRecord(50_000, 20, 20, arguments[0]) : new PerRecord(20_000, 8, 12, arguments[0]);
        System.out.println(Machine.describe());
        System.out.printf(
                "%s: %d rounds of %d sessions after %d to warm up; median (middle half)%n%n",
                arguments[1], perRecord.rounds(), perRecord.sessions(), perRecord.warmUp());
        System.out.println("| bound | limit | measured | | |");
        System.out.println("|---|---|---|---|---|");
        perRecord.measure().forEach(bound -> System.out.println(bound.row()));
    }
}
