package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.OpenInAnotherProcess;
import dev.coachstream.warehouse.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final StoreOptions OPTIONS = StoreOptions.defaults();

    @TempDir
    private Path folder;

    @Test
    void isAnOrdinaryDatabaseToAnyDuckDb() throws SQLException {
        Path store = folder.resolve("store.duckdb");
        Store.open(store, OPTIONS).close();

        assertThat(stock(store, "SELECT table_name FROM duckdb_tables() ORDER BY ALL"))
                .contains("sessions", "points", "todos", "session_points", "session_todos", "people")
                .contains("sync_state", "certificates", "drift", "rejected", "runs", "schema_version");
        assertThat(stock(store, "SELECT data_type FROM duckdb_columns() WHERE table_name = 'sessions'"))
                .contains("VARCHAR", "TIMESTAMP WITH TIME ZONE", "BOOLEAN", "JSON")
                .doesNotContain("BLOB");
    }

    @Test
    void saysWhatEveryTableColumnAndViewHolds() throws SQLException {
        Path store = folder.resolve("store.duckdb");
        Store.open(store, OPTIONS).close();

        assertThat(stock(store, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL"))
                .isEmpty();
        assertThat(stock(store, "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal"))
                .isEmpty();
        assertThat(stock(
                        store,
                        "SELECT c.table_name || '.' || column_name FROM duckdb_columns() c"
                                + " JOIN duckdb_tables() t USING (table_oid) WHERE c.comment IS NULL"))
                .isEmpty();
    }

    @Test
    void goesOnWithoutACopyForReadersThatCannotBeMade() throws Exception {
        Path store = folder.resolve("store.duckdb");
        FakeTime time = FakeTime.inJanuary();
        Path published = folder.resolve("store.published.duckdb");
        Path inTheWay = folder.resolve("store.published.duckdb.unfinished");
        try (Store writing = Store.open(store, OPTIONS.time(time).publishEvery(Duration.ofMinutes(1)))) {
            FileTime first = Files.getLastModifiedTime(published);
            Files.writeString(Files.createDirectory(inTheWay).resolve("file"), "");
            time.advance(Duration.ofMinutes(2));
            writing.publishIfDue();
            assertThat(Files.getLastModifiedTime(published)).isEqualTo(first);

            Files.delete(inTheWay.resolve("file"));
            time.advance(Duration.ofMinutes(2));
            writing.publishIfDue();
            assertThat(Files.getLastModifiedTime(published)).isNotEqualTo(first);
        }
    }

    @Test
    void refusesASecondWriterAndNamesTheFirst() {
        Path store = folder.resolve("store.duckdb");
        try (Store first = Store.open(store, OPTIONS)) {
            assertThat(first.options()).isEqualTo(OPTIONS);
            assertThatThrownBy(() -> Store.open(store, OPTIONS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is being written by")
                    .hasMessageContaining("Nothing was touched");
        }
        Store.open(store, OPTIONS).close();
    }

    @Test
    void isReadWhileItIsWritten() {
        Path store = folder.resolve("store.duckdb");
        try (Store writing = Store.open(store, OPTIONS)) {
            writing.database()
                    .update("INSERT INTO drift VALUES ('a', 'v', 'sessions', 'p', 'string', now(), now(), 1)");

            assertThat(World.query(store, OPTIONS, "FROM drift")).isEmpty();
        }
        assertThat(World.query(store, OPTIONS, "FROM drift")).hasSize(1);
    }

    @Test
    void publishesALongSyncNowAndThen() {
        Path store = folder.resolve("store.duckdb");
        FakeTime time = FakeTime.inJanuary();
        StoreOptions options = OPTIONS.time(time).publishEvery(Duration.ofMinutes(1));
        try (Store writing = Store.open(store, options)) {
            writing.database()
                    .update("INSERT INTO drift VALUES ('a', 'v', 'sessions', 'p', 'string', now(), now(), 1)");
            writing.publishIfDue();
            assertThat(World.query(store, OPTIONS, "FROM drift")).isEmpty();

            time.advance(Duration.ofMinutes(1));
            writing.publishIfDue();
            assertThat(World.query(store, OPTIONS, "FROM drift")).hasSize(1);
            assertThat(World.query(store, OPTIONS, "SELECT comment FROM duckdb_tables() WHERE table_name = 'drift'"))
                    .isNotEqualTo(List.of("null"));
        }
    }

    @Test
    void keepsOtherProcessesOutAlsoAfterItHasPublished() throws Exception {
        Path store = folder.resolve("store.duckdb");
        try (Store writing = Store.open(store, OPTIONS.publishEvery(Duration.ZERO))) {
            writing.publishIfDue();

            assertThat(OpenInAnotherProcess.exitCode(store)).isEqualTo(OpenInAnotherProcess.REFUSED);
        }
        assertThat(OpenInAnotherProcess.exitCode(store)).isEqualTo(OpenInAnotherProcess.OPENED);
    }

    @Test
    void refusesAStoreOfANewerProgram() {
        Path store = folder.resolve("store.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            open.database().update("INSERT INTO schema_version VALUES (999, 'later.sql', now())");
        }

        for (ThrowingCallable opening : List.<ThrowingCallable>of(
                () -> Store.open(store, OPTIONS),
                () -> StoreReader.open(store, OPTIONS),
                () -> StoreReader.refuseNewer(store, OPTIONS),
                () -> {
                    Files.deleteIfExists(folder.resolve("store.published.duckdb"));
                    StoreReader.refuseNewer(store, OPTIONS);
                })) {
            assertThatThrownBy(opening)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("version 999")
                    .hasMessageContaining("use a newer program");
        }
    }

    /** As one that is killed leaves it: the copy is still the earlier program's. */
    @Test
    void refusesAStoreThatANewerProgramHasNotPublished() throws IOException {
        Path store = folder.resolve("store.duckdb");
        Store.open(store, OPTIONS).close();
        StoreReader.refuseNewer(store, OPTIONS);
        try (Database newer = Database.writing(store, OPTIONS)) {
            newer.run("INSERT INTO schema_version VALUES (999, 'later.sql', now())");
        }
        Files.setLastModifiedTime(store, FileTime.from(Instant.now().plusSeconds(60)));

        assertThatThrownBy(() -> StoreReader.refuseNewer(store, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("use a newer program");
    }

    @Test
    void makesTheViewsOfAnotherVersionAnew() {
        Path store = folder.resolve("store.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            open.database()
                    .run("CREATE OR REPLACE VIEW metric_completion AS SELECT 1 AS wrong;"
                            + "CREATE VIEW mine AS SELECT 2 AS kept;"
                            + "UPDATE schema_version SET script = 'views of long ago' WHERE version = 0");
        }
        assertThatThrownBy(() -> StoreReader.open(store, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(store.getFileName().toString().replace(".duckdb", ".published.duckdb"))
                .hasMessageContaining("a sync brings it up to date");

        try (Store open = Store.open(store, OPTIONS.publishEvery(Duration.ZERO))) {
            open.publishIfDue();
            assertThat(World.query(store, OPTIONS, "FROM metric_completion")).isEmpty();
        }
        assertThat(World.query(store, OPTIONS, "FROM metric_completion")).isEmpty();
        assertThat(World.query(store, OPTIONS, "FROM mine")).containsExactly("2");
    }

    @Test
    void tellsADatabaseFromAStore() throws SQLException {
        Path other = folder.resolve("other.duckdb");
        stock(other, "SELECT 1");

        assertThatThrownBy(() -> StoreReader.open(other, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is a database, and no store");
    }

    @Test
    void refusesAFileThatIsNoStore() throws Exception {
        Path store =
                Files.writeString(folder.resolve("notes.txt"), "not a database, although long enough ".repeat(999));

        assertThatThrownBy(() -> Store.open(store, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(store.toString());
        assertThat(Files.readString(store)).startsWith("not a database");
    }

    @Test
    void saysThatThereIsNothingToReadYet() {
        assertThatThrownBy(() -> StoreReader.open(folder.resolve("none.duckdb"), OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run a sync first");
    }

    @Test
    void leavesNothingBesideTheStoreButItsCopy() throws Exception {
        Path store = folder.resolve("store.duckdb");
        Store.open(store, OPTIONS).close();

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("store.duckdb", "store.published.duckdb");
        }
    }

    /** As another program would: no settings, read-only, the file itself. */
    private static List<String> stock(Path store, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
