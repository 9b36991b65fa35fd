package dev.coachstream.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A process that opens a store as anybody's DuckDB would, and ends with whether it could. */
public final class OpenInAnotherProcess {
    public static final int OPENED = 0;
    public static final int REFUSED = 3;

    private OpenInAnotherProcess() {}

    public static void main(String[] arguments) {
        int exit = OPENED;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
            connection.createStatement().execute("FROM sessions");
        } catch (SQLException e) {
            exit = String.valueOf(e.getMessage()).contains("lock") ? REFUSED : 1;
        }
        System.exit(exit);
    }

    public static int exitCode(Path store) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenInAnotherProcess.class.getName(),
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
