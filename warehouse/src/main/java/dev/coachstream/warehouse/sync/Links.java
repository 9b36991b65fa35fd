package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.rows.LinkTable;
import dev.coachstream.warehouse.rows.RowsFunction;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps which points and to-dos belong to which sessions, from what changed. Where sessions embed them, a session's list is the
 * truth, and one that is not there changes nothing; what an embedded record says of further sessions counts only for sessions that nobody has. Elsewhere each point or
 * to-do says it itself.
 */
final class Links {
    private final Database database;
    private final RowsFunction encoded;

    Links(Database database) {
        this.database = database;
        this.encoded = RowsFunction.of(database);
    }

    /** Says which records have changed: puts their keys and links into {@code changed_<table>}. */
    void take(FeedRows rows, List<Integer> changed) {
        String links = LinkTable.columns(rows.table().feed()).stream()
                .map("from_json(%1$s, '[\"VARCHAR\"]') AS %1$s"::formatted)
                .collect(Collectors.joining(", "));
        encoded.during(rows, changed, () -> {
            database.run("CREATE OR REPLACE TEMP TABLE changed_%s AS SELECT source, id, %s FROM %s"
                    .formatted(rows.table().name(), links, RowsFunction.NAME));
            return changed;
        });
    }

    /** After sessions that embed records of a feed have changed; nothing follows from a list that is not there: null, to SQL. */
    void sessionsChanged(Feed feed) {
        String gone = """
                FROM %1$s l, changed_sessions c
                WHERE l.source = c.source AND l.session_id = c.id AND NOT list_contains(c.%3$s, l.%2$s)""".formatted(LinkTable.table(feed), LinkTable.column(feed), LinkTable.listed(feed));
        database.run("CREATE OR REPLACE TEMP TABLE delisted_%s AS SELECT DISTINCT l.source, l.%s AS id %s"
                .formatted(feed.label(), LinkTable.column(feed), gone));
        database.run("DELETE FROM %1$s l USING changed_sessions c WHERE %2$s"
                .formatted(LinkTable.table(feed), gone.substring(gone.indexOf("WHERE") + 6)));
        database.run(
                "INSERT INTO %s SELECT DISTINCT source, id, unnest(%s) FROM changed_sessions ON CONFLICT DO NOTHING"
                        .formatted(LinkTable.table(feed), LinkTable.listed(feed)));
    }

    /** After records of a feed have changed that say themselves where they belong. */
    void itemsChanged(Feed feed) {
        follow(feed, "");
    }

    /** After embedded records have changed. */
    void embeddedChanged(Feed feed) {
        follow(feed, "AND NOT EXISTS (FROM sessions k WHERE k.source = l.source AND k.id = l.session_id)");
    }

    private void follow(Feed feed, String onlyIf) {
        database.run("""
                DELETE FROM %1$s l USING changed_%2$s c
                WHERE l.source = c.source AND l.%3$s = c.id AND NOT list_contains(c.session_ids, l.session_id) %4$s""".formatted(LinkTable.table(feed), feed.label(), LinkTable.column(feed), onlyIf));
        database.run("""
                INSERT INTO %1$s
                SELECT source, session_id, id FROM (
                    SELECT DISTINCT source, unnest(session_ids) AS session_id, id FROM changed_%2$s) l
                WHERE true %3$s
                ON CONFLICT DO NOTHING""".formatted(LinkTable.table(feed), feed.label(), onlyIf));
    }

    /** Notes embedded records that no session lists any more: their session's own list is proof, and names its certificate twice. */
    void noteDelisted(Feed feed, WriteContext context) {
        database.update(
                """
                UPDATE %1$s SET missing_since = coalesce(missing_since, ?), missing_certificate = ?, missing_again = ?
                FROM delisted_%1$s d
                WHERE %1$s.source = d.source AND %1$s.id = d.id AND %1$s.deleted_at IS NULL
                    AND NOT EXISTS (FROM %2$s l WHERE l.source = d.source AND l.%3$s = d.id)""".formatted(feed.label(), LinkTable.table(feed), LinkTable.column(feed)),
                context.now(),
                context.window().certificate(),
                context.window().certificate());
    }

    /** Marks embedded records as deleted that deleted sessions alone list. */
    long markWithSessions(String source, Feed feed, Instant now) {
        return database.update(
                """
                UPDATE %1$s t SET deleted_at = ?, changed_at = ?, deletion_proof = 'session', missing_since = NULL,
                    missing_certificate = NULL, missing_again = NULL
                WHERE t.source = ? AND t.deleted_at IS NULL AND NOT %4$s AND t.id IN (
                    SELECT l.%3$s FROM %2$s l JOIN sessions k ON k.source = l.source AND k.id = l.session_id
                    WHERE k.source = ? AND k.deleted_at IS NOT NULL)""".formatted(feed.label(), LinkTable.table(feed), LinkTable.column(feed), live(feed)),
                now,
                now,
                source,
                source);
    }

    /** Whether a record {@code t} is listed by a session that is not deleted, be it one that nobody has: a condition in SQL. */
    static String live(Feed feed) {
        return """
                EXISTS (FROM %1$s l LEFT JOIN sessions k ON k.source = l.source AND k.id = l.session_id
                    WHERE l.source = t.source AND l.%2$s = t.id AND k.deleted_at IS NULL)""".formatted(LinkTable.table(feed), LinkTable.column(feed));
    }
}
