package dev.coachstream.warehouse;

import java.util.Locale;

/** What the reading of a window proves, from the strongest to the weakest. */
public enum Verdict {
    /** Read to the vendor's own end, the server's total never changed, every record was readable. */
    COMPLETE,
    /** Read to the vendor's own end, every record readable; the server gives no total to hold it against. */
    UNKNOWN_TOTAL,
    /** Read to the end, and the set was seen to change meanwhile: what moved was read again. */
    MOVED,
    /** Not read to the end, or not every record was readable. */
    PARTIAL;

    /** The name used in the store and in commands: {@code unknown-total}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The weaker of two. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
