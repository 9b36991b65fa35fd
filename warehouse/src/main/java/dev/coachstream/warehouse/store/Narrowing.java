package dev.coachstream.warehouse.store;

import java.util.Collection;

/**
 * Narrows a store that is read: tables in memory stand in for its own, under their names, and all views of the store are made anew
 * over them. So every figure is as if the store held nothing else, whoever asks for it.
 */
final class Narrowing {
    private static final String REST = """
            SELECT t.table_name, bool_or(c.column_name = 'source') FROM duckdb_tables() t
            JOIN duckdb_columns() c ON c.database_name = t.database_name AND c.table_name = t.table_name
            WHERE t.database_name = 'store' AND t.table_name NOT IN
                (SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory')
            GROUP BY t.table_name""";

    private final Database database;

    Narrowing(Database database) {
        this.database = database;
    }

    void to(StoreScope scope) {
        database.run("USE memory");
        wanted("wanted_sources (name VARCHAR)", scope.sources());
        wanted("wanted_teams (name VARCHAR)", scope.teams());
        wanted("wanted_coaches (person VARCHAR)", scope.coaches());
        database.run("CREATE TABLE wanted_period (since TIMESTAMPTZ, until TIMESTAMPTZ)");
        database.update("INSERT INTO wanted_period VALUES (?, ?)", scope.since(), scope.until());
        database.run(Schema.text("narrowing.sql"));
        database.query(
                        REST,
                        row -> "CREATE TABLE \"%1$s\" AS FROM store.\"%1$s\"%2$s"
                                .formatted(row.getString(1), row.getBoolean(2) ? " WHERE wanted_source(source)" : ""))
                .forEach(database::run);
        database.run(Schema.views());
    }

    private void wanted(String table, Collection<String> values) {
        database.run("CREATE TABLE " + table);
        String name = table.substring(0, table.indexOf(' '));
        values.forEach(value -> database.update("INSERT INTO " + name + " VALUES (?)", value));
    }
}
