package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rates at which {@code singer} and {@code airbyte} send sessions against that at which {@code pull} prints the same, alternating. */
record PipelineRate(Path home, int sessions, int rounds) {
    private static final String CATALOG = """
            {"streams": [{"tap_stream_id": "sessions", "metadata": [{"breadcrumb": [], "metadata": {"selected": true, "replication-method": "FULL_TABLE"}}],
              "stream": {"name": "sessions", "json_schema": {}}, "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
            """;

    List<Bound> measure() throws IOException, InterruptedException {
        List<Double> pulls = new ArrayList<>();
        List<Double> singers = new ArrayList<>();
        List<Double> airbytes = new ArrayList<>();
        try (RunningVendor running = RunningVendor.start(Vendor.MAESTROQA, sessions);
                Launcher launcher = Launcher.with(home, running.account(), Map.of("quota", "unlimited"))) {
            Files.writeString(launcher.folder().resolve("catalog.json"), CATALOG);
            launcher.command("pull", "--quiet").run(); // the pages are rendered
            for (int round = 0; round < rounds; round++) {
                pulls.add(seconds(launcher, "pull", "--quiet"));
                singers.add(seconds(launcher, "singer", "--quiet", "--catalog", "catalog.json"));
                airbytes.add(seconds(launcher, "airbyte", "read", "--quiet", "--catalog", "catalog.json"));
            }
        }
        return List.of(bound("singer", pulls, singers), bound("airbyte", pulls, airbytes));
    }

    private static double seconds(Launcher launcher, String... words) throws IOException, InterruptedException {
        return launcher.command(words).run().seconds();
    }

    private Bound bound(String protocol, List<Double> pulls, List<Double> seconds) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(pulls.get(round) / seconds.get(round));
        }
        String note = String.format(
                Locale.ROOT,
                "%,.0f a second against %,.0f, of %,d sessions, start-up included",
                sessions / Spread.of(seconds).median(),
                sessions / Spread.of(pulls).median(),
                sessions);
        return Bound.atLeast(0.8, "pipelines, rate of " + protocol + " against pull", Spread.of(ratios), note);
    }
}
