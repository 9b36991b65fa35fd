package dev.coachstream.simulator.samsara;

import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.Tokens;
import java.time.Duration;

/** The cursors of Samsara's feeds, and what its document leaves open about the end of a feed. */
final class SamsaraFeedOptions {
    private final SimulatedClock clock;
    private volatile long lifetime = Duration.ofDays(30).toNanos();
    private volatile int generation;
    private volatile boolean emptyCursorAtEnd;
    private volatile boolean endless;

    SamsaraFeedOptions(SimulatedClock clock) {
        this.clock = clock;
    }

    void lifetime(Duration ofCursors) {
        lifetime = ofCursors.toNanos();
    }

    /** Refuses every cursor that was given out until now. */
    synchronized void expireCursors() {
        generation++;
    }

    void emptyCursorAtEnd(boolean empty) {
        emptyCursorAtEnd = empty;
    }

    void endless(boolean always) {
        endless = always;
    }

    boolean endless() {
        return endless;
    }

    /** A cursor behind a key of the change log. Its time is coarse, so that the same page has the same bytes for a while. */
    String cursor(String key, long nonce) {
        long quantum = Math.max(1, lifetime / 1000);
        return Tokens.of(key, generation, clock.elapsed() / quantum * quantum, nonce);
    }

    String lastCursor(String proper, boolean bounded) {
        return bounded && emptyCursorAtEnd ? "" : proper;
    }

    /** The key behind which a cursor continues; refuses one that is too old or not ours. */
    String key(String cursor) {
        String[] parts = Tokens.parts(cursor, 4);
        if (parts == null) {
            throw new BadRequest("Invalid value for parameter: after is not a cursor");
        }
        if (Integer.parseInt(parts[1]) < generation || clock.elapsed() - Long.parseLong(parts[2]) > lifetime) {
            throw new BadRequest("Invalid value for parameter: after has expired");
        }
        return parts[0];
    }
}
