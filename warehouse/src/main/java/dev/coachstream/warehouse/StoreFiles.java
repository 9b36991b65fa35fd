package dev.coachstream.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files of a store, side by side.
 *
 * @param store the database, open to one process while a sync writes it
 * @param published a whole copy as of the end of the last sync, or of a point inside a long one: what readers open
 * @param lock held by the process that writes, and names it
 */
record StoreFiles(Path store, Path published, Path lock) {
    private static final String SUFFIX = ".duckdb";

    static StoreFiles of(Path store) {
        String name = String.valueOf(store.getFileName());
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return new StoreFiles(
                store, store.resolveSibling(stem + ".published" + SUFFIX), store.resolveSibling(name + ".lock"));
    }

    /** A file that is not whole yet; whatever an earlier process left there is removed, with its log. */
    Path unfinished(Path target) {
        Path file = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(log(file));
            return file;
        } catch (IOException e) {
            throw new StoreException("cannot remove what an earlier run left: " + e.getMessage(), e);
        }
    }

    /** Puts a whole file in its place at once. */
    void finish(Path unfinished, Path target) {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    /** DuckDB's write-ahead log of a file. */
    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }
}
