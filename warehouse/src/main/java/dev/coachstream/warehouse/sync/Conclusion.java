package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of the records that a feed's windows lacked.
 *
 * @param deleted how many were marked as deleted
 * @param held of which so many were missing at once that none was
 */
record Conclusion(long deleted, List<MassAbsence> held) {
    static final Conclusion NONE = new Conclusion(0, List.of());

    /**
     * What is concluded about.
     *
     * @param embedded the feeds that the records of this one hold
     * @param windows the windows that were read
     * @param whole whether they are all that there was to read: a session that was not may list what another one no longer does
     * @param evenMany whether many at once are let go, too
     */
    record Scope(
            String source,
            Feed feed,
            Set<Feed> embedded,
            List<Window> windows,
            boolean whole,
            boolean evenMany,
            Instant now) {}

    Conclusion plus(Conclusion other) {
        List<MassAbsence> all = new ArrayList<>(held);
        all.addAll(other.held);
        return new Conclusion(deleted + other.deleted, List.copyOf(all));
    }
}
