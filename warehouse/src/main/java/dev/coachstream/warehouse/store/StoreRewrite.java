package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a closed store anew. DuckDB leaves the bytes of what was overwritten in its file until it needs their room, and a file keeps
 * the storage version in which it was made; a new file has none of the old bytes, and a storage version that any DuckDB reads.
 */
final class StoreRewrite {
    private StoreRewrite() {}

    static void of(StoreFiles files, StoreOptions options) {
        Path fresh = files.unfinished(files.store());
        try (Database database = Database.writing(files.store(), options)) {
            database.run("CHECKPOINT");
            copy(database, fresh);
        }
        if (!files.hasAll()) {
            throw new StoreException("the store " + files.store() + " cannot be written anew: its log is in use");
        }
        files.finish(fresh, files.store(), files.store(), options);
    }

    /** With what the store says of its tables; the log of the new file is not for everybody either. */
    private static void copy(Database database, Path fresh) {
        database.run("ATTACH %s AS fresh (STORAGE_VERSION '%s')"
                .formatted(Database.quoted(fresh), Database.STORAGE_VERSION));
        try {
            PrivateFiles.tighten(fresh);
        } catch (IOException e) {
            throw new StoreException("the store cannot be written anew as " + fresh + ": " + e, e);
        }
        WriteAheadLog.of(fresh).guard();
        database.run("COPY FROM DATABASE store TO fresh");
        database.run("DELETE FROM fresh.erasures");
        database.run("DETACH fresh");
    }

    /** Whether the file is one that only the newest DuckDB reads, or holds what was to be erased. */
    static boolean isDue(Database database) {
        return !database.isReadByAny() || new Erasures(database).areWanted();
    }
}
