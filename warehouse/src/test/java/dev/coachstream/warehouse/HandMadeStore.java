package dev.coachstream.warehouse;

import dev.coachstream.warehouse.people.PeopleList;
import dev.coachstream.warehouse.people.PersonResolver;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A store that is written down record by record, so that each of its figures can be checked on paper. Collects records, and writes them
 * all at once. Times are dates, or dates with a time, in UTC.
 */
final class HandMadeStore {
    private final Path file;
    private final List<String> script = new ArrayList<>();

    HandMadeStore(Path folder) {
        file = folder.resolve("hand-made.duckdb");
    }

    Path file() {
        return file;
    }

    /** An account of the vendor of the same name but its last character, such as {@code v1} of {@code v}, read up to a time. */
    HandMadeStore account(String source, String asOf) {
        return sql(
                "INSERT INTO sync_state (source, feed, vendor, capture, blind_spot, covered_until) VALUES ('%s', 'sessions', '%s', 'SNAPSHOT', 'none', %s)",
                source, vendor(source), time(asOf));
    }

    HandMadeStore person(String source, String id, String name, String email) {
        return sql(
                "INSERT INTO people (source, vendor, id, name, email, first_seen) VALUES ('%s', '%s', '%s', '%s', nullif('%s', ''), now())",
                source, vendor(source), id, name, email);
    }

    /** @param columns the columns that are set beside its id, status, coachee and coach, such as {@code created_at=2026-05-01} */
    HandMadeStore session(String source, String id, String status, String coachee, String coach, String... columns) {
        return record(
                "sessions", source, id, columns, "status=" + status, "coachee_id=" + coachee, "coach_id=" + coach);
    }

    /** A point of one session, or of none. */
    HandMadeStore point(String source, String id, String kind, String topic, String session, String... columns) {
        record("points", source, id, columns, "kind=" + kind, "category=QA", "topic=" + topic);
        return session.isEmpty() ? this : link("session_points", "point_id", source, session, id);
    }

    HandMadeStore todo(String source, String id, String status, String session, String... columns) {
        record("todos", source, id, columns, "status=" + status);
        return session.isEmpty() ? this : link("session_todos", "todo_id", source, session, id);
    }

    HandMadeStore link(String table, String column, String source, String session, String id) {
        return sql(
                "INSERT INTO %s (source, session_id, %s) VALUES ('%s', '%s', '%s')",
                table, column, source, session, id);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is in a library that no test needs otherwise
    HandMadeStore sql(String statement, Object... values) {
        script.add(statement.formatted(values));
        return this;
    }

    /** Writes what was collected, and finds out who is who. */
    HandMadeStore written() {
        try (Store open = Store.open(file, StoreOptions.defaults())) {
            script.forEach(open.database()::run);
            script.clear();
            for (String role : List.of("coachee_id", "coach_id")) {
                open.database()
                        .run(
                                "INSERT OR IGNORE INTO people (source, vendor, id, first_seen) SELECT DISTINCT source, vendor, %1$s, now() FROM sessions WHERE %1$s IS NOT NULL"
                                        .formatted(role));
            }
            PersonResolver.resolve(open, PeopleList.EMPTY);
        }
        return this;
    }

    List<String> query(String sql) {
        return World.query(file, StoreOptions.defaults(), sql);
    }

    private HandMadeStore record(String table, String source, String id, String[] columns, String... more) {
        List<String> names =
                new ArrayList<>(List.of("source", "vendor", "id", "first_seen", "changed_at", "content_digest"));
        List<String> values =
                new ArrayList<>(List.of(quoted(source), quoted(vendor(source)), quoted(id), "now()", "now()", "0"));
        for (String column : concat(more, columns)) {
            String name = column.substring(0, column.indexOf('='));
            String value = column.substring(column.indexOf('=') + 1);
            String literal = name.endsWith("_at") ? time(value) : quoted(value);
            names.add(name);
            values.add(literal);
        }
        return sql("INSERT INTO %s (%s) VALUES (%s)", table, String.join(", ", names), String.join(", ", values));
    }

    private static List<String> concat(String[] first, String[] second) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all;
    }

    private static String quoted(String value) {
        return value.equals("-") ? "NULL" : "'" + value + "'";
    }

    private static String time(String value) {
        return value.length() > 10 ? quoted(value + "Z") : quoted(value + " 00:00:00Z");
    }

    private static String vendor(String source) {
        return source.substring(0, source.length() - 1);
    }
}
