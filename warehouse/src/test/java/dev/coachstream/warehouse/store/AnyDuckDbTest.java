package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store, its copy for readers and all their views are open to a DuckDB that is older than ours. */
final class AnyDuckDbTest {
    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void sync() {
        world = World.small(folder);
        world.sync(World.options(), world.everybody());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void readsEveryTableAndViewOfTheStoreAndOfItsCopy() throws Exception {
        List<String> told = ReadEverything.of(world.store);

        assertThat(told)
                .containsExactlyElementsOf(expected())
                .contains("sessions " + world.number("SELECT count(*) FROM sessions"), "[v1.5.6]");
        assertThat(folder.resolve("coaching.published.duckdb")).hasSameBinaryContentAs(world.store);
    }

    @Test
    void bringsOverAStoreThatOnlyTheNewestReads() throws Exception {
        List<String> records = world.records();
        makeAsTheNewestWould();
        assertThat(ReadEverything.of(world.store)).isEmpty();

        world.sync(World.options(), world.everybody());

        assertThat(ReadEverything.of(world.store)).containsExactlyElementsOf(expected());
        assertThat(world.records()).isEqualTo(records);
        assertThat(world.query("SELECT DISTINCT run_id FROM runs ORDER BY ALL")).containsExactly("1", "2");
        assertThat(world.query("SELECT comment FROM duckdb_tables() WHERE comment IS NULL"))
                .isEmpty();
    }

    private void makeAsTheNewestWould() throws Exception {
        Path newest = folder.resolve("newest.duckdb");
        try (Database memory = Database.inMemory()) {
            memory.run("ATTACH %s AS old".formatted(Database.quoted(world.store)));
            memory.run("ATTACH %s AS newest (STORAGE_VERSION 'latest')".formatted(Database.quoted(newest)));
            memory.run("COPY FROM DATABASE old TO newest");
        }
        Files.move(newest, world.store, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> expected() {
        List<String> expected = new ArrayList<>();
        try (StoreReader reader = StoreReader.open(world.store, world.storeOptions())) {
            Database database = reader.database();
            for (String sql : List.of(
                    "SELECT table_name FROM duckdb_tables() ORDER BY ALL",
                    "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL")) {
                database.query(sql, row -> row.getString(1))
                        .forEach(name -> expected.add(name + " " + database.number("SELECT count(*) FROM " + name)));
            }
        }
        expected.add("[v1.5.6]");
        return expected;
    }
}
