package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store, open for reading: the copy that was published last, so that reading and writing never wait for each other. Belongs to
 * one thread.
 */
@HostApi
public final class StoreReader implements AutoCloseable {
    private final Database database;
    private final Instant asOf;
    private final @Nullable String damage;

    private StoreReader(Database database, Instant asOf, @Nullable String damage) {
        this.database = database;
        this.asOf = asOf;
        this.damage = damage;
    }

    /**
     * Opens a store, reads, and closes it. Where the published copy turns out to be damaged, the store itself is read from the
     * beginning, if nobody is writing it.
     */
    public static <T> T read(Path store, StoreOptions options, Function<StoreReader, T> reading) {
        StoreReader reader = open(store, options);
        try (reader) {
            return reading.apply(reader);
        } catch (StoreException e) {
            try (StoreReader instead = reader.damage == null ? instead(files(store), options, e) : null) {
                if (instead == null) {
                    throw e;
                }
                return reading.apply(instead);
            }
        }
    }

    /** Throws a {@link StoreException} if there is no store, or one of another version. */
    public static StoreReader open(Path store, StoreOptions options) {
        StoreFiles files = files(store);
        Path file = Files.exists(files.published()) ? files.published() : files.store();
        if (Files.notExists(file)) {
            throw new StoreException("there is no store " + files.store() + ": run a sync first, or name another");
        }
        try {
            return open(file, options, null);
        } catch (StoreException e) {
            StoreReader instead = file.equals(files.store()) ? null : instead(files, options, e);
            if (instead == null) {
                throw e;
            }
            return instead;
        }
    }

    /** The store in the place of its copy, if DuckDB could not read the copy, and can read the store. */
    private static @Nullable StoreReader instead(StoreFiles files, StoreOptions options, StoreException failure) {
        if (!(failure.getCause() instanceof SQLException) || HeldFile.isHeldHere(files.store())) {
            return null;
        }
        try {
            return open(files.store(), options, String.valueOf(failure.getMessage()));
        } catch (StoreException e) {
            failure.addSuppressed(e);
            return null;
        }
    }

    private static StoreFiles files(Path store) {
        return StoreFiles.of(store.toAbsolutePath());
    }

    private static StoreReader open(Path file, StoreOptions options, @Nullable String damage) {
        Database database = Database.reading(file, options);
        try {
            Schema.check(database, file);
            return new StoreReader(database, writtenAt(file), damage);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Throws a {@link StoreException} if there is a store that a newer program has made, or its copy. A store that is no newer than its copy is not
     * opened: a sync that begins meanwhile would be refused.
     */
    public static void refuseNewer(Path store, StoreOptions options) {
        StoreFiles files = files(store);
        refuseNewerFile(files.published(), options);
        if (files.isAheadOfItsCopy() && !HeldFile.isHeld(files.store())) {
            refuseNewerFile(files.store(), options);
        }
    }

    private static void refuseNewerFile(Path file, StoreOptions options) {
        if (Files.exists(file)) {
            try (Database database = Database.reading(file, options)) {
                Schema.refuseNewer(database);
            }
        }
    }

    /** From now on reads only so much, in every table and view, as if the store held nothing else. Once for each reader. */
    public void narrow(StoreScope scope) {
        if (!scope.isEverything()) {
            new Narrowing(database).to(scope);
        }
    }

    /** The same for whoever asks for most of the figures: what several of them rest on is worked out once. Once for each reader. */
    public void narrowForFigures(StoreScope scope) {
        new Narrowing(database).workedOutTo(scope);
    }

    /** When what is read was published. */
    public Instant asOf() {
        return asOf;
    }

    /** Why the store itself is read and not its copy; null where all is well. */
    public @Nullable String damage() {
        return damage;
    }

    /** For queries; it cannot write. */
    public Connection connection() {
        return database.connection();
    }

    /** The rows of a query. */
    public ResultTable rows(String sql, Object... values) {
        return database.rows(sql, values);
    }

    public Database database() {
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
