package dev.coachstream.capture;

import dev.coachstream.model.CoachingRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a read may be new: all but those that were created before what is covered, and last updated before what was seen. A record that
 * lacks the time of its update is sent each time.
 *
 * @param coveredUntil the end of the last whole read's window
 * @param seenUntil updates before it are known; null where none is
 */
record NewRecords(@Nullable Instant coveredUntil, @Nullable Instant seenUntil) {
    /** Whatever is read is sent. */
    static final NewRecords ALL = new NewRecords(null, null);

    /** What may be new beside what a state covers. */
    static NewRecords since(CaptureState known, Duration overlap) {
        Instant watermark = known.watermark();
        return watermark == null ? ALL : new NewRecords(known.coveredUntil(), watermark.minus(overlap));
    }

    boolean mayBeNew(CoachingRecord item) {
        Instant updated = item.updatedAt();
        if (seenUntil == null || updated == null || !updated.isBefore(seenUntil)) {
            return true;
        }
        Instant created = item.createdAt();
        return created != null && coveredUntil != null && !created.isBefore(coveredUntil);
    }
}
