package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows whose reading may have missed what no later window reads again. Each stays due until a later read of it is planned, which may leave a due
 * window itself.
 */
final class DoubtfulWindows {
    private final Database database;

    DoubtfulWindows(Database database) {
        this.database = database;
    }

    /**
     * A window that is to be read again.
     *
     * @param rows how many records were read of it
     * @param openEnded whether its server refused to say what follows them
     */
    record Due(
            long certificate,
            @Nullable Instant since,
            @Nullable Instant until,
            long rows,
            boolean openEnded) {}

    /** Those of a feed, in the order of their starts. */
    List<Due> of(String source, Feed feed, Axis axis) {
        return database.query(
                """
                SELECT certificate_id, window_start, window_end, rows, verdict = 'open' AS open_ended FROM certificates
                WHERE source = ? AND feed = ? AND axis = ? AND again = 'due' AND finished_at IS NOT NULL
                ORDER BY window_start NULLS FIRST, certificate_id""",
                row -> new Due(
                        row.getLong("certificate_id"),
                        Database.instant(row, "window_start"),
                        Database.instant(row, "window_end"),
                        row.getLong("rows"),
                        row.getBoolean("open_ended")),
                source,
                feed.label(),
                axis.name());
    }

    /** Notes that windows which were planned since read it again. */
    void planned(Due window) {
        database.update("UPDATE certificates SET again = 'planned' WHERE certificate_id = ?", window.certificate());
    }
}
