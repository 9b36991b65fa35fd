package dev.coachstream.reliability.simulation;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wall clock that stands still until it is set, forward or back. Waiting moves the other clock only, and only for those who wait: how long a call waits before
 * it is tried again is a matter of chance, and must not decide what is committed together. Thread-safe.
 */
final class StandingTime implements TimeSource {
    private volatile Instant now;

    StandingTime(Instant now) {
        this.now = now;
    }

    void set(Instant to) {
        now = to;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public void sleep(Duration duration) {
        throw new UnsupportedOperationException("a sync waits for its vendors only");
    }

    /** The same wall clock, for those who wait for a vendor: they are back at once, as if the time had passed. */
    TimeSource forVendors() {
        AtomicLong waited = new AtomicLong();
        return new TimeSource() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return waited.get();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                waited.addAndGet(duration.toNanos());
            }
        };
    }
}
