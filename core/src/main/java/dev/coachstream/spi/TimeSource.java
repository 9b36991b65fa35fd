package dev.coachstream.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The one place where time comes from, so that a test can hand in its own. Implementations are thread-safe. */
public interface TimeSource {

    /** The wall clock. */
    Instant now();

    /** A clock that only goes forward, in nanoseconds from an arbitrary start. */
    long nanos();

    /** Waits. Throws {@link InterruptedException} at once when the thread is, or gets, interrupted. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /** The machine's own clocks. */
    enum SystemTime implements TimeSource {
        INSTANCE;

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    }
}
