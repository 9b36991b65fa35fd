package dev.coachstream.reliability.simulation;

import dev.coachstream.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A wall clock that stands still until it is set, forward or back, so that no wait of random length shows in a run. Thread-safe. */
final class StandingTime implements TimeSource {
    private Instant now;

    StandingTime(Instant now) {
        this.now = now;
    }

    synchronized void set(Instant to) {
        now = to;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return 0;
    }

    /** Returns at once, and no time has passed: how long a call waits before it is tried again is a matter of chance. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
