package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of the records that a feed's windows lacked.
 *
 * @param changes how many were marked as deleted, and what of them the vendor still had
 * @param held of which so many were missing at once that none was
 */
record Conclusion(Changes changes, List<MassAbsence> held) {
    static final Conclusion NONE = deleted(0);

    /**
     * What is concluded about.
     *
     * @param embedded the feeds that the records of this one hold
     * @param windows the windows that were read
     * @param whole whether they are all that there was to read: a session that was not may list what another one no longer does
     * @param asks whether the vendor can be asked for a record by its id
     * @param evenMany whether many at once are let go, too
     * @param proof what absence from the windows proves
     */
    record Scope(
            String source,
            Feed feed,
            Set<Feed> embedded,
            List<Window> windows,
            boolean whole,
            boolean asks,
            boolean evenMany,
            Proof proof,
            Instant now) {

        /** The same with what absence turned out to prove. */
        Scope with(Proof other) {
            return new Scope(source, feed, embedded, windows, whole, asks, evenMany, other, now);
        }
    }

    static Conclusion deleted(long records) {
        return new Conclusion(new Changes(0, 0, records), List.of());
    }

    static Conclusion held(MassAbsence many) {
        return new Conclusion(Changes.NONE, List.of(many));
    }

    Conclusion plus(Conclusion other) {
        List<MassAbsence> all = new ArrayList<>(held);
        all.addAll(other.held);
        return new Conclusion(changes.plus(other.changes), List.copyOf(all));
    }
}
