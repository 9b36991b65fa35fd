package dev.coachstream.api;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
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

    /**
     * Waits on an account's behalf; an interrupt stays noted, and is an error of the account of kind UNAVAILABLE.
     *
     * @param what what is waited for, such as "to try again"
     */
    default void pause(Duration duration, String source, String what) {
        try {
            sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CoachingSourceException(source, Kind.UNAVAILABLE, "interrupted while waiting " + what, e);
        }
    }

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
