package dev.coachstream.warehouse.sync;

import dev.coachstream.paging.Page;
import java.util.Objects;
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
 * @param resumed whether the set may have moved unseen, because it was not read in one go
 * @param openEnded whether the server refused to say what follows
 */
record Evidence(
        long requests,
        long pages,
        long rows,
        long leftOut,
        @Nullable Long firstTotal,
        @Nullable Long lastTotal,
        boolean moved,
        long rejected,
        boolean resumed,
        boolean openEnded) {
    static final Evidence NONE = new Evidence(0, 0, 0, 0, null, null, false, 0, false, false);

    Evidence with(Page<?> page) {
        return plus(new Evidence(
                0,
                1,
                page.items().size(),
                page.leftOut(),
                page.total(),
                page.total(),
                page.moved(),
                page.rejected().size(),
                false,
                page.openEnded()));
    }

    Evidence withRequests(long sent) {
        return new Evidence(sent, pages, rows, leftOut, firstTotal, lastTotal, moved, rejected, resumed, openEnded);
    }

    /** The same of a set that is read on after a while. */
    Evidence afterABreak() {
        return new Evidence(requests, pages, rows, leftOut, firstTotal, lastTotal, moved, rejected, true, openEnded);
    }

    /** This part and the one read after it. */
    Evidence plus(Evidence later) {
        Long first = firstTotal == null ? later.firstTotal : firstTotal;
        Long last = later.lastTotal == null ? lastTotal : later.lastTotal;
        return new Evidence(
                requests + later.requests,
                pages + later.pages,
                rows + later.rows,
                leftOut + later.leftOut,
                first,
                last,
                moved || later.moved,
                rejected + later.rejected,
                resumed || later.resumed,
                openEnded || later.openEnded);
    }

    /** Whether it may lack what nothing else will show, so that the window is to be read again. */
    boolean isDoubtful() {
        return openEnded || resumed;
    }

    /** What it proves once the vendor's own end has been reached. */
    Verdict verdict() {
        if (rejected > 0) {
            return Verdict.PARTIAL;
        }
        if (openEnded) {
            return Verdict.OPEN;
        }
        if (moved || !Objects.equals(firstTotal, lastTotal)) {
            return Verdict.MOVED;
        }
        if (lastTotal != null && rows + leftOut != lastTotal) {
            return Verdict.MISCOUNTED;
        }
        if (resumed) {
            return Verdict.RESUMED;
        }
        return lastTotal == null ? Verdict.UNKNOWN_TOTAL : Verdict.COMPLETE;
    }
}
