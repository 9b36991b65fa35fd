package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rate at which {@code sync} fills a new store against that at which {@code pull} reads the same sessions, alternating. */
record StoreRate(Path home, int sessions, int rounds) {

    List<Bound> measure() throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> pulls = new ArrayList<>();
        List<Double> syncs = new ArrayList<>();
        try (RunningVendor running = RunningVendor.start(Vendor.MAESTROQA, sessions);
                Launcher launcher = Launcher.with(home, running.account(), Map.of("quota", "unlimited"))) {
            launcher.command("pull", "--quiet").run(); // the pages are rendered
            for (int round = 0; round < rounds; round++) {
                double pull = launcher.command("pull", "--quiet").run().seconds();
                double sync = launcher.command("sync", "--quiet", "--feed", "sessions")
                        .run()
                        .seconds();
                launcher.removeStore();
                pulls.add(sessions / pull);
                syncs.add(sessions / sync);
                ratios.add(pull / sync);
            }
        }
        String note = String.format(
                Locale.ROOT,
                "%,.0f a second against %,.0f, of %,d sessions, start-up included",
                Spread.of(syncs).median(),
                Spread.of(pulls).median(),
                sessions);
        return List.of(Bound.atLeast(0.6, "store, rate of sync against pull", Spread.of(ratios), note));
    }
}
