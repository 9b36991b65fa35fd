package dev.coachstream.reliability.simulation;

import dev.coachstream.model.Feed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a record somebody has.
 *
 * @param updatedAt to the microsecond, as the store keeps it
 * @param words what tells two versions of one time apart: what the simulated vendor's last edit wrote into the notes, empty for a record as it was
 *     generated; the coach who is assigned; how far a person has come
 */
record Version(@Nullable Instant updatedAt, String words) {
    private static final String EDITED = "Reviewed again at ";

    static Version of(Feed feed, @Nullable Instant updatedAt, @Nullable String words) {
        Instant kept = updatedAt == null ? null : updatedAt.truncatedTo(ChronoUnit.MICROS);
        if (words == null || !(hasNoNotes(feed) || words.startsWith(EDITED))) {
            return new Version(kept, "");
        }
        return new Version(kept, words);
    }

    private static boolean hasNoNotes(Feed feed) {
        return feed == Feed.PROGRESS || feed == Feed.ASSIGNMENTS;
    }
}
