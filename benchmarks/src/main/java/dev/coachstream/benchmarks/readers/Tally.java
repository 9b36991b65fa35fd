package dev.coachstream.benchmarks.readers;

import dev.coachstream.model.CoachingSession;
import java.time.Instant;

/** Counts what was read, and sums some of each record up, so that a reader that leaves out work is found out. */
public final class Tally {
    private long count;
    private long sum;

    public void add(CoachingSession session) {
        Instant updated = session.updatedAt();
        String notes = session.coachNotes();
        count++;
        sum += 31L * session.id().length() + 7L * session.points().size();
        if (updated != null) {
            sum += updated.getEpochSecond();
        }
        if (notes != null && !notes.isEmpty()) {
            sum += notes.charAt(0);
        }
    }

    /** {@code count sum} */
    @Override
    public String toString() {
        return count + " " + sum;
    }
}
