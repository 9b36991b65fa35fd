package dev.coachstream.simulator;

import java.time.Duration;

/** So many requests in any window of that length. */
public record Quota(int requests, Duration window) {
    public Quota {
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("not a quota: " + requests + " in " + window);
        }
    }

    public static Quota perSecond(int requests) {
        return new Quota(requests, Duration.ofSeconds(1));
    }

    public static Quota perMinute(int requests) {
        return new Quota(requests, Duration.ofMinutes(1));
    }
}
