package dev.coachstream.warehouse.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.warehouse.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
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
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refusesAPathThatDuckDbTakesForAnother() throws IOException {
        Path other = Files.createDirectory(folder.resolve("a"));

        assertThatThrownBy(() -> Store.open(folder.resolve("a\\b.duckdb"), OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("takes the backslash in its path for a slash");
        assertThat(other).isEmptyDirectory();
        Path inQuestion = Files.createDirectory(folder.resolve("a?b"));
        assertThatThrownBy(() -> Store.open(inQuestion.resolve("c.duckdb"), OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("where a folder's name has a question mark");
        assertThat(inQuestion).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void spillsForItsOwnerOnlyAndLeavesNothing() throws IOException {
        Path store = folder.resolve("store.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            String place = open.database()
                    .first("SELECT current_setting('temp_directory')", row -> row.getString(1))
                    .orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(place))))
                    .isEqualTo("rwx------");
        }
        Path killed = Files.createDirectory(folder.resolve("store.duckdb.tmp-999999999-1"));
        Files.writeString(killed.resolve("duckdb_temp_storage-0.tmp"), "what somebody said");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        Store.open(store, OPTIONS).close();

        assertThat(modes()).containsOnlyKeys("store.duckdb", "store.published.duckdb");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void takesALogFromOthersThatAnEarlierProgramLeft() throws IOException {
        Path store = folder.resolve("store.duckdb");
        fill(store);
        Path copy = folder.resolve("killed.duckdb");
        try (Store open = Store.open(store, OPTIONS)) {
            insertDrift(open);
            Files.copy(store, copy);
            Files.copy(WriteAheadLog.of(store).path(), WriteAheadLog.of(copy).path());
        }
        Files.setPosixFilePermissions(WriteAheadLog.of(copy).path(), PosixFilePermissions.fromString("rw-r--r--"));

        StoreFiles.of(copy).tighten();

        assertThat(modes()).containsEntry("killed.duckdb.wal", "rw-------");
    }

    /** What is written anew, because private text is to go, takes the place of the store and not of a link to it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void writesAStoreAnewWhereALinkLeadsTo() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path link = Files.createSymbolicLink(folder.resolve("link.duckdb"), disk.resolve("store.duckdb"));
        fill(link);
        try (Store open = Store.open(link, OPTIONS)) {
            open.database().run("UPDATE sessions SET coach_notes = NULL; INSERT INTO erasures VALUES (now())");
        }

        assertThat(link).isSymbolicLink();
        try (var files = Files.list(disk)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("what was said");
            }
        }
        assertThat(World.query(link, OPTIONS, "SELECT count(*), count(coach_notes) FROM sessions"))
                .containsExactly("5000|0");
    }

    @Test
    void keepsTheCopiesOfTwoStoresApart() throws IOException {
        Path plain = folder.resolve("a");
        Path usual = folder.resolve("a.duckdb");
        fill(plain);
        Files.move(
                folder.resolve("a.published"), folder.resolve("a.published.duckdb")); // as earlier programs called it

        Store.open(plain, OPTIONS).close();
        Store.open(usual, OPTIONS).close();

        assertThat(World.query(plain, OPTIONS, "SELECT count(*) FROM sessions")).containsExactly("5000");
        assertThat(World.query(usual, OPTIONS, "SELECT count(*) FROM sessions")).containsExactly("0");
        assertThatThrownBy(() -> Store.open(folder.resolve("a.published.duckdb"), OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is the copy of the store a.duckdb");
    }

    static void fill(Path store) {
        try (Store open = Store.open(store, OPTIONS)) {
            open.database()
                    .run(
                            "INSERT INTO sessions (source, vendor, id, status, first_seen, changed_at, content_digest, coach_notes)"
                                    + " SELECT 's', 'v', i, 'DONE', now(), now(), 1, 'what was said ' || i || repeat('!', 30)"
                                    + " FROM range(5000) r(i)");
        }
    }

    private static void insertDrift(Store open) {
        open.database().update("INSERT INTO drift VALUES ('a', 'v', 'sessions', 'p', 'string', now(), now(), 1)");
    }
}
