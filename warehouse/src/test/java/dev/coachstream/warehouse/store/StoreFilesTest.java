package dev.coachstream.warehouse.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a store's folder: the bytes, the names, and who may read them. */
final class StoreFilesTest {
    private static final StoreOptions OPTIONS = StoreOptions.defaults();
    /** Of a DuckDB file: three headers, and blocks. */
    private static final long HEADERS = 3 * 4096;

    private static final long BLOCK = 256 * 1024;

    @TempDir
    private Path folder;

    @Test
    void holdsNoByteOfPrivateTextThatWasCleared() throws IOException {
        try (World world = new World(folder, DataSet.of(60))) {
            world.sync(World.options().includePrivate(true), world.support());
            List<String> texts =
                    world.query("SELECT DISTINCT private_notes FROM sessions WHERE length(private_notes) > 20");
            assertThat(held(texts)).isEqualTo(Map.of("coaching.duckdb", true, "coaching.published.duckdb", true));

            world.sync(World.options().everything(true), world.support());

            assertThat(world.query("SELECT DISTINCT private_notes FROM sessions"))
                    .containsExactly("null");
            assertThat(held(texts)).isEqualTo(Map.of("coaching.duckdb", false, "coaching.published.duckdb", false));
            assertThat(world.query("FROM erasures")).isEmpty();
        }
    }

    @Test
    void erasesWhatAnInterruptedSyncHadCleared() throws IOException {
        Path store = folder.resolve("coaching.duckdb");
        String text = "8f14e45fceea167a5a36dedd4bea2543"; // the digest of 7; words would be compressed
        try (Store open = Store.open(store, OPTIONS)) {
            open.database()
                    .run(
                            "INSERT INTO sessions (source, vendor, id, status, first_seen, changed_at, content_digest, private_notes)"
                                    + " SELECT 's', 'v', 'i', 'DONE', now(), now(), 1, string_agg(md5(i::VARCHAR), '') FROM range(200) r(i)");
        }
        Path copy = folder.resolve("killed.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            open.database().run("UPDATE sessions SET private_notes = NULL; INSERT INTO erasures VALUES (now())");
            Files.copy(store, copy);
            Files.copy(WriteAheadLog.of(store).path(), WriteAheadLog.of(copy).path());
        }
        assertThat(Files.readString(copy, ISO_8859_1)).contains(text);

        Store.open(copy, OPTIONS).close();

        assertThat(Files.readString(copy, ISO_8859_1)).doesNotContain(text);
        assertThat(Files.readString(folder.resolve("killed.published.duckdb"), ISO_8859_1))
                .doesNotContain(text);
    }

    /** By file, whether any of the texts is in its bytes. */
    private Map<String, Boolean> held(List<String> texts) throws IOException {
        assertThat(texts).isNotEmpty();
        Map<String, Boolean> held = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> !file.toString().endsWith(".lock")).toList()) {
                String bytes = Files.readString(file, ISO_8859_1);
                held.put(file.getFileName().toString(), texts.stream().anyMatch(bytes::contains));
            }
        }
        return held;
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isForItsOwnerOnly() throws IOException {
        Path store = folder.resolve("store.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            insertDrift(open);
            assertThat(modes())
                    .containsEntry("store.duckdb", "rw-------")
                    .containsEntry("store.duckdb.wal", "rw-------")
                    .containsEntry("store.published.duckdb", "rw-------");
        }
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(
                folder.resolve("store.published.duckdb"), PosixFilePermissions.fromString("rw-r-----"));

        Store.open(store, OPTIONS).close();

        assertThat(modes())
                .containsEntry("store.duckdb", "rw-------")
                .containsEntry("store.published.duckdb", "rw-r-----");
    }

    private Map<String, String> modes() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                modes.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }

    @Test
    void takesNoOptionsFromAName() throws IOException {
        Path store = folder.resolve("a;access_mode=READ_ONLY?threads=9'b.duckdb");

        try (Store open = Store.open(store, OPTIONS)) {
            insertDrift(open);
        }

        assertThat(World.query(store, OPTIONS, "SELECT current_setting('threads')"))
                .containsExactly(String.valueOf(OPTIONS.threads()));
        assertThat(World.query(store, OPTIONS, "FROM drift")).hasSize(1);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.startsWith("a;access_mode=READ_ONLY?threads=9'b."));
        }
    }

    @Test
    void publishesNothingOfAStoreThatIsDamaged() throws IOException {
        Path store = folder.resolve("store.duckdb");
        fill(store);
        byte[] good = Files.readAllBytes(folder.resolve("store.published.duckdb"));
        flip(store);

        assertThatThrownBy(() -> Store.open(store, OPTIONS).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.duckdb is damaged")
                .hasMessageContaining("store.published.duckdb stays as it was");
        assertThat(Files.readAllBytes(folder.resolve("store.published.duckdb"))).isEqualTo(good);
    }

    @Test
    void readsTheStoreWhereItsCopyIsDamaged() throws IOException {
        Path store = folder.resolve("store.duckdb");
        fill(store);
        flip(folder.resolve("store.published.duckdb"));

        assertThat(StoreReader.<List<?>>read(
                        store,
                        OPTIONS,
                        reader -> List.of(
                                reader.rows("SELECT count(hash(coach_notes)) FROM sessions"), reader.damage() == null)))
                .isEqualTo(
                        List.of(new ResultTable(List.of("count(hash(coach_notes))"), List.of(List.of(5000L))), false));

        Files.write(folder.resolve("store.published.duckdb"), new byte[20_000]);
        try (StoreReader reader = StoreReader.open(store, OPTIONS)) {
            assertThat(reader.damage()).contains("store.published.duckdb cannot be opened");
        }
        try (Store writing = Store.open(store, OPTIONS)) {
            assertThat(writing.options()).isEqualTo(OPTIONS);
            assertThatThrownBy(() -> StoreReader.open(store, OPTIONS)).isInstanceOf(StoreException.class);
        }
    }

    private static void fill(Path store) {
        try (Store open = Store.open(store, OPTIONS)) {
            open.database()
                    .run(
                            "INSERT INTO sessions (source, vendor, id, status, first_seen, changed_at, content_digest, coach_notes)"
                                    + " SELECT 's', 'v', i, 'DONE', now(), now(), 1, 'what was said ' || i || repeat('!', 30)"
                                    + " FROM range(5000) r(i)");
        }
    }

    /** Changes one bit of a block that holds notes. */
    static void flip(Path file) throws IOException {
        long block;
        try (Database database = Database.reading(file, OPTIONS)) {
            block = database.number(
                    "SELECT max(block_id) FROM pragma_storage_info('sessions') WHERE column_name = 'coach_notes'"
                            + " AND segment_type = 'VARCHAR'");
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (HEADERS + BLOCK * block + BLOCK / 2)] ^= 1;
        Files.write(file, bytes);
    }

    private static void insertDrift(Store open) {
        open.database().update("INSERT INTO drift VALUES ('a', 'v', 'sessions', 'p', 'string', now(), now(), 1)");
    }
}
