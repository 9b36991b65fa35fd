package dev.coachstream.warehouse.rows;

import dev.coachstream.model.Feed;
import java.util.List;

/** The names of what links sessions to their points and to-dos: a table for each, and the columns of rows that list ids. */
public final class LinkTable {
    private LinkTable() {}

    /** The table that links sessions to the records of a feed. */
    public static String table(Feed feed) {
        return "session_" + feed.label();
    }

    /** The link table's column for the records of a feed. */
    public static String column(Feed feed) {
        return switch (feed) {
            case SESSIONS -> "session_id";
            case POINTS -> "point_id";
            case TODOS -> "todo_id";
            case PROGRESS, ASSIGNMENTS -> throw new IllegalArgumentException(feed + " belong to no session");
        };
    }

    /** The column that lists the ids of a session's records of a feed, or those of a record's sessions. */
    public static String listed(Feed feed) {
        return column(feed) + "s";
    }

    /** The columns that list the ids of the records that one of a feed is linked to. */
    public static List<String> columns(Feed feed) {
        return switch (feed) {
            case SESSIONS -> List.of(listed(Feed.POINTS), listed(Feed.TODOS));
            case POINTS, TODOS -> List.of(listed(Feed.SESSIONS));
            case PROGRESS, ASSIGNMENTS -> List.of();
        };
    }
}
