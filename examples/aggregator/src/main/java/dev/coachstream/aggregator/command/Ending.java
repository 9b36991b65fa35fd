package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Interruption;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * When a run is to end before its end: it was told to, or its deadline has passed. Time is handed in; a beat of its own only makes
 * it look at that time.
 */
final class Ending {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Interruption interruption;
    private final TimeSource time;
    private final @Nullable Duration deadline;
    private final long started;

    /** @param deadline how long the run may take from now on; null for as long as it likes */
    Ending(Surroundings surroundings, @Nullable Duration deadline) {
        this.interruption = surroundings.interruption();
        this.time = surroundings.time();
        this.deadline = deadline;
        this.started = time.nanos();
    }

    boolean wanted() {
        return interrupted() || late();
    }

    boolean interrupted() {
        return interruption.requested();
    }

    boolean late() {
        return deadline != null && time.nanos() - started >= deadline.toNanos();
    }

    /** {@code the deadline of 10 min has passed}. */
    String why() {
        return interrupted() || deadline == null
                ? "it was interrupted"
                : "the deadline of " + Amounts.duration(deadline) + " has passed";
    }

    /** Does something, once, when the run is to end; not any more when the watch is closed. */
    Watch watch(Runnable end) {
        return new Watch(end);
    }

    /** Looks at the time again and again. */
    final class Watch implements AutoCloseable {
        private final Timer beats = new Timer("coachstream-ending", true);
        private final Runnable end;
        private boolean over;

        private Watch(Runnable end) {
            this.end = end;
            TimerTask look = new TimerTask() {
                @Override
                public void run() {
                    look();
                }
            };
            beats.schedule(look, 0, LOOK_EVERY.toMillis());
        }

        private synchronized void look() {
            if (!over && wanted()) {
                over = true;
                end.run();
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            beats.cancel();
        }
    }
}
