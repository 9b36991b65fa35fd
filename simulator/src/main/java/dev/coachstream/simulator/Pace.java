package dev.coachstream.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Slows a sender down to so many bytes a second: the one place where the simulator waits. */
final class Pace {
    private static final int STEPS_PER_SECOND = 20;

    private final int step;
    private final long pause;

    Pace(int bytesPerSecond) {
        step = Math.max(1, bytesPerSecond / STEPS_PER_SECOND);
        pause = Duration.ofSeconds(1).toNanos() * step / bytesPerSecond;
    }

    int step() {
        return step;
    }

    void await() {
        await(pause);
    }

    static void await(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
