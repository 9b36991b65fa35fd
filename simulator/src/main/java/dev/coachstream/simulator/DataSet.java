package dev.coachstream.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * What a simulated vendor holds: the same seed, size and period give the same bytes, on any machine. To the generated sessions each vendor adds
 * the example records of its document.
 *
 * @param sessions how many are generated
 * @param from when the first are created
 * @param to when everything is over; nothing generated is newer
 */
public record DataSet(long seed, int sessions, Instant from, Instant to) {
    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(200);

    public DataSet {
        if (sessions < 0) {
            throw new IllegalArgumentException("sessions: " + sessions + " is negative");
        }
        if (from.plus(Duration.ofDays(1)).isAfter(to)) {
            throw new IllegalArgumentException("a data set spans at least a day: " + from + " to " + to);
        }
    }

    /** A few pages of each vendor. */
    public static DataSet small() {
        return of(250);
    }

    public static DataSet of(int sessions) {
        return new DataSet(1, sessions, END.minus(PERIOD), END);
    }

    public DataSet withSeed(long other) {
        return new DataSet(other, sessions, from, to);
    }

    /** The same length of time, ending at the given instant. */
    public DataSet endingAt(Instant end) {
        return new DataSet(seed, sessions, end.minus(Duration.between(from, to)), end);
    }

    public long fromMillis() {
        return from.toEpochMilli();
    }

    public long toMillis() {
        return to.toEpochMilli();
    }
}
