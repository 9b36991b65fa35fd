package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.HostApi;
import java.util.Locale;

/** What the reading of a window proves, from the strongest to the weakest. */
@HostApi
public enum Verdict {
    /** Read to the vendor's own end in one go, every record was readable, and the server's total was their number from first to last. */
    COMPLETE,
    /** Read to the vendor's own end in one go, every record readable; the server gives no total to hold it against. */
    UNKNOWN_TOTAL,
    /**
     * Read to the end, and the set was seen to change meanwhile: it was read again, whole, until it held still or four times, so that a record is lacking
     * only if each of those listings lacked it. Or the server's totals differ, and are less than the records that it sent.
     */
    MOVED,
    /**
     * Read to the vendor's own end in several goes: what came and went between them, so that the total stayed, may have taken a record
     * past the reading. The next sync reads it again.
     */
    RESUMED,
    /** Read to the vendor's own end, and its total is another number than that of the records read: one of the two is wrong. */
    MISCOUNTED,
    /**
     * Read up to where the server refused to say what follows, so that more may be there. It is read again in smaller windows, and as long as one of them
     * ends so, by each sync.
     */
    OPEN,
    /** Not read to the end, or not every record was readable. */
    PARTIAL;

    /** The name used in the store and in commands: {@code unknown-total}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the read listed everything that there is, so that absence from it means something. */
    boolean isWhole() {
        return this == COMPLETE || this == UNKNOWN_TOTAL;
    }

    /** The weaker of two. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
