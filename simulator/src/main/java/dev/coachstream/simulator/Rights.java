package dev.coachstream.simulator;

import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which records a list shows to the token that asks; all of them at first. */
public final class Rights {
    static final Predicate<String> EVERYTHING = id -> true;

    private Predicate<String> shown = EVERYTHING;
    private long version;

    public synchronized void show(Predicate<String> ids) {
        shown = ids;
        version++;
    }

    /** Grows with every change, as the records' own version does: their sum is the state of a list. */
    public synchronized long version() {
        return version;
    }

    public synchronized boolean show(String id) {
        return shown.test(id);
    }

    /** What is left of a selection whose keys are the records' ids. */
    public SortedRecords.Selection of(SortedRecords.Selection selection) {
        return of(selection, selection::key);
    }

    /** What is left of a selection. */
    public synchronized SortedRecords.Selection of(SortedRecords.Selection selection, IntFunction<String> ids) {
        if (shown == EVERYTHING) {
            return selection;
        }
        int[] left = IntStream.range(0, selection.size())
                .filter(position -> shown.test(ids.apply(position)))
                .toArray();
        return selection.only(left);
    }
}
