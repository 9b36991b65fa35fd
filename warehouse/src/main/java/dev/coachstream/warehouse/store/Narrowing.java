package dev.coachstream.warehouse.store;

import java.util.Collection;
import java.util.List;

/**
 * A store that is read, seen through views in memory: they stand in for its tables, under their names, and all views of the store are
 * made anew over them. So every figure is as if the store held nothing else, whoever asks for it.
 */
final class Narrowing {
    /** What several figures rest on, each after what it rests on itself. */
    private static final List<String> SHARED = List.of(
            "account_clock",
            "counted_sessions",
            "identities",
            "persons",
            "person_sessions",
            "counted_points",
            "counted_todos",
            "person_clock",
            "person_points",
            "metric_coverage",
            "coaching_gaps",
            "topic_episodes",
            "session_spans",
            "acknowledgement_spans",
            "event_spans",
            "gap_medians",
            "metric_time_to_completion");

    private static final String REST = """
            SELECT t.table_name, bool_or(c.column_name = 'source') FROM duckdb_tables() t
            JOIN duckdb_columns() c ON c.database_name = t.database_name AND c.table_name = t.table_name
            WHERE t.database_name = 'store' AND t.table_name NOT IN
                (SELECT table_name FROM duckdb_columns() WHERE database_name = 'memory')
            GROUP BY t.table_name""";

    private final Database database;

    Narrowing(Database database) {
        this.database = database;
    }

    void to(StoreScope scope) {
        database.run("USE memory");
        String filter = "";
        if (!scope.isEverything()) {
            choose(scope);
            filter = " WHERE wanted_source(source)";
        }
        standIn(filter);
        database.run(Schema.views());
    }

    private void choose(StoreScope scope) {
        wanted("wanted_sources (name VARCHAR)", scope.sources());
        wanted("wanted_teams (name VARCHAR)", scope.teams());
        wanted("wanted_coaches (person VARCHAR)", scope.coaches());
        database.run("CREATE TABLE wanted_period (since TIMESTAMPTZ, until TIMESTAMPTZ)");
        database.update("INSERT INTO wanted_period VALUES (?, ?)", scope.since(), scope.until());
        database.run(Schema.text("narrowing.sql"));
    }

    private void standIn(String filter) {
        database.query(
                        REST,
                        row -> "CREATE VIEW \"%1$s\" AS FROM store.\"%1$s\"%2$s"
                                .formatted(row.getString(1), row.getBoolean(2) ? filter : ""))
                .forEach(database::run);
    }

    /** Views stand several deep, and DuckDB works each out anew wherever it is named: what several rest on becomes a table. */
    void workOutOnce() {
        SHARED.forEach(view -> database.run("""
                CREATE TABLE worked_out AS FROM %1$s;
                DROP VIEW %1$s;
                ALTER TABLE worked_out RENAME TO %1$s;""".formatted(view)));
    }

    private void wanted(String table, Collection<String> values) {
        database.run("CREATE TABLE " + table);
        String name = table.substring(0, table.indexOf(' '));
        values.forEach(value -> database.update("INSERT INTO " + name + " VALUES (?)", value));
    }
}
