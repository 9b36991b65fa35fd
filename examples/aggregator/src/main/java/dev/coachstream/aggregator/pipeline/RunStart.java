package dev.coachstream.aggregator.pipeline;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment that a run began, as a time: all its reads then cover the same, and streams that came equally far stay together.
 *
 * @param now when it began
 * @param time what the rest is left to
 */
record RunStart(Instant now, TimeSource time) implements TimeSource {

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
    }
}
