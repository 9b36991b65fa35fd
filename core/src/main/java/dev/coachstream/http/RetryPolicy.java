package dev.coachstream.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again; the budget is each call's own.
 *
 * @param attempts how often a call is tried at most, the first time included
 * @param base the first delay's upper bound; it doubles with each attempt
 * @param longest the upper bound's upper bound
 * @param deadline how long a call may take with all its attempts and waits
 */
record RetryPolicy(int attempts, Duration base, Duration longest, Duration deadline) {

    /** Eight attempts within ten minutes. */
    static final RetryPolicy STANDARD =
            new RetryPolicy(8, Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** How long to wait after an attempt (1 is the first). */
    Duration backoff(int attempt) {
        return backoff(attempt, ThreadLocalRandom.current().nextDouble());
    }

    /** Exponential with full jitter: anything from zero to the bound for this attempt (1 is the first). */
    Duration backoff(int attempt, double random) {
        int doublings = Math.min(attempt - 1, 30);
        long bound = Math.min(base.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis((long) (bound * random));
    }
}
