package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A DuckDB is used for one file after the other, as if each had one of its own. */
final class DuckDbTest {
    /** No other test asks for so many threads, and a DuckDB is known again by them. */
    private static final int THREADS = 3;

    @TempDir
    private Path folder;

    private Path file;
    private StoreOptions options;

    @BeforeEach
    void makeStore() {
        file = folder.resolve("one.duckdb");
        StoreOptions defaults = StoreOptions.defaults();
        options = new StoreOptions("256MB", THREADS, defaults.publishEvery(), defaults.time());
        try (Database database = Database.writing(file, options)) {
            database.run("CREATE TABLE numbers AS SELECT 1 AS number");
        }
    }

    @Test
    void isKeptForTheNextFile() throws SQLException {
        DuckDb first = take();
        Map<Class<?>, Object> ofTheFirst = first.registered();
        first.close();

        DuckDb second = take();

        assertThat(second.registered()).isSameAs(ofTheFirst);
        second.close();
    }

    @Test
    void leavesNothingOfAFileToTheNext() throws SQLException {
        DuckDb first = take();
        execute(first, "ATTACH '%s' AS store; USE store; SET TimeZone = 'Asia/Kolkata'".formatted(file));
        execute(first, "CREATE TEMP TABLE passing AS SELECT 1; INSERT INTO numbers VALUES (2)");
        first.close();

        DuckDb second = take();

        assertThat(second.registered()).isSameAs(first.registered());
        assertThat(number(second, "SELECT count(*) FROM duckdb_tables()")).isZero();
        assertThat(number(second, "SELECT count(*) FROM duckdb_databases() WHERE NOT internal"))
                .isOne();
        assertThat(number(second, "SELECT count(*) WHERE current_setting('TimeZone') = 'UTC'"))
                .isOne();
        assertThat(WriteAheadLog.of(file).path()).doesNotExist();
        second.close();
    }

    /** Or no other process could write it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void letsGoOfItsFile() throws Exception {
        DuckDb first = take();
        execute(first, "ATTACH '%s' AS store".formatted(file));
        assertThat(openFiles()).contains(file.toRealPath());
        first.close();

        assertThat(openFiles()).doesNotContain(file.toRealPath());
    }

    private static List<Path> openFiles() throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            for (Path handle : handles.toList()) {
                if (Files.isSymbolicLink(handle)) {
                    open.add(Files.readSymbolicLink(handle));
                }
            }
        }
        return open;
    }

    @Test
    void isOfTheSettingsThatItIsTakenFor() throws SQLException {
        take().close();

        DuckDb spilling = DuckDb.take(DuckDb.settings(options.memoryLimit("128MB"), THREADS, Path.of("it's", "there")));

        assertThat(number(spilling, "SELECT count(*) WHERE current_setting('memory_limit') LIKE '122%MiB'"))
                .isOne();
        assertThat(number(spilling, "SELECT count(*) WHERE current_setting('temp_directory') = 'it''s/there'"))
                .isOne();
        spilling.close();
    }

    @Test
    void endsWhereItMayBeAnother() throws SQLException {
        DuckDb failed = take();
        failed.discard();
        failed.close();
        DuckDb changed = take();
        execute(changed, "CREATE TABLE memory.main.left_behind (n INTEGER)");
        changed.close();

        DuckDb other = take();

        assertThat(other.registered()).isNotSameAs(failed.registered()).isNotSameAs(changed.registered());
        assertThat(number(other, "SELECT count(*) FROM duckdb_tables()")).isZero();
        other.close();
    }

    /** A file that has no name any more takes its room until it is closed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void letsGoOfWhatItSpilled() throws IOException {
        try (Database writer = Database.writing(file, options)) {
            writer.run("SET memory_limit = '32MB'");
            writer.run("CREATE TEMP TABLE much AS SELECT hash(range) AS h FROM range(8_000_000)");
            assertThat(openFiles().toString()).contains("one.duckdb.tmp-");
        }
        assertThat(openFiles().toString()).doesNotContain("one.duckdb.tmp-");
    }

    @Test
    void endsAfterWhatAHostDid() {
        changes(reader -> reader.rows("SET GLOBAL memory_limit = '64MB'; SELECT 1"));
        changes(reader -> reader.rows("SELECT 1; SET GLOBAL memory_limit = '64MB'; SELECT 2"));
        changes(reader -> {
            try (Statement statement = reader.connection().createStatement()) {
                statement.execute("SET GLOBAL memory_limit = '64MB'");
            } catch (SQLException e) {
                throw reader.failed(e);
            }
        });
        changes(reader ->
                assertThatThrownBy(() -> reader.rows("SELECT nothing")).isInstanceOf(StoreException.class));
    }

    /** After each the next file's DuckDB is another, with nothing registered. */
    private void changes(Consumer<Database> host) {
        try (Database reader = Database.reading(file, options)) {
            reader.registered(String.class, connection -> "of the first");
            host.accept(reader);
        }
        try (Database reader = Database.reading(file, options)) {
            assertThat(reader.<String>registered(String.class, connection -> "of another"))
                    .isEqualTo("of another");
            assertThat(reader.rows("SELECT current_setting('memory_limit')")
                            .cells()
                            .toString())
                    .isEqualTo("[[244.1 MiB]]");
        }
    }

    @Test
    void readsACopyAnewFromItsFile() throws Exception {
        try (Database reader = Database.reading(file, options)) {
            reader.readAll();
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 12_288; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> {
                    try (Database reader = Database.reading(file, options)) {
                        reader.readAll();
                    }
                })
                .isInstanceOf(StoreException.class);
    }

    private DuckDb take() throws SQLException {
        return DuckDb.take(DuckDb.settings(options, THREADS, Path.of("")));
    }

    private static void execute(DuckDb duckDb, String sql) throws SQLException {
        try (Statement statement = duckDb.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DuckDb duckDb, String sql) throws SQLException {
        try (Statement statement = duckDb.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
