package dev.coachstream.aggregator;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Time that stands still until it is made to pass: who sleeps sleeps until interrupted, and may make it pass by falling asleep. */
public final class StillTime implements TimeSource {
    private final Instant start = Instant.parse("2026-07-01T00:00:00Z");
    private final Duration whileAsleep;
    private Duration passed = Duration.ZERO;

    /** @param whileAsleep how much passes when somebody falls asleep */
    public StillTime(Duration whileAsleep) {
        this.whileAsleep = whileAsleep;
    }

    public synchronized void pass(Duration step) {
        passed = passed.plus(step);
    }

    @Override
    public synchronized Instant now() {
        return start.plus(passed);
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        pass(whileAsleep);
        new CountDownLatch(1).await();
    }
}
