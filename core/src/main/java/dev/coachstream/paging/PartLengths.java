package dev.coachstream.paging;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long the parts of a window are: as long as the records read so far are dense. For one thread. */
final class PartLengths {
    private static final int PAGES_A_PART = 4;
    /** After a part without records, for which nothing tells how empty the rest is. */
    private static final int STRIDE = 16;

    private static final Duration MIN_LENGTH = Duration.ofMillis(1);

    private final Instant to;
    private final int inFlight;
    private Duration length = Duration.ZERO;
    private int pages;
    private int rows;

    /**
     * @param to the window's end
     * @param inFlight how many parts are read at once
     */
    PartLengths(Instant to, int inFlight) {
        this.to = to;
        this.inFlight = inFlight;
    }

    Instant to() {
        return to;
    }

    /** Plans parts as dense as a page from its first instant to its last; false where parts do not pay. */
    boolean plan(Instant first, Instant last) {
        long count = inFlight < 2 ? 0 : parts(first, last);
        if (count < 2) {
            return false;
        }
        length = Duration.between(last, to).dividedBy(count);
        return true;
    }

    private long parts(Instant first, Instant last) {
        long onePage = Duration.between(first, last).toMillis();
        if (onePage <= 0) {
            return 0;
        }
        long parts = Duration.between(last, to).toMillis() / onePage / PAGES_A_PART;
        return parts <= inFlight ? parts : inFullRounds(parts);
    }

    /** A ninth part beside eight in flight would be read alone, when the eight are done. */
    private long inFullRounds(long parts) {
        return (parts + inFlight / 2) / inFlight * inFlight;
    }

    /** Goes on with parts as long as one that is resumed. */
    void are(Duration resumed) {
        length = resumed;
    }

    /** Where a part ends that starts at an instant, in what vendors can tell apart; a rest of half a part goes with it. */
    Instant end(Instant start) {
        Instant end = start.plus(length).truncatedTo(ChronoUnit.MILLIS);
        return end.plus(length.dividedBy(2)).isBefore(to) ? end : to;
    }

    /** A page of the part that is read came. */
    void took(int records) {
        pages++;
        rows += records;
    }

    /**
     * The part is read: those after it are as long as it should have been.
     *
     * @param whole whether it was read from its beginning; one that was resumed tells nothing, since its first pages were not seen
     */
    void partIsRead(Duration own, boolean whole) {
        if (whole) {
            Duration better = rows == 0
                    ? own.multipliedBy(STRIDE)
                    : own.multipliedBy(PAGES_A_PART + 1).dividedBy(pages);
            length = better.compareTo(MIN_LENGTH) < 0 ? MIN_LENGTH : better;
        }
        pages = 0;
        rows = 0;
    }
}
