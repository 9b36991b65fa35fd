package dev.coachstream.warehouse.sync;

import java.util.Set;

/**
 * What it proves that a record is in none of the windows that were read.
 *
 * @param counts whether it is the first half of a proof, or the second
 * @param whole whether the second half is all that is wanting
 * @param gone otherwise, of which records the vendor itself says that it has none
 * @param unfinished whether it is yet to be asked for others
 */
record Proof(boolean counts, boolean whole, Set<String> gone, boolean unfinished) {
    /** The record may be in another window by now. */
    static final Proof NONE = new Proof(false, false, Set.of(), false);

    /** The windows are all there are, and each was read in one go. */
    static final Proof WHOLE = new Proof(true, true, Set.of(), false);

    /** Where somebody says that all of it is gone, nobody else is asked. */
    Proof letGo() {
        return counts ? WHOLE : NONE;
    }

    /** The vendor can be asked for a record by its id, and these it has no more. */
    static Proof byIds(Set<String> gone, boolean unfinished) {
        return new Proof(true, false, Set.copyOf(gone), unfinished);
    }
}
