package dev.coachstream.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;

/**
 * A store, open for reading: the copy that was published last, so that reading and writing never wait for each other. Belongs to
 * one thread.
 */
public final class StoreReader implements AutoCloseable {
    private final Database database;
    private final Instant asOf;

    private StoreReader(Database database, Instant asOf) {
        this.database = database;
        this.asOf = asOf;
    }

    /** Throws a {@link StoreException} if there is no store, or one of another version. */
    public static StoreReader open(Path store, StoreOptions options) {
        StoreFiles files = StoreFiles.of(store.toAbsolutePath());
        Path file = Files.exists(files.published()) ? files.published() : files.store();
        if (Files.notExists(file)) {
            throw new StoreException("there is no store " + files.store() + ": run a sync first, or name another");
        }
        Database database = Database.reading(file, options);
        try {
            Schema.check(database, file);
            return new StoreReader(database, writtenAt(file));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** When what is read was published. */
    public Instant asOf() {
        return asOf;
    }

    /** For queries; it cannot write. */
    public Connection connection() {
        return database.connection();
    }

    /** The rows of a query. */
    public Rows rows(String sql, Object... values) {
        return database.rows(sql, values);
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new StoreException("the store " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
