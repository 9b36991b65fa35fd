package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.warehouse.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store or its copy with a block that is not as it was written. */
final class DamagedStoreTest {
    private static final StoreOptions OPTIONS = StoreOptions.defaults();
    /** Of a DuckDB file: three headers, and blocks. */
    private static final long HEADERS = 3 * 4096;

    private static final long BLOCK = 256 * 1024;

    @TempDir
    private Path folder;

    @Test
    void publishesNothingOfAStoreThatIsDamaged() throws IOException {
        Path store = folder.resolve("store.duckdb");
        StoreFilesTest.fill(store);
        byte[] good = Files.readAllBytes(folder.resolve("store.published.duckdb"));
        flip(store);

        assertThatThrownBy(() -> Store.open(store, OPTIONS).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.duckdb is damaged")
                .hasMessageContaining("store.published.duckdb stays as it was");
        assertThat(Files.readAllBytes(folder.resolve("store.published.duckdb"))).isEqualTo(good);

        byte[] headless = Files.readAllBytes(store);
        headless[8_200] ^= 16; // both headers: DuckDB says which block it is, which has a lock in it
        headless[4_100] ^= 16;
        Files.write(store, headless);
        assertThatThrownBy(() -> Store.open(store, OPTIONS).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("it is damaged: bring back a backup")
                .hasMessageNotContaining("another program");
    }

    @Test
    void readsTheStoreWhereItsCopyIsDamaged() throws IOException {
        Path store = folder.resolve("store.duckdb");
        StoreFilesTest.fill(store);
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

    /** No query reads an index, and DuckDB looks at the checksums of what it reads alone. */
    @Test
    void mendsWhatNoTableNeedsBeforeItPublishes() throws IOException {
        Path store = folder.resolve("store.duckdb");
        StoreFilesTest.fill(store);
        byte[] bytes = Files.readAllBytes(store);
        Set<Long> needed = neededBlocks(store);
        int damaged = 0;
        for (long block = lastOfSessions(store); HEADERS + BLOCK * block < bytes.length; block++) {
            if (!needed.contains(block)) {
                bytes[(int) (HEADERS + BLOCK * block + BLOCK / 2)] ^= 1;
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
        Files.write(store, bytes);

        Store.open(store, OPTIONS).close();

        for (Path file : List.of(store, folder.resolve("store.published.duckdb"))) {
            try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "r")) {
                assertThat(Blocks.copy(whole, OutputStream.nullOutputStream()))
                        .as(file.toString())
                        .isTrue();
            }
        }
        assertThat(World.query(store, OPTIONS, "SELECT count(*) FROM sessions")).containsExactly("5000");
    }

    /** After it come those of the table's index; what comes before, opening a store needs. */
    private static long lastOfSessions(Path store) {
        try (Database database = Database.reading(store, OPTIONS)) {
            return database.number("SELECT max(block_id) FROM pragma_storage_info('sessions')");
        }
    }

    /** Those of the tables' values, and of what says where these are. */
    private static Set<Long> neededBlocks(Path store) {
        try (Database database = Database.reading(store, OPTIONS)) {
            Set<Long> needed =
                    new HashSet<>(database.query("SELECT block_id FROM pragma_metadata_info()", row -> row.getLong(1)));
            for (String table : database.query(
                    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'", row -> row.getString(1))) {
                needed.addAll(database.query(
                        "SELECT unnest(list_append(additional_block_ids, block_id)) FROM pragma_storage_info('" + table
                                + "')",
                        row -> row.getLong(1)));
            }
            return needed;
        }
    }

    /** Changes one bit of a block that holds notes. */
    private static void flip(Path file) throws IOException {
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
}
