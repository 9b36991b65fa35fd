package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that older programs wrote. */
final class MigrationTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatAStoreOfTheFirstProgramHolds() throws IOException {
        Path store = folder.resolve("coaching.duckdb");
        first(store, "NULL");

        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options(), world.sales());
            assertThat(world.query("SELECT id FROM missing")).containsExactly("lost");

            world.sync(World.options(), world.sales());
            assertThat(world.query("SELECT id, deletion_proof IS NOT NULL FROM sessions WHERE deleted_at IS NOT NULL"))
                    .isEqualTo(List.of("lost|true"));
        }
    }

    @Test
    void clearsPrivateAttributesOfAnEarlierProgramFromTheBytes() throws IOException {
        Path store = folder.resolve("coaching.duckdb");
        first(store, "'{\"mood\":\"fine\",\"activity_log\":[{\"ip\":\"203.0.113.7\"}]}'");
        assertThat(Files.readString(store, StandardCharsets.ISO_8859_1)).contains("203.0.113.7");

        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options(), world.sales());
            assertThat(world.query("SELECT attributes FROM sessions WHERE id = 'lost'"))
                    .containsExactly("{\"mood\":\"fine\"}");
        }
        assertThat(Files.readString(store, StandardCharsets.ISO_8859_1)).doesNotContain("203.0.113.7");
    }

    @Test
    void clearsWhatIsKnownToBePrivateSince() throws IOException {
        Path store = folder.resolve("coaching.duckdb");
        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options(), world.sales());
        }
        asOfVersion(13, "UPDATE sessions SET attributes = '{\"seen\":[{\"IPv6\":\"2001:db8::7\",\"x\":1}]}'");
        assertThat(Files.readString(store, StandardCharsets.ISO_8859_1)).contains("2001:db8::7");

        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options(), world.sales());
            assertThat(world.query("SELECT DISTINCT attributes FROM sessions"))
                    .containsExactly("{\"seen\":[{\"x\":1}]}");
        }
        assertThat(Files.readString(store, StandardCharsets.ISO_8859_1)).doesNotContain("2001:db8::7");
    }

    /** Makes the store one that an earlier program wrote. */
    private void asOfVersion(int version, String... changes) {
        try (Database old = Database.writing(folder.resolve("coaching.duckdb"), StoreOptions.defaults())) {
            old.run("DELETE FROM schema_version WHERE version > " + version);
            old.run("DELETE FROM accounts"); // its server has another port now
            List.of(changes).forEach(old::run);
        }
    }

    /** What went and what came between the goes may have taken a record past the reading, and that program took it for complete. */
    @Test
    void readsAgainOnceWhatAnEarlierProgramReadInSeveralGoes() {
        syncBeforeResumedWindowsWereDoubted(false);

        try (World world = new World(folder, DataSet.small())) {
            world.time.advance(Duration.ofDays(1));
            world.sync(World.options().lookback(Duration.ofHours(1)), world.support());

            assertThat(world.query("SELECT id FROM sessions"))
                    .containsExactlyInAnyOrderElementsOf(world.maestroQa.data().ids());
            assertThat(world.query("SELECT DISTINCT again FROM certificates WHERE resumed"))
                    .containsExactly("planned");
        }
    }

    @Test
    void readsNothingAgainThatWasReadWholeSince() {
        syncBeforeResumedWindowsWereDoubted(true);

        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options().lookback(Duration.ofHours(1)), world.support());

            assertThat(world.query("SELECT DISTINCT again FROM certificates")).containsExactly("null");
        }
    }

    private void syncBeforeResumedWindowsWereDoubted(boolean againSince) {
        try (World world = new World(folder, DataSet.small())) {
            world.sync(World.options(), world.support());
            if (againSince) {
                world.time.advance(Duration.ofDays(1));
                world.sync(World.options().everything(true), world.support());
            }
        }
        asOfVersion(
                12,
                "DELETE FROM sessions WHERE id IN (SELECT arg_min(id, created_at) FROM sessions)",
                "UPDATE certificates SET resumed = true WHERE run_id IN (SELECT min(run_id) FROM runs)");
    }

    /** A store as the first program wrote it, with one session. */
    private static void first(Path store, String attributes) throws IOException {
        try (Database old = Database.writing(store, StoreOptions.defaults())) {
            old.run(script("001_tables.sql"));
            old.run(script("002_people.sql"));
            old.run("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, script VARCHAR NOT NULL,"
                    + " applied_at TIMESTAMPTZ NOT NULL)");
            old.run("INSERT INTO schema_version VALUES (1, '001_tables.sql', now()), (2, '002_people.sql', now())");
            old.run(
                    "INSERT INTO sessions BY NAME SELECT 'sales' AS source, 'cresta' AS vendor, 'lost' AS id, 'OPEN' AS status,"
                            + " now() AS first_seen, now() AS changed_at, 0 AS content_digest, " + attributes
                            + " AS attributes");
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
