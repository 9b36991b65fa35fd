package dev.coachstream.benchmarks;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.benchmarks.readers.HandWrittenReader;
import dev.coachstream.benchmarks.readers.Tally;
import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much sooner a caller is done who takes as long for a page as a request takes, 50 ms. Against the loop written by hand, which
 * asks for the next page when it is done with this one: ours cannot be told not to prefetch. One request in flight, so that
 * nothing but the prefetch is seen.
 */
record SlowCaller(int pages, int rounds) {
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int ROWS = 100;

    List<Bound> measure() throws IOException, InterruptedException {
        List<Bound> bounds = new ArrayList<>();
        for (Vendor vendor : Vendor.values()) {
            bounds.add(measure(vendor));
        }
        return bounds;
    }

    private Bound measure(Vendor vendor) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (RunningVendor running = RunningVendor.start(vendor, pages * ROWS);
                CoachingSource source = running.account().open(Map.of("quota", "unlimited", "max-in-flight", "1"))) {
            running.page(ROWS);
            HandWrittenReader loop = HandWrittenReader.sequential(running.account());
            ours(source, Duration.ZERO);
            loop.read();
            running.latency(LATENCY);
            for (int round = 0; round < rounds; round++) {
                Timed byHand = timed(() -> loop.read(() -> Thread.sleep(LATENCY.toMillis())));
                Timed prefetching = timed(() -> ours(source, LATENCY));
                if (!byHand.tally().equals(prefetching.tally())) {
                    throw new IOException(vendor.id() + " was read differently: " + prefetching.tally()
                            + " where a loop read " + byHand.tally());
                }
                theirs.add(byHand.seconds());
                ratios.add(byHand.seconds() / prefetching.seconds());
            }
        }
        String note = String.format(
                Locale.ROOT, "%.1f s without, for %d pages", Spread.of(theirs).median(), pages);
        return Bound.atLeast(1.9, "slow caller, " + vendor.id() + ", against no prefetch", Spread.of(ratios), note);
    }

    private static Tally ours(CoachingSource source, Duration work) throws InterruptedException {
        Tally tally = new Tally();
        try (Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            for (Page<CoachingSession> page : sessions.pages()) {
                page.items().forEach(tally::add);
                Thread.sleep(work.toMillis());
            }
        }
        return tally;
    }

    private record Timed(String tally, double seconds) {}

    /** A whole read. */
    @FunctionalInterface
    private interface Read {
        Tally run() throws IOException, InterruptedException;
    }

    private static Timed timed(Read read) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String tally = read.run().toString();
        return new Timed(tally, (System.nanoTime() - start) / 1e9);
    }
}
