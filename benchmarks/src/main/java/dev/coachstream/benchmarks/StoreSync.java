package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Syncs many sessions of three simulated vendors through the whole command line in a small heap, then once more without a change.
 * {@code StoreSync LAUNCHER SESSIONS}.
 */
public final class StoreSync {
    private static final String HEAP = "-Xmx256m";
    private static final String ACCOUNT =
            "  - {name: %s, vendor: %1$s, base-url: \"%s\", token: \"%s\", quota: unlimited%s}%n";
    private static final String CRESTA = ", customer: acme, profile: us, usecase: sales";

    private final Path launcher;
    private final Path folder;
    private final int sessions;

    private StoreSync(Path launcher, Path folder, int sessions) {
        this.launcher = launcher;
        this.folder = folder;
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("coachstream-sync");
        try {
            System.out.println(Machine.describe());
            new StoreSync(Path.of(arguments[0]), folder, Integer.parseInt(arguments[1])).measure();
        } finally {
            delete(folder);
        }
    }

    private void measure() throws IOException, InterruptedException {
        List<Child> vendors = new ArrayList<>();
        try {
            StringBuilder yaml = new StringBuilder("sources:\n");
            for (Vendor vendor : Vendor.values()) {
                String name = vendor.id();
                Child child = Child.java("-Xmx512m", VendorMain.class, name, String.valueOf(sessions / 3 + 1));
                vendors.add(child);
                String[] place = child.answer().split(" ");
                yaml.append(ACCOUNT.formatted(name, place[0], place[1], vendor == Vendor.CRESTA ? CRESTA : ""));
            }
            Files.writeString(folder.resolve("coachstream.yaml"), yaml);
            System.out.printf("%n| sync, %s | sessions | seconds | sessions a second | peak memory | store |%n", HEAP);
            System.out.println("|---|---|---|---|---|---|");
            sync("of everything");
            sync("without a change");
        } finally {
            for (Child vendor : vendors) {
                vendor.close();
            }
        }
    }

    private void sync(String what) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(launcher.toString(), "--quiet", "sync").directory(folder.toFile());
        command.environment().put("JAVA_TOOL_OPTIONS", HEAP);
        long start = System.nanoTime();
        Process sync = command.redirectError(folder.resolve("errors").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String peak = "";
        while (!sync.waitFor(1, TimeUnit.SECONDS)) {
            peak = peak(sync.pid(), peak);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (sync.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("errors")));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %,.0f | %s | %,d MB |%n",
                what,
                sessions,
                seconds,
                sessions / seconds,
                peak,
                Files.size(folder.resolve("coachstream.duckdb")) >> 20);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
