package dev.coachstream.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a walk whose server promises more for ever, each time from a new position, and brings nothing: only records that were
 * delivered or set aside before, or none at all. For one walk.
 */
public final class Repetition {
    /** More pages than any set that moves under a walk repeats in a row. */
    public static final int MAX_PAGES = 100;
    /** In a row. A vendor that filters what it has paged sends many empty pages, but not so many. */
    public static final int MAX_EMPTY_PAGES = 1_000;

    /** In a row, and beside as many as held new records: all of those may have been edited since they came, and come once more. */
    public static final int MAX_VERSION_PAGES = 1_000;

    private final IdSet met = new IdSet();
    private final IdSet unreadable = new IdSet();
    private int pages;
    private int emptyPages;
    private int recordPages;
    private int versionPages;

    /**
     * Whether the walk had not met a record before, for a walk that does not know it otherwise.
     *
     * @param id null where it has none: it is known by its content then
     */
    public boolean isFresh(@Nullable String id, Object record) {
        String known = id == null ? "#" + record.hashCode() : id;
        return met.add(known);
    }

    /**
     * A page that promises another. One without records is neither progress nor a repetition, and neither is one of records that
     * cannot be read and have no id to be known by.
     *
     * @param records how many it held
     * @param fresh how many of those that could be read the walk had not met before
     * @param rejected those that could not be read
     */
    public void page(CursorScope scope, int records, int fresh, List<RejectedRecord> rejected) {
        if (fresh + unmet(rejected) > 0) {
            pages = 0;
            emptyPages = 0;
        } else if (records > nameless(rejected)) {
            emptyPages = 0;
            if (++pages >= MAX_PAGES) {
                throw endless(scope, MAX_PAGES + " pages in a row of nothing but records that were delivered before");
            }
        } else if (++emptyPages > MAX_EMPTY_PAGES) {
            throw endless(scope, MAX_EMPTY_PAGES + " pages in a row without a record");
        }
    }

    /**
     * The same page, of a set whose records come once for each of their versions.
     *
     * @param newVersions how many of them had not come as they are now
     * @param newRecords how many had not come in any version
     */
    public void versions(CursorScope scope, int newVersions, int newRecords) {
        if (newRecords > 0) {
            recordPages++;
            versionPages = 0;
        } else if (newVersions > 0 && ++versionPages > MAX_VERSION_PAGES + recordPages) {
            throw endless(
                    scope,
                    versionPages + " pages in a row of nothing but new versions of records that were delivered before");
        }
    }

    private long unmet(List<RejectedRecord> rejected) {
        return rejected.stream()
                .filter(record -> record.id() != null && unreadable.add(record.id() + "\n" + record.field()))
                .count();
    }

    private static long nameless(List<RejectedRecord> rejected) {
        return rejected.stream().filter(record -> record.id() == null).count();
    }

    private static RuntimeException endless(CursorScope scope, String pages) {
        return scope.protocol("the server promises more after " + pages
                + "; what was read so far is good, the rest cannot be reached");
    }
}
