package dev.coachstream.warehouse.sync;

import dev.coachstream.paging.Page;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of a window, or of a part of it, showed.
 *
 * @param requests requests sent, retries included
 * @param pages pages read
 * @param rows records read
 * @param leftOut records sent that are not the window's
 * @param firstTotal how many records the server counted on the first page, where it says so
 * @param lastTotal the same on the last page
 * @param moved whether the set was seen to change
 * @param rejected records that could not be read
 */
record Evidence(
        long requests,
        long pages,
        long rows,
        long leftOut,
        @Nullable Long firstTotal,
        @Nullable Long lastTotal,
        boolean moved,
        long rejected) {
    static final Evidence NONE = new Evidence(0, 0, 0, 0, null, null, false, 0);

    Evidence with(Page<?> page) {
        return plus(new Evidence(
                0,
                1,
                page.items().size(),
                page.leftOut(),
                page.total(),
                page.total(),
                page.moved(),
                page.rejected().size()));
    }

    Evidence withRequests(long sent) {
        return new Evidence(sent, pages, rows, leftOut, firstTotal, lastTotal, moved, rejected);
    }

    /** This part and the one read after it. */
    Evidence plus(Evidence later) {
        return new Evidence(
                requests + later.requests,
                pages + later.pages,
                rows + later.rows,
                leftOut + later.leftOut,
                firstTotal == null ? later.firstTotal : firstTotal,
                later.lastTotal == null ? lastTotal : later.lastTotal,
                moved || later.moved,
                rejected + later.rejected);
    }

    /** What it proves once the vendor's own end has been reached. */
    Verdict verdict() {
        if (rejected > 0) {
            return Verdict.PARTIAL;
        }
        if (lastTotal == null || firstTotal == null) {
            return moved ? Verdict.MOVED : Verdict.UNKNOWN_TOTAL;
        }
        if (moved || !firstTotal.equals(lastTotal)) {
            return Verdict.MOVED;
        }
        return rows + leftOut == lastTotal ? Verdict.COMPLETE : Verdict.MISCOUNTED;
    }
}
