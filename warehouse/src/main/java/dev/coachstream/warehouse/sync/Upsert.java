package dev.coachstream.warehouse.sync;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Versions;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.rows.FeedTable;
import dev.coachstream.warehouse.rows.RowsFunction;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.Erasures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Moves records into their feed's table: the newest {@code updated_at} wins, and of two of one time the one that was read last. A row
 * whose content is as stored is not written. A record that was deleted and comes again is revived.
 */
final class Upsert {
    private final Database database;
    private final RowsFunction encoded;
    private final OtherDigests others;

    Upsert(Database database) {
        this.database = database;
        this.others = new OtherDigests(database);
        this.encoded = RowsFunction.of(database);
    }

    /** A row that differs from what is stored, whether nothing is, and whether private text of it is to go. */
    private record Different(int rowIndex, boolean added, boolean clears) {}

    /**
     * Which records differ from what is stored.
     *
     * @param added the row indexes of those that are new, ascending
     * @param altered the row indexes of the others, ascending
     * @param clears whether private text that is stored is overwritten
     */
    record Differences(List<Integer> added, List<Integer> altered, boolean clears) {
        private static final Differences NONE = new Differences(List.of(), List.of(), false);

        private static Differences of(List<Different> rows) {
            Map<Boolean, List<Integer>> rowIndexes = rows.stream()
                    .collect(Collectors.partitioningBy(
                            Different::added, Collectors.mapping(Different::rowIndex, Collectors.toList())));
            return new Differences(
                    rowIndexes.getOrDefault(true, List.of()),
                    rowIndexes.getOrDefault(false, List.of()),
                    rows.stream().anyMatch(Different::clears));
        }

        /** All of them, ascending. */
        List<Integer> rowIndexes() {
            return altered.isEmpty()
                    ? added
                    : Stream.concat(added.stream(), altered.stream()).sorted().toList();
        }

        Changes changes() {
            return new Changes(added.size(), altered.size(), 0);
        }
    }

    /** What is stored gives way to what is said; a stored time after now blocks nothing, nor does what was stored before all is read anew. */
    Differences compare(FeedRows rows, WriteContext context) {
        if (rows.items().isEmpty()) {
            return Differences.NONE;
        }
        List<Integer> all = rows.rowIndexes();
        if (rows.areAllNew()) {
            return new Differences(all, List.of(), false);
        }
        return encoded.during(rows, newest(rows, all, context.now()), () -> {
            List<Different> found = different(rows, context);
            others.renew(rows);
            return Differences.of(found);
        });
    }

    /** The row indexes of those that count, ascending: a record that came more than once counts once. */
    private static List<Integer> newest(FeedRows rows, List<Integer> all, Instant now) {
        Map<String, Integer> newest = new HashMap<>();
        for (int rowIndex : all) {
            CoachingRecord said = rows.items().get(rowIndex);
            newest.merge(
                    said.id(),
                    rowIndex,
                    (known, later) -> Versions.givesWay(rows.items().get(known).updatedAt(), said.updatedAt(), now)
                            ? later
                            : known);
        }
        return newest.size() == all.size()
                ? all
                : newest.values().stream().sorted().toList();
    }

    private List<Different> different(FeedRows rows, WriteContext context) {
        FeedTable<?> table = rows.table();
        String sql = """
                SELECT s.row_index, t.id IS NULL AS added, %6$s AS clears
                FROM %2$s s
                LEFT JOIN %1$s t ON t.source = s.source AND t.id = s.id
                WHERE t.id IS NULL
                    OR (%3$s)
                    OR (t.content_digest <> (%5$s) AND %4$s AND %7$s)
                ORDER BY s.row_index
                """.formatted(
                        table.name(),
                        RowsFunction.NAME,
                        revived(table),
                        givesWay(table, context),
                        RowsFunction.DIGEST,
                        clears(rows),
                        others.differs(rows));
        return database.query(sql, row -> new Different(row.getInt(1), row.getBoolean(2), row.getBoolean(3)));
    }

    private static String clears(FeedRows rows) {
        List<String> columns = rows.table().columns();
        return rows.table().secrets().stream()
                .map(name -> "(t.%1$s IS NOT NULL AND t.%1$s::VARCHAR IS DISTINCT FROM %2$s)"
                        .formatted(
                                name, rows.columns().get(columns.indexOf(name)).stored("s." + name)))
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(" OR "), any -> any.isEmpty() ? "false" : any));
    }

    private static String givesWay(FeedTable<?> table, WriteContext context) {
        if (!table.has("updated_at")) {
            return "true";
        }
        String written = context.anewSince() == null
                ? ""
                : " AND t.changed_at >= TIMESTAMPTZ '%s'".formatted(context.anewSince());
        return "NOT coalesce(make_timestamptz(s.updated_at) < t.updated_at AND t.updated_at <= TIMESTAMPTZ '%s'%s, false)"
                .formatted(context.now(), written);
    }

    /** What only its session's list can bring back needs to be on that list again. */
    private static String revived(FeedTable<?> table) {
        Feed feed = table.feed();
        String isTold = table.has("status") ? " AND s.status <> 'DELETED'" : "";
        String exists = "t.deleted_at IS NOT NULL" + isTold;
        return switch (feed) {
            case SESSIONS -> exists + " AND t.status <> 'DELETED'";
            case POINTS, TODOS ->
                exists + " AND (t.deletion_proof NOT IN ('delisted', 'session') OR %s)".formatted(Links.live(feed));
            case PROGRESS, ASSIGNMENTS -> exists;
        };
    }

    /** What is new goes straight into its table. */
    void write(FeedRows rows, Differences differences, WriteContext context) {
        if (differences.clears()) {
            new Erasures(database).want(context.now());
        }
        write(rows, differences.added(), Upsert::insert, context.now());
        write(rows, differences.altered(), Upsert::merge, context.now());
    }

    private void write(FeedRows rows, List<Integer> rowIndexes, Function<FeedRows, String> statement, Instant now) {
        if (!rowIndexes.isEmpty()) {
            encoded.during(rows, rowIndexes, () -> database.update(statement.apply(rows), now, now, now));
        }
    }

    private static String insert(FeedRows rows) {
        return "INSERT INTO %s BY NAME %s".formatted(rows.table().name(), selected(rows));
    }

    private static String selected(FeedRows rows) {
        FeedTable<?> table = rows.table();
        List<String> names = table.columns();
        String values = IntStream.range(0, names.size())
                .mapToObj(i -> rows.columns().get(i).stored(names.get(i)) + " AS " + names.get(i))
                .collect(Collectors.joining(", "));
        String deleted = table.has("status") ? "status = 'DELETED'" : "false";
        return """
                SELECT %s, %s AS content_digest, ?::TIMESTAMPTZ AS first_seen, ?::TIMESTAMPTZ AS changed_at,
                    CASE WHEN %s THEN ?::TIMESTAMPTZ END AS deleted_at, CASE WHEN %s THEN 'vendor' END AS deletion_proof
                FROM %s""".formatted(values, RowsFunction.DIGEST, deleted, deleted, RowsFunction.NAME);
    }

    /** The key is not set again: that would be a removal and an addition to its index. */
    private static String merge(FeedRows rows) {
        String set = rows.table().columns().stream()
                .filter(column -> !column.equals("source") && !column.equals("id"))
                .map(column -> column + " = s." + column)
                .collect(Collectors.joining(", "));
        return """
                MERGE INTO %1$s t USING (%2$s) s ON t.source = s.source AND t.id = s.id
                WHEN MATCHED THEN UPDATE SET %3$s, changed_at = s.changed_at, content_digest = s.content_digest,
                    deleted_at = CASE WHEN s.deleted_at IS NOT NULL THEN coalesce(t.deleted_at, s.deleted_at) END,
                    deletion_proof = s.deletion_proof
                """.formatted(rows.table().name(), selected(rows), set);
    }
}
