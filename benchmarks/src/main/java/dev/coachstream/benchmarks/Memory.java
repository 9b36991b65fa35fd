package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Account;
import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether reads that are larger than the heap come through. A read that does not ends with an error, and the share of the
 * sessions that it delivered is what is printed.
 *
 * @param sessions of each vendor
 * @param exported sessions of the legacy export's answer; each has 2.7 KB
 * @param joined sessions that are joined to their points and to-dos: all of those are read for every 10,000
 */
record Memory(Path home, int sessions, int exported, int joined) {
    private static final int HEAP = 64;
    /** The stated bound of the joined read: 10,000 sessions are held with their points and to-dos. */
    private static final int JOINED_HEAP = 128;

    /** Less than the 87 days that one request of the export covers, and within what is simulated: the last of 200 days. */
    private static final String SINCE = "2026-04-10";

    private static final String UNTIL = "2026-06-30";
    private static final double SHARE_OF_PERIOD = 81 / 200.0;

    List<Bound> measure() throws IOException, InterruptedException {
        List<Bound> bounds = new ArrayList<>();
        for (Vendor vendor : Vendor.values()) {
            bounds.add(pull(vendor, HEAP, sessions, vendor.id(), "pull"));
        }
        bounds.add(legacyExport());
        bounds.add(pull(Vendor.MAESTROQA, JOINED_HEAP, joined, "maestroqa, joined", "pull", "--with", "points,todos"));
        return bounds;
    }

    private Bound pull(Vendor vendor, int heap, int count, String name, String... arguments)
            throws IOException, InterruptedException {
        try (RunningVendor running = RunningVendor.start(vendor, count);
                Launcher launcher = Launcher.with(home, running.account(), Map.of("quota", "unlimited"))) {
            Command.Ran ran = launcher.command(heap, arguments).run();
            return bound(name, heap, count, ran, "");
        }
    }

    private Bound legacyExport() throws IOException, InterruptedException {
        int all = (int) (exported / SHARE_OF_PERIOD);
        Map<String, String> settings = Map.of("quota", "unlimited", "api", "legacy-export");
        try (RunningVendor running = RunningVendor.start(Vendor.MAESTROQA, all);
                Launcher launcher = Launcher.with(home, running.account(), settings)) {
            running.seen();
            Command.Ran ran = launcher.command(HEAP, "pull", "--axis", "created", "--since", SINCE, "--until", UNTIL)
                    .run();
            long requests = running.seen().requests();
            long bytes = bytes(running.account());
            String size = String.format(Locale.ROOT, "%d MB in %d response, ", bytes / 1_000_000, requests);
            return bound("maestroqa, legacy export", HEAP, exported, ran, size);
        }
    }

    /** A twentieth less is generated than foreseen on some days. */
    private static Bound bound(String name, int heap, int count, Command.Ran ran, String size) {
        String note = String.format(
                Locale.ROOT,
                "%s%,d lines in %.0f s, %,.0f a second, start-up included",
                size,
                ran.lines(),
                ran.seconds(),
                ran.lines() / ran.seconds());
        return Bound.atLeast(
                0.95,
                String.format(Locale.ROOT, "memory, pull of %,d sessions of %s with -Xmx%dm", count, name, heap),
                Spread.of((double) ran.lines() / count),
                note);
    }

    /** What the export's one answer has, counted by a client that keeps nothing. */
    private static long bytes(Account account) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                account.url().resolve("/api/v1/coaching-sessions").toURL().openConnection();
        connection.setRequestProperty("apitoken", account.token());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        String body = "{\"startDate\":\"%s\",\"endDate\":\"%s\",\"timeAxis\":\"createdAt\"}".formatted(SINCE, UNTIL);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        try (InputStream answer = connection.getInputStream()) {
            return answer.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
