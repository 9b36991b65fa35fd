package dev.coachstream.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded store, open for writing: one DuckDB file, one writing process.
 *
 * <p>DuckDB lets no second process open a file that is being written, not even to read. So a whole copy is published beside it:
 * when the store is closed, and now and then during a long sync. Readers open that; see {@link StoreReader}.
 */
public final class Store implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    /** Publishing takes at most this part of the time. */
    private static final int MOST_PUBLISHING = 20;

    private final StoreFiles files;
    private final StoreOptions options;
    private final WriterLock lock;
    private final Database database;
    private long publishedAt;
    private Duration publishingTook = Duration.ZERO;

    private Store(StoreFiles files, StoreOptions options, WriterLock lock, Database database) {
        this.files = files;
        this.options = options;
        this.lock = lock;
        this.database = database;
        this.publishedAt = options.time().nanos();
    }

    /**
     * Opens a store for writing; makes it where there is none, and brings an older one up to date.
     *
     * @throws StoreException if another process writes it, or it is no store
     */
    public static Store open(Path file, StoreOptions options) {
        StoreFiles files = StoreFiles.of(file.toAbsolutePath());
        create(files.store().resolveSibling(""));
        WriterLock lock = WriterLock.take(files, options.time());
        try {
            if (Files.notExists(files.store())) {
                make(files, options);
            }
            return open(files, options, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException("the store's folder " + folder + " cannot be made: " + e, e);
        }
    }

    /** A store appears whole or not at all. */
    private static void make(StoreFiles files, StoreOptions options) {
        Path unfinished = files.unfinished(files.store());
        try (Database database = Database.writing(unfinished, options)) {
            Schema.migrate(database, options.time());
        }
        files.finish(unfinished, files.store());
    }

    private static Store open(StoreFiles files, StoreOptions options, WriterLock lock) {
        Database database = Database.writing(files.store(), options);
        try {
            Schema.migrate(database, options.time());
            Store store = new Store(files, options, lock, database);
            store.endInterruptedRuns();
            store.publishIfMissing();
            return store;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** A process that ended without a word left its run open, and published nothing of it. */
    private void endInterruptedRuns() {
        long ended = database.update("UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running'");
        if (ended > 0) {
            publish();
        }
    }

    /** So that readers find something from the first moment on. */
    private void publishIfMissing() {
        if (Files.notExists(files.published())) {
            publish();
        }
    }

    Database database() {
        return database;
    }

    StoreOptions options() {
        return options;
    }

    /**
     * Publishes what is committed, if that is due. A copy that cannot be made, for want of memory perhaps, must not end a sync whose
     * own rows are safe: readers keep the last copy until the next attempt, or until the store is closed.
     */
    void publishIfDue() {
        long start = options.time().nanos();
        Duration since = Duration.ofNanos(start - publishedAt);
        if (since.compareTo(options.publishEvery()) >= 0
                && since.compareTo(publishingTook.multipliedBy(MOST_PUBLISHING)) >= 0) {
            try {
                publish();
            } catch (StoreException e) {
                log.warn("the copy for readers stays as it is for now: {}", e.getMessage());
                database.run("DETACH DATABASE IF EXISTS published");
                published(start);
            }
        }
    }

    /**
     * Publishes while the store is open. Through DuckDB and not as a copy of the file: closing another handle of the file
     * would let go of this process's POSIX lock on it.
     */
    private void publish() {
        long start = options.time().nanos();
        Path unfinished = files.unfinished(files.published());
        database.run("ATTACH %s AS published".formatted(Database.quoted(unfinished)));
        database.run("COPY FROM DATABASE %s TO published".formatted(catalog()));
        database.run("DETACH published");
        files.finish(unfinished, files.published());
        published(start);
    }

    private void published(long start) {
        publishedAt = options.time().nanos();
        publishingTook = Duration.ofNanos(publishedAt - start);
    }

    private String catalog() {
        String name = database.first("SELECT current_catalog()", row -> row.getString(1))
                .orElseThrow();
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Closes the store and publishes it. */
    @Override
    public void close() {
        try (lock) {
            database.close();
            publishClosed();
        }
    }

    private void publishClosed() {
        if (Files.exists(StoreFiles.log(files.store()))) {
            return; // not all of it is in the file; the next writer publishes it
        }
        Path unfinished = files.unfinished(files.published());
        try {
            Files.copy(files.store(), unfinished);
        } catch (IOException e) {
            throw new StoreException("the store is saved, and its copy for readers cannot be written: " + e, e);
        }
        files.finish(unfinished, files.published());
    }
}
