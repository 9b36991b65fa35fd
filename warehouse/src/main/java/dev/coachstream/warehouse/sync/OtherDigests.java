package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.rows.LinkTable;
import dev.coachstream.warehouse.rows.RowDigest;
import dev.coachstream.warehouse.rows.RowsFunction;
import dev.coachstream.warehouse.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows whose digest another version of the program made: it says nothing about whether they are as stored, so their content is compared.
 * A newer program's digests are left as they are, or each of two programs that take turns would undo the other's.
 */
final class OtherDigests {
    private static final String VERSION = "(t.content_digest & %s)".formatted(RowDigest.VERSION_BITS);

    private final Database database;
    private final Map<String, Boolean> known = new HashMap<>();

    public OtherDigests(Database database) {
        this.database = database;
    }

    /** Whether the records' table has such rows: comparing content reads all columns of it. */
    boolean in(FeedRows rows) {
        return known.computeIfAbsent(rows.table().name(), this::find);
    }

    private boolean find(String table) {
        return database.number("SELECT count(*) FROM (FROM %s t WHERE %s <> %s LIMIT 1)"
                        .formatted(table, VERSION, RowDigest.VERSION))
                > 0;
    }

    /** Whether a stored row t that has another digest than a record s is another indeed, as a condition. */
    public String differs(FeedRows rows) {
        return in(rows) ? "(%s = %s OR %s)".formatted(VERSION, RowDigest.VERSION, content(rows)) : "true";
    }

    private static String content(FeedRows rows) {
        List<String> names = rows.table().columns();
        Stream<String> columns = Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i -> "(%s)::VARCHAR IS DISTINCT FROM t.%s::VARCHAR"
                        .formatted(rows.columns().get(i).stored("s." + names.get(i)), names.get(i)));
        Stream<String> links = rows.linked() ? links(rows) : Stream.of();
        return Stream.concat(columns, links).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static Stream<String> links(FeedRows rows) {
        Feed feed = rows.table().feed();
        return switch (feed) {
            case SESSIONS ->
                Stream.of(Feed.POINTS, Feed.TODOS)
                        .map(linked -> "s.%ss IS NOT NULL AND ".formatted(LinkTable.column(linked))
                                + links(linked, LinkTable.column(feed), LinkTable.column(linked)));
            case POINTS, TODOS -> Stream.of(links(feed, LinkTable.column(feed), LinkTable.column(Feed.SESSIONS)));
            case PROGRESS, ASSIGNMENTS -> Stream.of();
        };
    }

    /** Whether a row lists other records than the table of links does. */
    private static String links(Feed table, String own, String other) {
        return """
                list_sort(list_distinct(coalesce(from_json(s.%3$ss, '["VARCHAR"]'), []))) IS DISTINCT FROM coalesce((
                    SELECT list_sort(list(l.%3$s)) FROM %1$s l WHERE l.source = t.source AND l.%2$s = t.id), [])""".formatted(LinkTable.table(table), own, other);
    }

    /** Gives rows that are as stored this program's digest, unless a newer program's is there. */
    public void renew(FeedRows rows) {
        if (in(rows)) {
            database.update("""
                    UPDATE %1$s t SET content_digest = %2$s FROM %3$s s
                    WHERE t.source = s.source AND t.id = s.id AND %4$s < %5$d AND NOT %6$s""".formatted(
                            rows.table().name(),
                            RowsFunction.DIGEST,
                            RowsFunction.NAME,
                            VERSION,
                            RowDigest.VERSION,
                            content(rows)));
        }
    }
}
