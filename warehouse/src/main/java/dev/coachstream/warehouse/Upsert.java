package dev.coachstream.warehouse;

import dev.coachstream.model.Feed;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Moves staged rows into a feed's table: the newest {@code updated_at} wins, and a row whose content is as stored is not
 * written. A record that was deleted and comes again is revived.
 */
final class Upsert {
    private final Database database;

    Upsert(Database database) {
        this.database = database;
    }

    /**
     * Leaves the rows that differ in {@code changed_<table>}, for what depends on them.
     *
     * @param repeats whether a record may be staged in several versions
     */
    Changes run(FeedTable<?> table, boolean repeats, Instant now) {
        String name = table.name();
        database.update(different(table, repeats ? newest(table) : "staged_" + name), now, now, now);
        Changes changes = database.first(
                        "SELECT count(*) FILTER (added), count(*) FILTER (NOT added) FROM changed_" + name,
                        row -> new Changes(row.getLong(1), row.getLong(2), 0))
                .orElse(Changes.NONE);
        if (changes.added() > 0) {
            database.run(insert(table));
        }
        if (changes.changed() > 0) {
            database.run(update(table));
        }
        return changes;
    }

    private static String newest(FeedTable<?> table) {
        return "(FROM staged_%s QUALIFY row_number() OVER (PARTITION BY source, id ORDER BY %s place DESC) = 1)"
                .formatted(table.name(), table.has("updated_at") ? "updated_at DESC NULLS LAST," : "");
    }

    private static String different(FeedTable<?> table, String staged) {
        boolean dated = table.has("updated_at");
        String deleted = table.feed() == Feed.SESSIONS ? "s.status = 'DELETED'" : "false";
        return """
                CREATE OR REPLACE TEMP TABLE changed_%1$s AS
                SELECT s.* EXCLUDE (place),
                    coalesce(t.first_seen, ?) AS first_seen,
                    ?::TIMESTAMPTZ AS changed_at,
                    CASE WHEN %2$s THEN coalesce(t.deleted_at, ?) END AS deleted_at,
                    CASE WHEN %2$s THEN 'vendor' END AS deletion_proof,
                    t.id IS NULL AS added
                FROM %3$s s
                LEFT JOIN %1$s t ON t.source = s.source AND t.id = s.id
                WHERE t.id IS NULL
                    OR (%4$s)
                    OR (t.content_digest <> s.content_digest AND %5$s)
                """.formatted(
                        table.name(),
                        deleted,
                        staged,
                        revived(table.feed(), deleted),
                        dated ? "NOT coalesce(s.updated_at < t.updated_at, false)" : "true");
    }

    /** What only its session's list can bring back needs to be on that list again. */
    private static String revived(Feed feed, String deleted) {
        String exists = "t.deleted_at IS NOT NULL AND NOT (%s)".formatted(deleted);
        return switch (feed) {
            case SESSIONS -> exists + " AND t.status <> 'DELETED'";
            case POINTS, TODOS ->
                exists
                        + " AND (t.deletion_proof <> 'delisted' OR EXISTS (FROM %s l WHERE l.source = t.source AND l.%s = t.id))"
                                .formatted(Links.table(feed), Links.column(feed));
            case PROGRESS, ASSIGNMENTS -> exists;
        };
    }

    /** No join with what is stored: these are known to be new. */
    private static String insert(FeedTable<?> table) {
        String links = Staging.linkColumns(table.feed()).stream()
                .map(column -> ", " + column)
                .collect(Collectors.joining());
        return "INSERT INTO %1$s BY NAME SELECT * EXCLUDE (added%2$s) FROM changed_%1$s WHERE added"
                .formatted(table.name(), links);
    }

    /** The key is not set again: that would be a removal and an addition to its index. */
    private static String update(FeedTable<?> table) {
        String columns = table.columns().stream()
                .filter(column -> !column.equals("source") && !column.equals("id"))
                .collect(Collectors.joining(","));
        String all = columns + ",first_seen,changed_at,deleted_at,deletion_proof,content_digest";
        String set = Arrays.stream(all.split(","))
                .map(column -> column + " = s." + column)
                .collect(Collectors.joining(", "));
        return """
                MERGE INTO %1$s t USING (SELECT source, id, %2$s FROM changed_%1$s WHERE NOT added) s
                ON t.source = s.source AND t.id = s.id
                WHEN MATCHED THEN UPDATE SET %3$s
                """.formatted(table.name(), all, set);
    }
}
