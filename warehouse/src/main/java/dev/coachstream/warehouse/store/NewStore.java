package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A store that holds nothing yet. It is the same for everybody, and DuckDB takes seconds for its views; so it is made once in a
 * process, and copied for each store that a host makes after it.
 */
final class NewStore {
    private static @Nullable SoftReference<byte[]> kept;

    private NewStore() {}

    static synchronized void write(Path file, StoreOptions options) {
        byte @Nullable [] made = kept == null ? null : kept.get();
        try {
            if (made == null) {
                make(file, options);
                kept = new SoftReference<>(Files.readAllBytes(file));
            } else {
                PrivateFiles.create(file);
                Files.write(file, made);
            }
        } catch (IOException e) {
            throw new StoreException("the store " + file + " cannot be made: " + e, e);
        }
    }

    private static void make(Path file, StoreOptions options) {
        try (Database database = Database.writing(file, options)) {
            Schema.migrate(database, options.time());
        }
    }
}
