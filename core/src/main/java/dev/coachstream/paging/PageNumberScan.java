package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks a set that is addressed by the number of a page, and notices when the set moves meanwhile.
 *
 * <p>Numbers begin with 1; a vendor who begins with 0 is asked for {@code number - 1}. The walk ends where the vendor says that it does: after so
 * many pages, with no next one, or with so many records. An empty page before that is asked for again, and passed if it stays empty.
 *
 * <p>Rows may have slipped past when the vendor's count changes, a known id comes again, fewer or more rows came than are counted, or, where
 * rows are not counted, a page in the middle has another size than the first. Then the set is read again from its start, records that were
 * delivered are left out unless they have changed, and the pages say {@code moved}. After {@value DeliveredRecords#MAX_ROUNDS} rounds the walk ends and
 * still says so. Where only the number of pages is known, the last page's size stands for the missing count: it is asked for before the first
 * page is taken and compared at the end, which takes two requests more. A total that is less than the records which came is none, and counts for
 * nothing of this. Where only a next page is promised, a record that vanishes
 * before the position of the walk is not noticed: such a feed declares no totals.
 *
 * <p>Where only records are counted, a full page is followed by a request for the next one. A server that refuses it ends the walk, and the last page
 * says {@code openEnded}. A server of which the number of pages, or a next page, is known is never asked so.
 */
public final class PageNumberScan<T> implements PageFetcher<T> {
    private static final int MAX_EMPTY_ANSWERS = 3;
    /** In a row; each of them was asked for {@value #MAX_EMPTY_ANSWERS} times. */
    private static final int MAX_EMPTY_PAGES = 20;

    /** One page by its number, counted from 1. */
    @FunctionalInterface
    public interface Request<T> {
        NumberedPage<T> page(long number);
    }

    private final CursorScope scope;
    private final OffsetPrefetcher<NumberedPage<T>> pages;
    private final DeliveredRecords<T> delivered;
    private int emptyInARow;
    /** Whether a page came: else it is the position that is refused. */
    private boolean begun;
    /** Whether the server refused, in this round, to say what is behind its total. */
    private boolean refused;
    /** Whether a total was less than the records that had come, so that none is a count, and another one no sign of anything. */
    private boolean countsTooFew;
    /** Whether totals alone say where the list ends. */
    private boolean onlyCounts;

    public PageNumberScan(CursorScope scope, Request<T> request, Function<? super T, String> id) {
        this(scope, request, id, 1);
    }

    /**
     * A scan that has several requests under way at once, where the number of pages is known.
     *
     * @param inFlight how many at the most; the request must bear being called from several threads
     */
    public PageNumberScan(CursorScope scope, Request<T> request, Function<? super T, String> id, int inFlight) {
        this.scope = scope;
        this.pages = new OffsetPrefetcher<>(request::page, inFlight);
        this.delivered = new DeliveredRecords<>(scope, id);
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        PageNumberPosition at = position == null ? PageNumberPosition.START : PageNumberPosition.parse(scope, position);
        NumberedPage<T> page = page(at);
        begun = true;
        if (at.number() == 1 && hidesItsCount(page)) {
            at = at.lastPageHas(pages.get(lastOf(page)).received());
            page = page(at);
        }
        DeliveredRecords.Fresh<T> fresh = delivered.take(page.items());
        boolean last = isLast(at, page);
        countsTooFew |= at.exceeds(page);
        onlyCounts = page.pages() == null && page.more() == null;
        PageNumberPosition here = seen(at, page, last, fresh.reappeared() > 0);
        if (!last) {
            delivered.refuseRepetition(page.received(), fresh, page.rejected());
        }
        String next = last ? nextRound(here) : next(here, page);
        return new FetchedPage<>(fresh.items(), next)
                .withTotal(page.total())
                .withRejected(page.rejected())
                .withMoved(here.moved() || here.round() > 0)
                .withOpenEnded(refused && next == null);
    }

    private PageNumberPosition seen(PageNumberPosition place, NumberedPage<T> page, boolean last, boolean reappeared) {
        return countsTooFew
                ? place.withoutTotal().seen(page.withTotal(null), last, reappeared)
                : place.seen(page, last, reappeared);
    }

    /** Whether only the number of pages tells how much there is. */
    private static boolean hidesItsCount(NumberedPage<?> page) {
        return page.total() == null && lastOf(page) > 1;
    }

    private static long lastOf(NumberedPage<?> page) {
        return page.pages() == null ? 0 : page.pages();
    }

    /** An empty page before the end is asked for again: nothing else tells a passing fault from a page that is empty. */
    private NumberedPage<T> page(PageNumberPosition at) {
        NumberedPage<T> page = request(at);
        for (int attempt = 1; attempt < MAX_EMPTY_ANSWERS && isUnexpectedlyEmpty(at, page); attempt++) {
            page = request(at);
        }
        emptyInARow = page.received() == 0 ? emptyInARow + 1 : 0;
        if (emptyInARow > MAX_EMPTY_PAGES && !isLast(at, page)) {
            throw scope.protocol("page " + at.number() + " and those before it stay empty although the server promises"
                    + " more; what was read so far is good, the rest cannot be reached");
        }
        return page;
    }

    /** Behind all that was counted a server may refuse to be asked: the end as far as is known. No other page shows more of it. */
    private NumberedPage<T> request(PageNumberPosition at) {
        try {
            return pages.get(at.number());
        } catch (CoachingSourceException e) {
            boolean behindAllThatIsCounted = (countsTooFew && onlyCounts) || at.isBehindTheTotal();
            if (begun && behindAllThatIsCounted && OffsetScan.saysThatNothingIsThere(e)) {
                refused = true;
                return new NumberedPage<T>(List.of(), 0, List.of()).withTotal(at.rows());
            }
            throw e;
        }
    }

    private boolean isUnexpectedlyEmpty(PageNumberPosition at, NumberedPage<T> page) {
        return page.received() == 0 && !(isLast(at, page) && (countsTooFew || at.addsUp(page)));
    }

    /**
     * Where only records are counted, a page that stays empty is the last: what was counted and did not come may have slipped past. One that is as
     * long as the first is not, since the count may be the page's own.
     */
    private boolean isLast(PageNumberPosition at, NumberedPage<T> page) {
        if (page.pages() != null) {
            return at.number() >= page.pages();
        }
        if (page.more() != null) {
            return !page.more();
        }
        if (page.total() != null) {
            return page.received() == 0 || (at.rows() + page.received() >= page.total() && at.isShort(page));
        }
        throw scope.protocol("page " + at.number()
                + " says neither how many pages or records there are nor whether another page follows");
    }

    private String next(PageNumberPosition here, NumberedPage<T> page) {
        if (page.pages() != null) {
            pages.expect(here.number(), 1, page.pages() + 1);
        }
        return here.next().toString();
    }

    private @Nullable String nextRound(PageNumberPosition here) {
        if (!here.moved() || here.round() + 1 >= DeliveredRecords.MAX_ROUNDS) {
            return null;
        }
        delivered.nextRound();
        refused = false;
        pages.forget();
        return here.nextRound().toString();
    }

    @Override
    public void close() {
        pages.close();
    }
}
