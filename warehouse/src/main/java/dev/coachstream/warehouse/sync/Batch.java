package dev.coachstream.warehouse.sync;

import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.warehouse.rows.BatchRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that are written together, with the cursor that covers exactly them.
 *
 * @param window which window they are of
 * @param rows the window's records, and those that they embed
 * @param rejected records that could not be read
 * @param read what their reading showed
 * @param cursor resumes right after them; null where the vendor gives none
 * @param last whether the window ends here
 * @param tracked whether absence from this window is to be noticed
 * @param times is told what writing it takes
 */
record Batch(
        Window window,
        BatchRows rows,
        List<RejectedRecord> rejected,
        Evidence read,
        @Nullable String cursor,
        boolean last,
        boolean tracked,
        StageTimes times) {
    /** What the reading of the whole window has shown up to the end of this batch. */
    Evidence readSoFar() {
        return window.read().plus(read);
    }
}
