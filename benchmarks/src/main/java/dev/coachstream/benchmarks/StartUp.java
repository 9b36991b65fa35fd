package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a command takes from its start to its end, alternating with the least that people would wait otherwise. */
record StartUp(Path home, String python, int rounds, List<Vendor> vendors) {
    private static final int SESSIONS = 2000;
    private static final int UNCOUNTED = 2;

    List<Bound> measure() throws IOException, InterruptedException {
        List<Bound> bounds = new ArrayList<>();
        bounds.add(help());
        boolean withPython = Child.works("python3", "-c", "import requests");
        for (Vendor vendor : vendors) {
            bounds.add(pull(vendor, withPython));
        }
        return bounds;
    }

    private Bound help() throws IOException, InterruptedException {
        Command help = new Command(List.of(home.resolve("coachstream").toString(), "--help"), home, Map.of());
        String classes = home.resolve("benchmarks/target/classes").toString();
        Command hello =
                new Command(List.of(Child.javaProgram(), "-cp", classes, Hello.class.getName()), home, Map.of());
        return alternating(6, "start-up, coachstream --help against java Hello", help, hello);
    }

    private Bound pull(Vendor vendor, boolean withPython) throws IOException, InterruptedException {
        String name = "start-up, pull of %s %s sessions against the Python loop".formatted(SESSIONS, vendor.id());
        if (!withPython) {
            return Bound.skipped(3, name, "python3-requests is not installed");
        }
        try (RunningVendor running = RunningVendor.start(vendor, SESSIONS);
                Launcher launcher = Launcher.with(home, running.account(), Map.of("quota", "unlimited"))) {
            List<String> loop = List.of(
                    "python3",
                    python,
                    vendor.id(),
                    running.account().url().toString(),
                    running.account().token(),
                    "--once");
            return alternating(
                    3, name, launcher.command("pull", "--quiet"), new Command(loop, launcher.folder(), Map.of()));
        }
    }

    private Bound alternating(double limit, String name, Command ours, Command theirs)
            throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> waits = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int round = -UNCOUNTED; round < rounds; round++) {
            double wait = ours.run().seconds();
            double other = theirs.run().seconds();
            if (round >= 0) {
                ratios.add(wait / other);
                waits.add(wait);
                others.add(other);
            }
        }
        String note = String.format(
                Locale.ROOT,
                "%.3f s against %.3f s",
                Spread.of(waits).median(),
                Spread.of(others).median());
        return Bound.atMost(limit, name, Spread.of(ratios), note);
    }
}
