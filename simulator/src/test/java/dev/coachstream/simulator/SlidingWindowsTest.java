package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SlidingWindowsTest {
    private static final int THREADS = 4;
    private static final int REQUESTS = 20_000;

    /** A request that took its time before another, and is counted after it, would make the vendor refuse what it allows. */
    @Test
    void requestsSideBySideAreCountedInTheOrderOfTheirTimes() throws Exception {
        SlidingWindows windows = new SlidingWindows(List.of(new Quota(1, Duration.ofNanos(10))));
        AtomicLong clock = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> admitted = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                admitted.add(threads.submit(() -> admitted(windows, clock)));
            }

            long sum = 0;
            for (Future<Long> each : admitted) {
                sum += each.get();
            }
            assertThat(sum).as("one in each ten nanoseconds").isEqualTo(THREADS * REQUESTS / 10);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long admitted(SlidingWindows windows, AtomicLong clock) {
        long admitted = 0;
        for (int i = 0; i < REQUESTS; i++) {
            if (windows.admit(clock::incrementAndGet) == 0) {
                admitted++;
            }
        }
        return admitted;
    }
}
