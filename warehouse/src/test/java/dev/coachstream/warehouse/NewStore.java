package dev.coachstream.warehouse;

import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A store as {@link Store#open} makes it, made once for all tests of a process and copied: its tables and views are a good part of what
 * a small sync takes.
 */
final class NewStore {
    private static byte @Nullable [] bytes;

    private NewStore() {}

    /** Puts one where there is none yet. */
    static synchronized void at(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            if (bytes == null) {
                bytes = made();
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] made() throws IOException {
        Path folder = Files.createTempDirectory("coachstream-new-store");
        Path file = folder.resolve("new.duckdb");
        Store.open(file, StoreOptions.defaults().time(new FakeTime(World.NOW))).close();
        byte[] made = Files.readAllBytes(file);
        try (var left = Files.list(folder)) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
        return made;
    }
}
