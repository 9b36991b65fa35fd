package dev.coachstream.warehouse.store;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of every column of the store's views what it is: as the list that comes with the views has it, else as the tables have it. */
final class ColumnComments {
    private static final String OF_TABLES = """
            SELECT column_name, comment FROM duckdb_columns()
            WHERE NOT internal AND comment IS NOT NULL AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT internal)
            ORDER BY table_oid DESC""";

    private static final String OF_VIEWS = """
            SELECT table_name, column_name FROM duckdb_columns()
            WHERE NOT internal AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)""";

    private final Map<String, String> listed = new HashMap<>();

    /** @param list lines of {@code view.column: what it is}; {@code *} is every view that has no line of its own */
    ColumnComments(String list) {
        list.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int end = line.indexOf(": ");
            listed.put(line.substring(0, end), line.substring(end + 2));
        });
    }

    /** Of the tables that have a column of one name the first one's comment counts. */
    void write(Database database) {
        Map<String, String> ofTables = new HashMap<>();
        database.query(OF_TABLES, row -> ofTables.put(row.getString(1), row.getString(2)) == null);
        database.run(database.query(OF_VIEWS, row -> statement(row.getString(1), row.getString(2), ofTables)).stream()
                .collect(Collectors.joining("\n")));
    }

    private String statement(String view, String column, Map<String, String> ofTables) {
        String comment = listed.getOrDefault(
                view + "." + column, listed.getOrDefault("*." + column, ofTables.getOrDefault(column, "")));
        return "COMMENT ON COLUMN %s.\"%s\" IS '%s';".formatted(view, column, comment.replace("'", "''"));
    }
}
