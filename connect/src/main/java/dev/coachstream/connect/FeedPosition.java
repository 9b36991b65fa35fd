package dev.coachstream.connect;

import dev.coachstream.capture.CaptureState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed stands: what an offset holds. Immutable.
 *
 * @param ended when the last whole read ended, where everything is read each time and the state remembers nothing
 */
record FeedPosition(CaptureState state, @Nullable Instant ended) {
    /** How long the next read waits: one that ended is not begun again before its time, whoever owns the account since. */
    Duration wait(ConnectorConfig config, Instant now) {
        Instant until = config.capture().everything() ? ended : state.coveredUntil();
        if (until == null) {
            return Duration.ZERO;
        }
        boolean between = state.open() == null || !state.open().startedAt().isAfter(until);
        Duration wait = Duration.between(now, until.plus(config.interval()));
        if (!between || wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(config.interval()) < 0 ? wait : config.interval();
    }
}
