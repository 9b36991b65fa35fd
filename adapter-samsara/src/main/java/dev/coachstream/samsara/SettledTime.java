package dev.coachstream.samsara;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Up to when the stream of sessions may be read in parts: what is younger can move from a part not yet read into one that has been. */
final class SettledTime {
    /** How far the vendor's clock may be behind ours. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private SettledTime() {}

    static Instant at(Instant now) {
        return now.minus(CLOCK_SKEW);
    }

    /** Whether a window is over; one without an end never is. */
    static boolean isPast(@Nullable Instant end, Instant now) {
        return end != null && end.isBefore(at(now));
    }
}
