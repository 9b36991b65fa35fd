package dev.coachstream.simulator;

import java.util.function.IntPredicate;

/** Finds an index in an ordered sequence that can be looked at anywhere. */
public final class Bisection {
    private Bisection() {}

    /** The first of [0, size) that is past the wanted one, where all behind such a one are past it too; size when none is. */
    public static int first(int size, IntPredicate past) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (past.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
