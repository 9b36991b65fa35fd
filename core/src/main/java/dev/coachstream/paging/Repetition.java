package dev.coachstream.paging;

/**
 * Ends a walk whose server promises more for ever, each time from a new position, and brings nothing but records that were
 * delivered before. For one walk.
 */
public final class Repetition {
    /** More pages than any set that moves under a walk repeats in a row. */
    public static final int MAX_PAGES = 100;

    private int pages;

    /**
     * A page that promises another. One without records says nothing: it is neither progress nor a repetition.
     *
     * @param records how many it held
     * @param fresh how many of them the walk had not met before, or could not read
     */
    public void page(CursorScope scope, int records, int fresh) {
        if (fresh > 0) {
            pages = 0;
        } else if (records > 0 && ++pages >= MAX_PAGES) {
            throw scope.protocol("the server promises more after " + MAX_PAGES
                    + " pages in a row of nothing but records that were delivered before;"
                    + " what was read so far is good, the rest cannot be reached");
        }
    }
}
