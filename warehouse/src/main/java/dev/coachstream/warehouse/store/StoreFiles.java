package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a store, side by side.
 *
 * @param store the database, open to one process while a sync writes it
 * @param published a whole copy as of the end of the last sync, or of a point inside a long one: what readers open
 */
record StoreFiles(Path store, Path published) {
    private static final String SUFFIX = ".duckdb";

    static StoreFiles of(Path store) {
        String name = String.valueOf(store.getFileName());
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return new StoreFiles(store, store.resolveSibling(stem + ".published" + SUFFIX));
    }

    /** A file that is not whole yet; whatever an earlier process left there is removed, with its log. */
    Path unfinished(Path target) {
        Path file = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(file);
            WriteAheadLog.of(file).remove();
            return file;
        } catch (IOException e) {
            throw new StoreException("cannot remove what an earlier run left: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a whole file in its place at once, if it can be read from its beginning to its end; else what is there stays.
     *
     * @param of what it is a copy of
     */
    void finish(Path unfinished, Path target, Path of, StoreOptions options) {
        try (Database whole = Database.reading(unfinished, options)) {
            whole.readAll();
        } catch (StoreException e) {
            throw new StoreException(
                    "the store %s is damaged, and %s stays as it was: %s; bring back a backup, or name another store and sync anew"
                            .formatted(of, target, e.getMessage()),
                    e);
        }
        replace(unfinished, target);
    }

    void replace(Path unfinished, Path target) {
        try {
            PrivateFiles.replace(unfinished, target);
        } catch (IOException e) {
            throw new StoreException("cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    /** Takes the store from everybody but its owner, whatever a program before this one let others do. */
    void tighten() {
        tighten(store);
    }

    /** The copy keeps the mode that somebody gave it; that of a program before this one nobody did. */
    void tightenPublished() {
        if (Files.exists(published)) {
            tighten(published);
        }
    }

    private static void tighten(Path file) {
        try {
            PrivateFiles.tighten(file);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be made its owner's only: " + e, e);
        }
    }

    /** Whether all that was committed is in the store's file. */
    boolean hasAll() {
        return WriteAheadLog.of(store).holdsNothing();
    }
}
