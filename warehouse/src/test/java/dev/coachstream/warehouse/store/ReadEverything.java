package dev.coachstream.warehouse.store;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process with nothing but an older DuckDB, which reads every table and view of a file and says how many rows each has. */
final class ReadEverything {
    private static final Path OLDER = Path.of("target", "older-duckdb.jar").toAbsolutePath();

    private ReadEverything() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            for (String name : names(statement, "SELECT table_name FROM duckdb_tables() ORDER BY ALL")) {
                System.out.println(name + " " + rows(statement, name));
            }
            for (String name :
                    names(statement, "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL")) {
                System.out.println(name + " " + rows(statement, name));
            }
            System.out.println(names(statement, "SELECT version()"));
        }
    }

    private static List<String> names(Statement statement, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long rows(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(hash(t)) FROM " + name + " t")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What the process says of a file, or why it ended. */
    static List<String> of(Path file) throws IOException {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith("test-classes"))
                .reduce(OLDER.toString(), (all, entry) -> all + File.pathSeparator + entry);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        ReadEverything.class.getName(),
                        file.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
