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
    private static final String PUBLISHED = ".published";

    /** Where a link leads to a store, its files are beside what it leads to: what is written anew takes the store's place, not the link's. */
    static StoreFiles of(Path named) {
        Path store = PrivateFiles.real(named);
        refuseBackslash(store);
        refuseFolderInQuestion(store);
        String name = name(store);
        String published = name.endsWith(SUFFIX) ? stem(name) + PUBLISHED + SUFFIX : name + PUBLISHED;
        return new StoreFiles(store, PrivateFiles.real(store.resolveSibling(published)));
    }

    /** DuckDB takes it for a slash, and would open another file. */
    private static void refuseBackslash(Path file) {
        boolean partOfAName = !file.getFileSystem().getSeparator().equals("\\");
        if (partOfAName && file.toString().contains("\\")) {
            throw new StoreException("the store " + file
                    + " cannot be used: DuckDB takes the backslash in its path for a slash; name another place for it");
        }
    }

    /** DuckDB would put the end of its log's name before it, and so the log into another folder. */
    private static void refuseFolderInQuestion(Path file) {
        if (String.valueOf(file.getParent()).contains("?")) {
            throw new StoreException(
                    "the store " + file + " cannot be used: where a folder's name has a question mark, DuckDB"
                            + " looks for its log in another folder; name another place for it");
        }
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Earlier programs called the copy of {@code a} like that of {@code a.duckdb}. */
    void takeOldCopy() {
        Path old = store.resolveSibling(name(store) + PUBLISHED + SUFFIX);
        boolean own = !name(store).endsWith(SUFFIX) && Files.notExists(store.resolveSibling(name(store) + SUFFIX));
        if (own && Files.exists(old) && Files.notExists(published)) {
            replace(old, published);
        }
    }

    /** What is written into a copy is lost with the next one. */
    void refuseCopy() {
        String name = name(store);
        String end = PUBLISHED + SUFFIX;
        String of = name.endsWith(end) ? name.substring(0, name.length() - end.length()) + SUFFIX : name;
        if (!of.equals(name) && Files.exists(store.resolveSibling(of))) {
            throw new StoreException(
                    "%s is the copy of the store %s for readers: name that one to write it".formatted(store, of));
        }
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
            throw damaged(of, target, e);
        }
        replace(unfinished, target);
    }

    StoreException damaged(Path file, Path target, StoreException cause) {
        return new StoreException(
                "the store %s is damaged, and %s stays as it was: %s; bring back a backup, or name another store and sync anew"
                        .formatted(file, target, cause.getMessage()),
                cause);
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
        Path log = WriteAheadLog.of(store).path();
        if (Files.exists(log)) {
            tighten(log);
        }
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

    /** Whether the store was written after its copy, by a sync that did not end perhaps. */
    boolean isAheadOfItsCopy() {
        try {
            return Files.notExists(published)
                    || !hasAll()
                    || (Files.exists(store)
                            && Files.getLastModifiedTime(store).compareTo(Files.getLastModifiedTime(published)) > 0);
        } catch (IOException e) {
            throw new StoreException("the store " + store + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether all that was committed is in the store's file. */
    boolean hasAll() {
        return WriteAheadLog.of(store).holdsNothing();
    }
}
