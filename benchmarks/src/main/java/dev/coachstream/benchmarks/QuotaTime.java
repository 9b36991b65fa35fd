package dev.coachstream.benchmarks;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How long a read takes against the least time that the quota allows, and how well {@code plan} foresaw it, where the simulated
 * vendor enforces the quota. All vendors side by side: they mostly wait.
 *
 * @param maestroQaRequests how many requests the read of MaestroQA takes; the others take as long
 */
record QuotaTime(int maestroQaRequests) {
    private static final int ROWS = 100;
    private static final int A_SECOND = 5;
    private static final List<RateLimit> MAESTROQA =
            List.of(new RateLimit(10, Duration.ofSeconds(1)), new RateLimit(100, Duration.ofMinutes(1)));
    private static final List<RateLimit> FIVE_A_SECOND = List.of(new RateLimit(A_SECOND, Duration.ofSeconds(1)));

    List<Bound> measure() throws IOException, InterruptedException {
        int others = (int) least(MAESTROQA, maestroQaRequests).toSeconds() * A_SECOND;
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<List<Bound>>> measured = new ArrayList<>();
            for (Vendor vendor : Vendor.values()) {
                int requests = vendor == Vendor.MAESTROQA ? maestroQaRequests : others;
                measured.add(threads.submit(() -> measure(vendor, requests)));
            }
            List<Bound> bounds = new ArrayList<>();
            for (Future<List<Bound>> one : measured) {
                bounds.addAll(one.get());
            }
            return bounds;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static List<Bound> measure(Vendor vendor, int requests) throws IOException {
        try (RunningVendor running = RunningVendor.start(vendor, requests * ROWS - ROWS / 2)) {
            running.page(ROWS);
            try (CoachingSource unlimited = running.account().open(Map.of("quota", "unlimited"))) {
                count(unlimited);
            }
            enforce(running);
            running.seen();
            try (CoachingSource source = running.account().open(quota(vendor))) {
                long start = System.nanoTime();
                long sessions = count(source);
                double seconds = (System.nanoTime() - start) / 1e9;
                return bounds(vendor, source.plan(Feed.SESSIONS, Query.all()), sessions, running.seen(), seconds);
            }
        }
    }

    /** Cresta documents no quota; it is measured with one that is configured. */
    private static void enforce(RunningVendor running) throws IOException {
        if (running.account().vendor() == Vendor.CRESTA) {
            running.quota(A_SECOND, Duration.ofSeconds(1));
        } else {
            running.documentedQuotas();
        }
    }

    private static Map<String, String> quota(Vendor vendor) {
        return vendor == Vendor.CRESTA ? Map.of("quota", A_SECOND + "/1s") : Map.of();
    }

    private static long count(CoachingSource source) {
        try (Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            return sessions.stream().count();
        }
    }

    private static List<Bound> bounds(
            Vendor vendor, ReadPlan plan, long sessions, RunningVendor.Seen seen, double seconds) {
        List<RateLimit> quota = vendor == Vendor.MAESTROQA ? MAESTROQA : FIVE_A_SECOND;
        double least = least(quota, seen.requests()).toNanos() / 1e9;
        long foreseen = plan.requests(sessions);
        double foreseenSeconds = plan.leastTime(foreseen).toNanos() / 1e9;
        return List.of(
                Bound.atMost(
                        1.05,
                        "quota, " + vendor.id() + ", time against the least",
                        Spread.of(seconds / least),
                        String.format(Locale.ROOT, "%.1f s against %.1f s at %s", seconds, least, quota)),
                Bound.atMost(
                        0,
                        "quota, " + vendor.id() + ", requests refused",
                        Spread.of((double) seen.refused()),
                        "of " + seen.requests()),
                Bound.atMost(
                        0.05,
                        "plan, " + vendor.id() + ", requests off by",
                        Spread.of(Math.abs((double) seen.requests() / foreseen - 1)),
                        seen.requests() + " where " + foreseen + " were foreseen for " + sessions + " sessions"),
                Bound.atMost(
                        0.05,
                        "plan, " + vendor.id() + ", time off by",
                        Spread.of(Math.abs(seconds / foreseenSeconds - 1)),
                        String.format(Locale.ROOT, "%.1f s where %.1f s were foreseen", seconds, foreseenSeconds)));
    }

    /** Each request as early as every limit lets it: worked out one by one, unlike the plan's. */
    static Duration least(List<RateLimit> limits, long requests) {
        List<Duration> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Duration at = Duration.ZERO;
            for (RateLimit limit : limits) {
                int before = i - limit.requests();
                Duration free = before < 0 ? Duration.ZERO : sent.get(before).plus(limit.window());
                at = free.compareTo(at) > 0 ? free : at;
            }
            sent.add(at);
        }
        return sent.isEmpty() ? Duration.ZERO : sent.get(sent.size() - 1);
    }
}
