package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
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
@HostApi
public final class Store implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    /** Publishing takes at most this part of the time. */
    private static final int MAX_PUBLISHING = 20;

    private final StoreFiles files;
    private final StoreOptions options;
    private final HeldFile lock;
    private final Database database;
    /**
     * The store's file, for copies of it. Open for as long as the database is: closing any handle of a file lets go of this process's
     * POSIX lock on it. Not a channel, which an interrupt would close.
     */
    private final RandomAccessFile bytes;

    private long publishedAt;
    private Duration publishingTook = Duration.ZERO;

    private Store(StoreFiles files, StoreOptions options, HeldFile lock, Database database, RandomAccessFile bytes) {
        this.files = files;
        this.options = options;
        this.lock = lock;
        this.database = database;
        this.bytes = bytes;
        this.publishedAt = options.time().nanos();
    }

    /**
     * Opens a store for writing; makes it where there is none, and brings an older one up to date.
     *
     * @throws StoreException if another process writes it, or it is no store
     */
    public static Store open(Path file, StoreOptions options) {
        StoreFiles files = StoreFiles.of(file.toAbsolutePath());
        files.refuseCopy();
        create(files.store().resolveSibling(""));
        HeldFile lock = held(files, options);
        try {
            if (Files.notExists(files.store())) {
                make(files, options);
            }
            files.tighten();
            files.takeOldCopy();
            return upToDate(files, options, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static HeldFile held(StoreFiles files, StoreOptions options) {
        HeldFile held = HeldFile.take(files.store(), options.time());
        if (held == null) {
            throw new StoreException("the store " + files.store()
                    + " cannot be written: its folder can only be read, or it is no file; name another place for it");
        }
        return held;
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
        NewStore.write(unfinished, options);
        files.replace(unfinished, files.store());
        files.tighten();
    }

    /** A store whose file is not as this program makes it, or that an interrupted sync left to be written anew, is written first. */
    private static Store upToDate(StoreFiles files, StoreOptions options, HeldFile lock) {
        Store store = open(files, options, lock);
        if (!StoreRewrite.isDue(store.database)) {
            return store;
        }
        if (!store.database.isReadByAny()) {
            files.tightenPublished();
        }
        store.closeFile();
        StoreRewrite.of(files, options);
        return open(files, options, lock);
    }

    private static Store open(StoreFiles files, StoreOptions options, HeldFile lock) {
        RandomAccessFile bytes = bytes(files.store());
        try {
            return open(files, options, lock, bytes);
        } catch (RuntimeException e) {
            close(bytes);
            throw e;
        }
    }

    private static Store open(StoreFiles files, StoreOptions options, HeldFile lock, RandomAccessFile bytes) {
        Database database = Database.writing(files.store(), options);
        try {
            Schema.migrate(database, options.time());
            Store store = new Store(files, options, lock, database, bytes);
            store.endInterruptedRuns();
            store.publishIfMissing();
            return store;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static RandomAccessFile bytes(Path file) {
        try {
            return new RandomAccessFile(file.toFile(), "r");
        } catch (IOException e) {
            throw new StoreException("the store " + file + " cannot be read: " + e, e);
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

    /** The rows of a query over what is committed, for a host that keeps the store open between syncs; not while one runs. */
    public ResultTable rows(String sql, Object... values) {
        return database.rows(sql, values);
    }

    public Database database() {
        return database;
    }

    /** The folder that the store's file is in. */
    public Path folder() {
        return files.store().resolveSibling("");
    }

    public StoreOptions options() {
        return options;
    }

    /**
     * Publishes what is committed, if that is due. A copy that cannot be made must not end a sync whose own rows are safe: readers
     * keep the last one until the next attempt, or until the store is closed.
     */
    public void publishIfDue() {
        Duration since = Duration.ofNanos(options.time().nanos() - publishedAt);
        if (since.compareTo(options.publishEvery()) >= 0
                && since.compareTo(publishingTook.multipliedBy(MAX_PUBLISHING)) >= 0) {
            try {
                publish();
            } catch (StoreException e) {
                log.warn("the copy for readers stays as it is for now: {}", e.getMessage());
            }
        }
    }

    /**
     * Publishes while the store is open: a checkpoint puts everything into the file. Of one with a block that is not as it was written
     * no copy is made before it is closed.
     */
    private void publish() {
        long start = options.time().nanos();
        try {
            database.run("CHECKPOINT");
            if (!copy(bytes)) {
                log.warn("a block of {} is damaged; its copy for readers stays as it is for now", files.store());
            }
        } finally {
            publishedAt = options.time().nanos();
            publishingTook = Duration.ofNanos(publishedAt - start);
        }
    }

    /** Whether there is a new copy; none is made of a file with a damaged block. */
    private boolean copy(RandomAccessFile whole) {
        Path unfinished = files.unfinished(files.published());
        try {
            if (copied(whole, unfinished)) {
                files.finish(unfinished, files.published(), files.store(), options);
                return true;
            }
            Files.delete(unfinished);
            return false;
        } catch (IOException e) {
            throw new StoreException("the store is saved, and its copy for readers cannot be written: " + e, e);
        }
    }

    private static boolean copied(RandomAccessFile whole, Path target) throws IOException {
        try (OutputStream copy = created(target)) {
            return Blocks.copy(whole, copy);
        }
    }

    private static OutputStream created(Path file) throws IOException {
        PrivateFiles.create(file);
        return Files.newOutputStream(file);
    }

    /** Closes the store and publishes it. */
    @Override
    public void close() {
        try (lock) {
            closeAndPublish();
        }
    }

    private void closeAndPublish() {
        boolean anew = false;
        try {
            anew = StoreRewrite.isDue(database);
        } finally {
            closeFile();
        }
        // Else not all of it is in the file, and the next writer publishes it.
        if (files.hasAll()) {
            if (anew) {
                StoreRewrite.of(files, options);
            }
            if (!publishClosed()) {
                mendAndPublish();
            }
        }
    }

    /** A block that no table needs, such as one of an index, is not taken along into a new file. */
    private void mendAndPublish() {
        try {
            StoreRewrite.of(files, options);
        } catch (StoreException e) {
            throw files.damaged(files.store(), files.published(), e);
        }
        publishClosed();
    }

    private boolean publishClosed() {
        try (RandomAccessFile whole = bytes(files.store())) {
            return copy(whole);
        } catch (IOException e) {
            throw new StoreException("the store is saved, and its file cannot be closed: " + e, e);
        }
    }

    private void closeFile() {
        try {
            database.close();
        } finally {
            close(bytes);
        }
    }

    private static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new StoreException("the store is saved, and its file cannot be closed: " + e, e);
        }
    }
}
