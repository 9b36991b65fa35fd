package dev.coachstream.warehouse.sync;

import dev.coachstream.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a source's feed stands.
 *
 * @param coveredUntil everything that the source would tell up to this time has been read; null before the first read ended
 * @param feedSince where the change feed begins that the cursor belongs to; null for its very beginning
 * @param certificate the window that is being read; null when none is
 * @param cursor resumes right after the last stored record; null for the start
 */
record SyncState(
        @Nullable Instant coveredUntil,
        @Nullable Instant feedSince,
        @Nullable Long certificate,
        @Nullable String cursor) {
    static final SyncState NEW = new SyncState(null, null, null, null);

    /** The cursor, as a read goes on from it. */
    @Nullable
    Cursor goesOnAt() {
        return cursor == null ? null : Cursor.parse(cursor);
    }
}
