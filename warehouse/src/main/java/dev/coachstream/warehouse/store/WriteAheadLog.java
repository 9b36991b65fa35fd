package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file in which DuckDB keeps what is committed until it is in the database's own. DuckDB makes it when it needs one, for anybody
 * to read, but takes an empty one that is there.
 */
record WriteAheadLog(Path path) {

    static WriteAheadLog of(Path database) {
        return new WriteAheadLog(database.resolveSibling(database.getFileName() + ".wal"));
    }

    /** Makes an empty one for its owner only, unless there is one. */
    void guard() {
        try {
            PrivateFiles.create(path);
        } catch (IOException e) {
            throw new StoreException("the store's log " + path + " cannot be made: " + e, e);
        }
    }

    boolean holdsNothing() {
        try {
            return Files.notExists(path) || Files.size(path) == 0;
        } catch (IOException e) {
            throw new StoreException("the store's log " + path + " cannot be read: " + e, e);
        }
    }

    /** Removes one that was not needed, when the database is closed. */
    void removeEmpty() {
        if (holdsNothing()) {
            remove();
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StoreException("the store's log " + path + " cannot be removed: " + e, e);
        }
    }
}
