package dev.coachstream.paging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan by page numbers is, and what it found to hold on to in this round.
 *
 * @param number the page to ask for
 * @param rows how many came in this round before it
 * @param first what the round's first page said; null before it
 * @param lastSize how many rows the last page had when the round began, where that must stand for a count
 * @param round how often the set was read whole before
 * @param moved whether the set is known to have moved in this round
 */
record PageNumberPosition(
        long number,
        long rows,
        @Nullable First first,
        @Nullable Long lastSize,
        int round,
        boolean moved) {
    static final PageNumberPosition START = new PageNumberPosition(1, 0, null, null, 0, false);

    private static final Position.Form FORM = new Position.Form("number", 1);

    /** The round's first page: its size, and how much it said there is. */
    record First(long size, @Nullable Long pages, @Nullable Long total) {}

    PageNumberPosition lastPageHas(long size) {
        return new PageNumberPosition(number, rows, first, size, round, moved);
    }

    /** The same after its page came. */
    PageNumberPosition seen(NumberedPage<?> page, boolean last, boolean reappeared) {
        First known = first == null ? new First(page.received(), page.pages(), page.total()) : first;
        boolean changed = !Objects.equals(known.pages(), page.pages()) || !Objects.equals(known.total(), page.total());
        boolean disagrees = last ? !addsUp(page) : resized(known, page);
        boolean shifted = moved || changed || reappeared || disagrees;
        return new PageNumberPosition(number, rows + page.received(), known, lastSize, round, shifted);
    }

    /** Where rows are not counted, another size means that other rows begin the next page than ended this one. */
    private static boolean resized(First known, NumberedPage<?> page) {
        return page.total() == null && known.size() != page.received();
    }

    /** The same where the totals turned out to be none. */
    PageNumberPosition withoutTotal() {
        First uncounted = first == null ? null : new First(first.size(), first.pages(), null);
        return new PageNumberPosition(number, rows, uncounted, lastSize, round, moved);
    }

    /** Whether more records came with a page than its server counts. */
    boolean exceeds(NumberedPage<?> page) {
        return page.total() != null && page.received() > 0 && rows + page.received() > page.total();
    }

    /** Whether as many rows came before it as the round's first page counted, where nothing else tells the end. */
    boolean isBehindTheTotal() {
        return first != null && first.pages() == null && first.total() != null && rows == first.total();
    }

    /** Whether a page has fewer rows than the first one had. */
    boolean isShort(NumberedPage<?> page) {
        return first != null && page.received() < first.size();
    }

    /** Whether as many rows came as there are, if this page is the last. */
    boolean addsUp(NumberedPage<?> page) {
        if (page.total() != null) {
            return page.total() == rows + page.received();
        }
        return lastSize == null || lastSize == page.received();
    }

    PageNumberPosition next() {
        return new PageNumberPosition(number + 1, rows, first, lastSize, round, moved);
    }

    PageNumberPosition nextRound() {
        return new PageNumberPosition(1, 0, null, null, round + 1, false);
    }

    static PageNumberPosition parse(CursorScope scope, String text) {
        Position read = FORM.read(scope, text);
        long number = Math.max(1, read.number("page"));
        First first = read.find("size") == null
                ? null
                : new First(read.number("size"), read.findNumber("pages"), read.findNumber("total"));
        return new PageNumberPosition(
                number,
                read.number("rows"),
                first,
                read.findNumber("last"),
                (int) Math.min(read.number("round"), DeliveredRecords.MAX_ROUNDS),
                read.flag("moved"));
    }

    @Override
    public String toString() {
        Position position = FORM.position().with("page", number).with("rows", rows);
        if (first != null) {
            position = position.with("size", first.size())
                    .with("pages", first.pages())
                    .with("total", first.total());
        }
        return position.with("last", lastSize)
                .with("round", round)
                .with("moved", moved)
                .toString();
    }
}
