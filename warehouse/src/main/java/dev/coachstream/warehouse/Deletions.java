package dev.coachstream.warehouse;

import dev.coachstream.model.CoachingRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks records as deleted that are absent from a window which was listed from its beginning to its end in one go, unmoved and
 * with every record readable. Nothing less is proof; an empty listing is none either.
 */
final class Deletions {
    private final Database database;

    Deletions(Database database) {
        this.database = database;
        database.run("CREATE OR REPLACE TEMP TABLE listed (certificate_id BIGINT, id VARCHAR)");
    }

    /** Whether the store has records of the window's source that could turn out to be absent. */
    boolean matter(Window window) {
        return window.enumeration()
                && !window.begun()
                && database.number(
                                "SELECT count(*) FROM (FROM %s WHERE source = ? LIMIT 1)"
                                        .formatted(window.feed().label()),
                                window.source())
                        > 0;
    }

    /** Notes what is present. */
    void list(Window window, List<CoachingRecord> present) {
        try (RowAppender appender = database.temporary("listed")) {
            for (CoachingRecord item : present) {
                appender.begin();
                appender.number(window.certificate());
                appender.text(item.id());
                appender.end();
            }
        }
    }

    /** Forgets what was present. */
    void forget(Window window) {
        database.update("DELETE FROM listed WHERE certificate_id = ?", window.certificate());
    }

    /** Marks what the store has in the window and the listing had not. */
    long mark(Window window, Instant now) {
        return database.update(
                """
                UPDATE %s t SET deleted_at = ?, changed_at = ?, deletion_proof = 'certificate ' || ?
                WHERE source = ? AND deleted_at IS NULL %s
                    AND NOT EXISTS (FROM listed l WHERE l.certificate_id = ? AND l.id = t.id)""".formatted(window.feed().label(), inside(window)),
                now,
                now,
                window.certificate(),
                window.source(),
                window.certificate());
    }

    /** A record without a time on the window's axis is in no window. */
    private static String inside(Window window) {
        String time = window.axis().label() + "_at";
        return bound(time, ">=", window.since()) + bound(time, "<", window.until());
    }

    private static String bound(String time, String comparison, @Nullable Instant at) {
        return at == null ? "" : "AND %s %s TIMESTAMPTZ '%s' ".formatted(time, comparison, at);
    }
}
