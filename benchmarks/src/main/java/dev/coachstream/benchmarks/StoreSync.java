package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Syncs many sessions of three simulated vendors through the whole command line in a small heap, then once more without a change.
 * {@code StoreSync HOME SESSIONS}.
 */
public final class StoreSync {
    private static final int HEAP = 256;

    private final Launcher launcher;
    private final int sessions;

    private StoreSync(Launcher launcher, int sessions) {
        this.launcher = launcher;
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int sessions = Integer.parseInt(arguments[1]);
        List<RunningVendor> vendors = new ArrayList<>();
        try {
            for (Vendor vendor : Vendor.values()) {
                vendors.add(RunningVendor.start(vendor, sessions / Vendor.values().length + 1));
            }
            measure(Path.of(arguments[0]), vendors, sessions);
        } finally {
            for (RunningVendor vendor : vendors) {
                vendor.close();
            }
        }
    }

    private static void measure(Path home, List<RunningVendor> vendors, int sessions)
            throws IOException, InterruptedException {
        System.out.println(Machine.describe());
        System.out.printf("%n| sync, -Xmx%dm | sessions | seconds | sessions a second | peak memory | store |%n", HEAP);
        System.out.println("|---|---|---|---|---|---|");
        try (Launcher launcher = Launcher.with(
                home, vendors.stream().map(RunningVendor::account).toList(), Map.of("quota", "unlimited"))) {
            StoreSync sync = new StoreSync(launcher, sessions);
            sync.run("of everything");
            sync.run("without a change");
        }
    }

    private void run(String what) throws IOException, InterruptedException {
        Command command = launcher.command(HEAP, "--quiet", "sync");
        Path errors = launcher.folder().resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.folder().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().putAll(command.environment());
        long start = System.nanoTime();
        Process sync = builder.start();
        String peak = "";
        while (!sync.waitFor(1, TimeUnit.SECONDS)) {
            peak = peak(sync.pid(), peak);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (sync.exitValue() != 0) {
            throw new IOException(Files.readString(errors));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %,.0f | %s | %,d MB |%n",
                what,
                sessions,
                seconds,
                sessions / seconds,
                peak,
                Files.size(launcher.folder().resolve("coachstream.duckdb")) >> 20);
    }

    /** Resident memory at its highest, heap and DuckDB's own together, as Linux counts it; the launcher becomes the program. */
    private static String peak(long pid, String before) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse(before);
        } catch (IOException e) {
            return before;
        }
    }
}
