package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks a set that is addressed by offset, and notices when the set moves meanwhile.
 *
 * <p>Advances by the rows received, never by the rows asked for; ends only where {@code startIndex + rows >= total}, and never with a full page:
 * a total may be the page's own count, or end at a round number, so what would follow is asked for. When the
 * total changes, or a known id comes again, rows may have slipped past: the set is read again from its start, records that were
 * delivered are left out unless they have changed, and the pages say {@code moved}. After {@value DeliveredRecords#MAX_ROUNDS} rounds the walk ends and still says so.
 *
 * <p>A server may refuse to be asked for what is behind its total. Then a page that begins a little earlier shows the end, if it is shorter than another was;
 * where it is refused too, the server may serve no more than the first so many records, and the last page says {@code openEnded}.
 *
 * <p>Known ids are kept as 64-bit hashes, and what they were as another of 32: among a million ids the chance that any two
 * collide is below one in ten million. A walk that resumes from a cursor does not know what was delivered before it; if the set moved, rows may then
 * come twice, never be missing.
 */
public final class OffsetScan<T> implements PageFetcher<T> {
    private static final int MAX_EMPTY_ANSWERS = 3;

    /** One page by offset. */
    @FunctionalInterface
    public interface Request<T> {
        Rows<T> rows(long offset);
    }

    /**
     * One page as the server sent it.
     *
     * @param items the records that could be read
     * @param received how many records the server sent, also those that could not be read
     * @param total how many the server says there are
     * @param rejected those that could not be read
     * @param full whether the page could not have held more: then it may not be the last, whatever the total says
     */
    public record Rows<T>(List<T> items, int received, long total, List<RejectedRecord> rejected, boolean full) {

        /** A page of which nobody knows whether it could have held more. */
        public Rows(List<T> items, int received, long total, List<RejectedRecord> rejected) {
            this(items, received, total, rejected, received > 0);
        }

        /** Nothing, behind the end. */
        private static <T> Rows<T> none(long total) {
            return new Rows<>(List.of(), 0, total, List.of(), false);
        }
    }

    private final CursorScope scope;
    private final OffsetPrefetcher<Rows<T>> pages;
    private final DeliveredRecords<T> delivered;
    /** Whether a total was less than the records that had come, so that none is a count, and another one no sign of anything. */
    private boolean countsTooFew;

    private int longestPage;

    public OffsetScan(CursorScope scope, Request<T> request, Function<? super T, String> id) {
        this(scope, request, id, 1);
    }

    /**
     * A scan that has several requests under way at once.
     *
     * @param inFlight how many at the most; the request must bear being called from several threads
     */
    public OffsetScan(CursorScope scope, Request<T> request, Function<? super T, String> id, int inFlight) {
        this.scope = scope;
        this.pages = new OffsetPrefetcher<>(request::rows, inFlight);
        this.delivered = new DeliveredRecords<>(scope, id);
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        ScanPosition at = position == null ? ScanPosition.START : ScanPosition.parse(scope, position);
        return at.isBehindTheTotal() ? behindTheTotal(at) : page(at, rows(at.offset()));
    }

    private FetchedPage<T> page(ScanPosition at, Rows<T> rows) {
        look(at, rows);
        DeliveredRecords.Fresh<T> fresh = delivered.take(rows.items());
        long counted = countsTooFew && at.total() != null ? at.total() : rows.total();
        ScanPosition here = at.seen(counted, fresh.reappeared() > 0);
        if (!isLast(at, rows)) {
            delivered.refuseRepetition(rows.received(), fresh, rows.rejected());
        }
        return new FetchedPage<>(fresh.items(), next(here, rows))
                .withTotal(rows.total())
                .withRejected(rows.rejected())
                .withMoved(here.moved() || here.round() > 0);
    }

    private void look(ScanPosition at, Rows<T> rows) {
        longestPage = Math.max(longestPage, rows.received());
        countsTooFew |= rows.received() > 0 && at.offset() + rows.received() > rows.total();
    }

    /** An empty page before the end is asked for again: nothing else tells a passing fault from a wrong total. */
    private Rows<T> rows(long offset) {
        for (int attempt = 0; attempt < MAX_EMPTY_ANSWERS; attempt++) {
            Rows<T> rows = pages.get(offset);
            if (rows.received() > 0 || offset >= rows.total()) {
                return rows;
            }
        }
        throw scope.protocol("the page at offset " + offset + " stays empty although the server counts more records;"
                + " what was read so far is good, the rest cannot be reached");
    }

    /**
     * A server that counts right has nothing there, and may say so by refusing to be asked. So does one that serves no more than its first so many
     * records, and counts no further, or takes a page's own count for the total. Where nothing was read yet, it is the position that is refused.
     */
    private FetchedPage<T> behindTheTotal(ScanPosition at) {
        try {
            return page(at, rows(at.offset()));
        } catch (CoachingSourceException e) {
            boolean behindAllThatIsCounted = countsTooFew || at.offset() == at.counted();
            if (longestPage == 0 || !behindAllThatIsCounted || !saysThatNothingIsThere(e)) {
                throw e;
            }
            boolean shown = showsItsEnd(at);
            FetchedPage<T> last = page(at, Rows.none(at.counted()));
            return last.withOpenEnded(!shown && last.next() == null);
        }
    }

    /** Whether a page with room for one record more than the total leaves ends with the total. */
    private boolean showsItsEnd(ScanPosition at) {
        int left = longestPage - 1;
        if (left < 1) {
            return false;
        }
        try {
            Rows<T> rows = pages.get(at.offset() - left);
            return rows.received() == left && rows.total() == at.counted();
        } catch (CoachingSourceException e) {
            if (saysThatNothingIsThere(e)) {
                return false;
            }
            throw e;
        }
    }

    static boolean saysThatNothingIsThere(CoachingSourceException e) {
        return e.kind() == Kind.INVALID_REQUEST || e.kind() == Kind.NOT_FOUND;
    }

    private static boolean isLast(ScanPosition at, Rows<?> rows) {
        return at.offset() + rows.received() >= rows.total() && !rows.full();
    }

    private @Nullable String next(ScanPosition here, Rows<T> rows) {
        if (!isLast(here, rows)) {
            pages.expect(here.offset(), rows.received(), rows.total());
            return here.at(here.offset() + rows.received()).toString();
        }
        if (!here.moved() || here.round() + 1 >= DeliveredRecords.MAX_ROUNDS) {
            return null;
        }
        delivered.nextRound();
        pages.forget();
        return here.nextRound().toString();
    }

    @Override
    public void close() {
        pages.close();
    }

    /**
     * Where a scan is.
     *
     * @param total what the server counted at the round's start; null before it
     * @param moved whether the set moved in this round
     */
    private record ScanPosition(long offset, @Nullable Long total, int round, boolean moved) {
        static final ScanPosition START = new ScanPosition(0, null, 0, false);

        private static final Position.Form FORM = new Position.Form("offset", 1)
                .orFormerly("(\\d{1,18})/(?:-1|(\\d{1,18}))/(\\d)/(true|false)", "at", "total", "round", "moved");

        boolean isBehindTheTotal() {
            return total != null && offset >= total;
        }

        long counted() {
            return total == null ? 0 : total;
        }

        ScanPosition seen(long totalNow, boolean reappeared) {
            boolean changed = total != null && total != totalNow;
            Long first = total == null ? (Long) totalNow : total;
            return new ScanPosition(offset, first, round, moved || changed || reappeared);
        }

        ScanPosition at(long next) {
            return new ScanPosition(next, total, round, moved);
        }

        ScanPosition nextRound() {
            return new ScanPosition(0, null, round + 1, false);
        }

        static ScanPosition parse(CursorScope scope, String text) {
            Position read = FORM.read(scope, text);
            int round = (int) Math.min(read.number("round"), DeliveredRecords.MAX_ROUNDS);
            return new ScanPosition(read.number("at"), read.findNumber("total"), round, read.flag("moved"));
        }

        @Override
        public String toString() {
            return FORM.position()
                    .with("at", offset)
                    .with("total", total)
                    .with("round", round)
                    .with("moved", moved)
                    .toString();
        }
    }
}
