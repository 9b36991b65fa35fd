package dev.coachstream.warehouse;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;

/**
 * Temporary tables {@code staged_sessions} and so on, into which records go as they come, in bulk: DuckDB takes rows one by one
 * a hundred times slower. They have the feed table's columns and the ids of the records that each is linked to.
 */
final class Staging {
    private final Database database;
    private final boolean includePrivate;
    private final Set<String> staged = new TreeSet<>();
    private final Set<String> repeating = new TreeSet<>();

    Staging(Database database, boolean includePrivate) {
        this.database = database;
        this.includePrivate = includePrivate;
        Arrays.stream(Feed.values()).map(FeedTable::of).forEach(this::create);
    }

    /** The column that holds the sessions' ids of a feed whose records belong to sessions, or the other way round. */
    static String links(Feed feed) {
        return switch (feed) {
            case SESSIONS -> "session_ids";
            case POINTS -> "point_ids";
            case TODOS -> "todo_ids";
            case PROGRESS, ASSIGNMENTS -> throw new IllegalArgumentException(feed + " belong to no session");
        };
    }

    /** The columns that hold the ids of linked records. */
    static List<String> linkColumns(Feed feed) {
        return switch (feed) {
            case SESSIONS -> List.of(links(Feed.POINTS), links(Feed.TODOS));
            case POINTS, TODOS -> List.of(links(Feed.SESSIONS));
            case PROGRESS, ASSIGNMENTS -> List.of();
        };
    }

    private void create(FeedTable<?> table) {
        StringBuilder links = new StringBuilder();
        linkColumns(table.feed())
                .forEach(column ->
                        links.append("NULL::VARCHAR[] AS ").append(column).append(", "));
        database.run(
                "CREATE OR REPLACE TEMP TABLE staged_%s AS SELECT %s, %s content_digest, 0::BIGINT AS place FROM %s LIMIT 0"
                        .formatted(table.name(), String.join(", ", table.columns()), links, table.name()));
    }

    /**
     * Stages records, and the records that they embed.
     *
     * @param embeds the feeds that the source's sessions hold anyway
     */
    void stage(FeedTable<?> table, List<? extends CoachingRecord> items, Set<Feed> embeds) {
        append(table, items, embeds);
        if (table.feed() == Feed.SESSIONS && embeds.contains(Feed.POINTS)) {
            append(FeedTable.POINTS, embedded(items, CoachingSession::points), embeds);
        }
        if (table.feed() == Feed.SESSIONS && embeds.contains(Feed.TODOS)) {
            append(FeedTable.TODOS, embedded(items, CoachingSession::todos), embeds);
        }
    }

    /** Whether any record is staged more than once, in several versions. */
    boolean repeats(FeedTable<?> table) {
        return repeating.contains(table.name());
    }

    /** Empties what was staged. */
    void clear() {
        repeating.clear();
        staged.forEach(table -> database.run("DELETE FROM staged_" + table));
        staged.clear();
    }

    private static <T> List<T> embedded(
            List<? extends CoachingRecord> sessions, Function<CoachingSession, List<T>> of) {
        return sessions.stream()
                .map(session -> of.apply((CoachingSession) session))
                .flatMap(Collection::stream)
                .toList();
    }

    private void append(FeedTable<?> table, List<? extends CoachingRecord> items, Set<Feed> embeds) {
        staged.add(table.name());
        try (DuckDBAppender appender = database.appender("staged_" + table.name())) {
            RowSink sink = new RowSink(appender);
            Set<String> ids = new HashSet<>();
            long place = 0;
            for (CoachingRecord item : items) {
                if (!ids.add(item.id())) {
                    repeating.add(table.name());
                }
                appender.beginRow();
                table.put(sink, item, includePrivate);
                links(sink, item, embeds);
                sink.end(place++);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /** An embedded record's links are said by the sessions that hold it; what it names itself is a hint. */
    private static void links(RowSink sink, CoachingRecord item, Set<Feed> embeds) throws SQLException {
        if (item instanceof CoachingSession session) {
            sink.links(embeds.contains(Feed.POINTS) ? ids(session.points()) : null);
            sink.links(embeds.contains(Feed.TODOS) ? ids(session.todos()) : null);
        } else if (item instanceof CoachingPoint point) {
            links(sink, point.sessionIds(), embeds.contains(Feed.POINTS));
        } else if (item instanceof Todo todo) {
            links(sink, todo.sessionIds(), embeds.contains(Feed.TODOS));
        }
    }

    private static void links(RowSink sink, List<String> ids, boolean embedded) throws SQLException {
        if (embedded) {
            sink.hints(ids);
        } else {
            sink.links(ids);
        }
    }

    private static List<String> ids(List<? extends CoachingRecord> items) {
        return items.stream().map(CoachingRecord::id).toList();
    }
}
