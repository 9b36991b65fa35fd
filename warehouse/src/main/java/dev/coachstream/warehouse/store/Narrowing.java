package dev.coachstream.warehouse.store;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A store that is read, seen through views in memory: they stand in for its tables, under their names, and all views of the store are
 * made anew over them. So every figure is as if the store held nothing else, whoever asks for it.
 */
final class Narrowing {
    private static final Pattern VIEW = Pattern.compile("(?ms)^CREATE OR REPLACE VIEW (\\w+) AS\\b(.*?);$");

    /**
     * What several figures rest on. Views stand several deep, and DuckDB works each out anew wherever it is named, and binds it anew in
     * each view above it.
     */
    private static final Set<String> SHARED = Set.of(
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
                (SELECT table_name FROM duckdb_columns() WHERE database_name = 'narrowed')
            GROUP BY t.table_name""";

    private final Database database;

    Narrowing(Database database) {
        this.database = database;
    }

    void to(StoreScope scope) {
        to(scope, Set.of());
    }

    /** The same, with what several figures rest on worked out once: as tables, which the views above them then read. */
    void workedOutTo(StoreScope scope) {
        to(scope, SHARED);
    }

    private void to(StoreScope scope, Set<String> tables) {
        database.run("ATTACH ':memory:' AS narrowed");
        database.run("USE narrowed");
        String filter = "";
        if (!scope.isEverything()) {
            choose(scope);
            filter = " WHERE wanted_source(source)";
        }
        standIn(filter);
        VIEW.matcher(Schema.views()).results().forEach(view -> {
            String kind = tables.contains(view.group(1)) ? "TABLE" : "VIEW";
            database.run("CREATE %s %s AS%s".formatted(kind, view.group(1), view.group(2)));
        });
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
        database.query(REST, row -> {
                    String narrowed = row.getBoolean(2) ? filter : "";
                    return "CREATE VIEW \"%1$s\" AS FROM store.\"%1$s\"%2$s".formatted(row.getString(1), narrowed);
                })
                .forEach(database::run);
    }

    private void wanted(String table, Collection<String> values) {
        database.run("CREATE TABLE " + table);
        String name = table.substring(0, table.indexOf(' '));
        values.forEach(value -> database.update("INSERT INTO " + name + " VALUES (?)", value));
    }
}
