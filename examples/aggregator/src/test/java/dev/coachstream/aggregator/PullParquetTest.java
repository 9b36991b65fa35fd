package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PullParquetTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final Path folder = configured.path();

    @Test
    void writesTheSameRecordsAsLinesAndLeavesNothingElse() throws SQLException {
        List<String> ids = column(
                "FROM read_json('%s')", write("lines", run("pull", "--in-order").out()));

        Ran ran = run("pull", "--in-order", "--format", "parquet", "--out", "sessions.parquet");

        assertThat(ran.exit()).isZero();
        assertThat(column("FROM '%s'", folder.resolve("sessions.parquet"))).isEqualTo(ids);
        assertThat(folder.resolve("sessions.parquet.jsonl")).doesNotExist();
    }

    @Test
    void keepsItsLinesForAPullThatMayBeResumed() throws SQLException {
        int whole = (int) run("pull").out().lines().count();
        run("pull", "--format", "parquet", "--out", "sessions.parquet", "--resume", "resume");

        Ran again = run("pull", "--format", "parquet", "--out", "sessions.parquet", "--resume", "resume");

        assertThat(again.exit()).isZero();
        assertThat(column("FROM '%s'", folder.resolve("sessions.parquet"))).hasSize(whole);
        assertThat(folder.resolve("sessions.parquet.jsonl")).exists();
    }

    @Test
    void makesTheFileThatWasNotMadeWhenAllWasRead() throws Exception {
        String[] pull = {"pull", "--format", "parquet", "--out", "sessions.parquet", "--resume", "resume"};
        run(pull);
        Path file = folder.resolve("sessions.parquet");
        List<String> whole = column("FROM '%s'", file);
        Files.delete(file); // as if it was ended before

        assertThat(run(pull).exit()).isZero();
        assertThat(column("FROM '%s'", file)).isEqualTo(whole);
        assertThat(run(pull).err()).contains("nothing to do");

        Files.delete(file);
        Files.delete(folder.resolve("sessions.parquet.jsonl"));
        assertThat(run(pull).exit()).isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    private Ran run(String... arguments) {
        return Program.in(folder).run(arguments);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> column(String from, Path file) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT source || ' ' || id " + from.formatted(file))) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
