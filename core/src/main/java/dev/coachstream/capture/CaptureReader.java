package dev.coachstream.capture;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One read of one feed, from a state to the end of what there is now: goes on with the read that the state has open, or begins the next one. Pages
 * are given whole, each with the state after it; to go on later, or elsewhere, make another reader with the last state kept.
 *
 * <p>At least once: a page whose state was not kept comes again, and the overlap's records come with each read. Deletions are those that the
 * vendor tells; what is merely missing cannot be told without a store. Where the set moved under a read, the next one begins where that one did, once: what a
 * listing missed, another one has. Where a server refused to say what follows the records that it counts, each next one does, and nothing more is covered
 * ({@link CapturedPage#openEnded}). A read that moved right after such a one counts as the second: its state does not tell the two apart.
 *
 * <p>A read that goes on from a state in the middle of a list does not see what went and what came since, if they were as many: a third record may have slipped
 * past. The store reads such a window once more; without one, what matters so much is read with {@link CaptureOptions#everything}, or in one go. A feed of
 * changes is whole whenever it goes on.
 *
 * <p>Belongs to one thread; {@link #close} may be called by another.
 */
public final class CaptureReader implements Iterator<CapturedPage>, AutoCloseable {
    private final CoachingSource source;
    private final Feed feed;
    private final Capture capture;
    private final CaptureOptions options;
    private final NewRecords news;
    private CaptureState state;
    private volatile @Nullable OpenReading reading;
    private volatile boolean closed;
    private boolean done;

    private record OpenReading(
            Paged<? extends CoachingRecord> paged, Iterator<? extends Page<? extends CoachingRecord>> pages) {}

    /**
     * Opens nothing yet.
     *
     * @param reads what the account reads, as a digest
     * @param from the last state kept; null to begin
     * @throws CoachingSourceException of kind CONFIGURATION if the state is another account's, UNSUPPORTED if the source has no such feed
     */
    public CaptureReader(
            CoachingSource source,
            Feed feed,
            String reads,
            @Nullable CaptureState from,
            CaptureOptions options,
            TimeSource time) {
        this.source = source;
        this.feed = feed;
        this.options = options;
        this.capture = source.capabilities().feed(source.name(), feed).capture();
        Instant now = time.now();
        CaptureState given = from == null ? CaptureState.start(reads) : begin(accept(from, reads));
        CaptureState known = given.asOf(now, capture.isChangeFeed());
        boolean asksForChanges = capture.isChangeFeed() || capture.axis() == Axis.UPDATED;
        this.news =
                asksForChanges || options.everything() ? NewRecords.ALL : NewRecords.since(known, options.overlap());
        this.state = known.reading(begun(known, now));
    }

    /** Who asks for everything goes on with no read of changes only: what that one left out is wanted now. */
    private CaptureState begin(CaptureState from) {
        return options.everything() && from.coveredUntil() != null ? CaptureState.start(from.reads()) : from;
    }

    private CaptureState accept(CaptureState from, String reads) {
        if (!from.reads().equals(reads)) {
            throw new CoachingSourceException(
                    source.name(),
                    Kind.CONFIGURATION,
                    "this state is of an account that reads something else (another vendor, address, customer, profile or use case);"
                            + " give the account another name, or start it without a state");
        }
        return from;
    }

    /** The read to go on with, or the next one. A change feed's reading up to the tail begins now, wherever its cursor stands. */
    private OpenRead begun(CaptureState known, Instant now) {
        OpenRead open = known.open();
        if (open != null && capture.isChangeFeed()) {
            return new OpenRead(open.from(), null, now, open.seenUntil(), open.moved(), false, open.cursor());
        }
        if (open != null && !capture.isChangeFeed()) {
            return open;
        }
        ReadWindow window = options.everything() ? ReadWindow.EVERYTHING : next(known, now);
        return OpenRead.begun(window.since(), window.until(), now);
    }

    private ReadWindow next(CaptureState known, Instant now) {
        boolean onUpdated = capture.axis() == Axis.UPDATED;
        Instant covered = onUpdated ? OpenRead.earlier(known.watermark(), known.coveredUntil()) : known.coveredUntil();
        Duration back = onUpdated ? options.overlap() : options.lookback();
        return ReadWindow.next(capture, covered, back, now);
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    /** The next page. Waits for the vendor, and for the quota; a page may hold nothing. */
    @Override
    public CapturedPage next() {
        if (done) {
            throw new NoSuchElementException();
        }
        if (closed) {
            throw new IllegalStateException("this read of " + feed.label() + " is closed");
        }
        Page<? extends CoachingRecord> page = page();
        OpenRead open = open().after(newest(page), page);
        done = page.last();
        if (done && capture.isChangeFeed() && page.cursor().atEnd()) {
            throw new CoachingSourceException(
                    source.name(), Kind.PROTOCOL, "the feed of " + feed.label() + " ended, which it never should");
        }
        state = done ? ended(open) : state.reading(open);
        return new CapturedPage(
                page.items().stream().filter(news::mayBeNew).collect(Collectors.toUnmodifiableList()),
                state,
                done,
                page.total(),
                page.rejected(),
                open.openEnded());
    }

    private Page<? extends CoachingRecord> page() {
        boolean resumed = reading == null && open().cursor() != null;
        try {
            return pages().next();
        } catch (CoachingSourceException e) {
            if (!resumed || !Cursor.isRefused(e)) {
                throw e;
            }
            endReading();
            state = state.reading(afresh());
            return pages().next();
        }
    }

    /** The vendor has forgotten the cursor: a window is read from its beginning, a feed from before what is known to be covered. */
    private OpenRead afresh() {
        OpenRead open = open();
        if (!capture.isChangeFeed()) {
            return open.afresh();
        }
        Instant known = OpenRead.earlier(state.watermark(), state.coveredUntil());
        Instant from = known == null ? open.from() : known.minus(options.feedOverlap());
        return new OpenRead(from, null, open.startedAt(), open.seenUntil(), open.moved(), false, null);
    }

    private Iterator<? extends Page<? extends CoachingRecord>> pages() {
        OpenReading begun = reading;
        if (begun == null) {
            Paged<? extends CoachingRecord> paged = source.read(feed, query(open()));
            begun = new OpenReading(paged, iterator(paged));
            reading = begun;
        }
        return begun.pages();
    }

    private static <T extends CoachingRecord> Iterator<Page<T>> iterator(Paged<T> paged) {
        return paged.pages().iterator();
    }

    private Query query(OpenRead open) {
        Axis axis = capture.axis() == null ? Axis.UPDATED : capture.axis();
        ReadWindow window = new ReadWindow(axis, open.from(), open.until());
        return window.query(source, feed).after(open.cursor());
    }

    private OpenRead open() {
        OpenRead open = state.open();
        if (open == null) {
            throw new IllegalStateException("this read has ended");
        }
        return open;
    }

    /** What a whole read leaves: what it covered, never beyond when it began. */
    private CaptureState ended(OpenRead open) {
        if (options.everything()) {
            return CaptureState.start(state.reads());
        }
        boolean again = open.openEnded() || (open.moved() && !state.inDoubt());
        if (again && !capture.isChangeFeed()) {
            return new CaptureState(state.reads(), state.coveredUntil(), state.watermark(), true, null);
        }
        Instant covered = open.until() == null ? open.startedAt() : open.until();
        OpenRead stays = capture.isChangeFeed() ? open : null;
        return new CaptureState(
                state.reads(), covered, OpenRead.later(state.watermark(), open.surelySeen()), false, stays);
    }

    private static @Nullable Instant newest(Page<? extends CoachingRecord> page) {
        Instant newest = null;
        for (CoachingRecord item : page.items()) {
            newest = OpenRead.later(newest, item.updatedAt());
        }
        return newest;
    }

    /** Ends what is under way; the last state given goes on from there. */
    @Override
    public void close() {
        closed = true;
        endReading();
    }

    private void endReading() {
        OpenReading begun = reading;
        reading = null;
        if (begun != null) {
            begun.paged().close();
        }
    }
}
