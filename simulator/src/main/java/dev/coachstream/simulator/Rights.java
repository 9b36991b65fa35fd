package dev.coachstream.simulator;

import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which records a list shows to the token that asks; all of them at first. */
final class Rights {
    static final Predicate<String> EVERYTHING = id -> true;

    private Predicate<String> shown = EVERYTHING;
    private long version;

    synchronized void show(Predicate<String> ids) {
        shown = ids;
        version++;
    }

    /** Grows with every change, as the records' own version does: their sum is the state of a list. */
    synchronized long version() {
        return version;
    }

    synchronized boolean show(String id) {
        return shown.test(id);
    }

    /** What is left of a selection whose keys are the records' ids. */
    SortedRecords.Selection of(SortedRecords.Selection selection) {
        return of(selection, selection::key);
    }

    /** What is left of a selection. */
    synchronized SortedRecords.Selection of(SortedRecords.Selection selection, IntFunction<String> ids) {
        if (shown == EVERYTHING) {
            return selection;
        }
        int[] left = IntStream.range(0, selection.size())
                .filter(position -> shown.test(ids.apply(position)))
                .toArray();
        return selection.only(left);
    }
}
