package dev.coachstream.api;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows a feed of changes: reads up to its tail, and from there again whenever it is asked to. Belongs to one thread.
 *
 * <p>A vendor forgets cursors after a while. Then sessions are read again from a little before the last update seen up to a tail, and other
 * feeds, whose records are not in the order of their own updates, from the query's start: what was taken may come again, nothing
 * is missing.
 */
public final class FeedFollower {
    /** The least time between two looks at a tail where nothing was left. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final CoachingSource source;
    private final Feed feed;
    private final Query query;
    private final TimeSource time;
    private Checkpoint checkpoint;
    private @Nullable Long lookedAt;
    /** The latest update seen, also on the way to the tail. */
    private @Nullable Instant newest;

    /**
     * How far a feed was followed; all that another process needs to go on.
     *
     * @param since where the read began that the cursor belongs to; null for the query's own start
     * @param cursor resumes right after the last page taken; null to begin
     * @param lastUpdate the latest update among the records taken when the feed was last read up to its tail, of those that were not beyond the
     *     time of taking: on the way there a record may be dated long after those that follow it
     */
    public record Checkpoint(
            @Nullable Instant since,
            @Nullable Cursor cursor,
            @Nullable Instant lastUpdate) {
        /** Nothing was taken yet. */
        public static final Checkpoint START = new Checkpoint(null, null, null);

        private static final Position.Form FORM = new Position.Form("follow", 1);

        /** Reads the text form. Throws CONFIGURATION if it is none. */
        public static Checkpoint parse(String text) {
            Position read = FORM.read(text);
            String found = read.find("cursor");
            Cursor cursor = found == null ? null : Cursor.parse(found);
            return new Checkpoint(read.findInstant("since"), cursor, read.findInstant("updated"));
        }

        /** The text form, one line, which {@link #parse} reads. */
        @Override
        public String toString() {
            return FORM.position()
                    .with("since", since)
                    .with("cursor", Objects.toString(cursor, null))
                    .with("updated", lastUpdate)
                    .toString();
        }
    }

    /** Takes what is read. */
    @FunctionalInterface
    public interface Taker {
        /** Takes a page; {@code after} is the cursor to go on from once it is safe. */
        void take(Page<? extends CoachingRecord> page, Checkpoint after);
    }

    /** Throws UNSUPPORTED, saying why, if the source cannot tell changes of the feed, or the query has an end. */
    public FeedFollower(CoachingSource source, Feed feed, Query query, Checkpoint from, TimeSource time) {
        this.source = source;
        this.feed = feed;
        this.query = query;
        this.checkpoint = from;
        this.time = time;
        this.newest = isAhead(from.lastUpdate()) ? null : from.lastUpdate();
        if (!canFollow(source, feed)) {
            throw unsupported("its vendor keeps no feed of changes of " + feed.label()
                    + "; read them again and again instead, with a window");
        }
        if (query.until() != null) {
            throw unsupported("a window with an end cannot be followed");
        }
        source.capabilities().require(source.name(), feed, query);
    }

    /** Whether the source has a feed of changes to follow. */
    public static boolean canFollow(CoachingSource source, Feed feed) {
        FeedCapabilities can = source.capabilities().feeds().get(feed);
        return can != null && can.capture().isChangeFeed();
    }

    /** Reads what is new, up to the tail. Waits first, where it looked there less than {@link #PAUSE} ago. */
    public void poll(Taker taker) throws InterruptedException {
        await();
        try {
            readToTail(taker);
        } catch (CoachingSourceException e) {
            if (checkpoint.cursor() == null || !Cursor.isRefused(e)) {
                throw e;
            }
            checkpoint = new Checkpoint(restart(), null, checkpoint.lastUpdate());
            readToTail(taker);
        } finally {
            lookedAt = time.nanos();
        }
    }

    private void await() throws InterruptedException {
        if (lookedAt != null) {
            Duration left = PAUSE.minusNanos(time.nanos() - lookedAt);
            if (!left.isNegative() && !left.isZero()) {
                time.sleep(left);
            }
        }
    }

    private void readToTail(Taker taker) {
        Instant since = checkpoint.since();
        Query asked = since == null ? query : query.window(Axis.UPDATED, since, null);
        try (Paged<? extends CoachingRecord> read = source.read(feed, asked.after(checkpoint.cursor()))) {
            for (Page<? extends CoachingRecord> page : read.pages()) {
                see(page);
                Instant lastUpdate = page.last() ? newest : checkpoint.lastUpdate();
                checkpoint = new Checkpoint(since, resumable(page), lastUpdate);
                taker.take(page, checkpoint);
            }
        }
    }

    private Cursor resumable(Page<?> page) {
        if (page.cursor().atEnd()) {
            throw new CoachingSourceException(
                    source.name(), Kind.PROTOCOL, "the feed of " + feed.label() + " ended, which it never should");
        }
        return page.cursor();
    }

    private void see(Page<? extends CoachingRecord> page) {
        Instant now = time.now();
        for (CoachingRecord item : page.items()) {
            Instant updated = Axis.UPDATED.of(item);
            if (updated != null && !updated.isAfter(now) && (newest == null || updated.isAfter(newest))) {
                newest = updated;
            }
        }
    }

    /** Never later than the tail was last reached: a record dated in the future would hide what came since. */
    private @Nullable Instant restart() {
        Instant last = checkpoint.lastUpdate();
        boolean ordered = feed == Feed.SESSIONS && (query.since() == null || query.axis() == Axis.UPDATED);
        if (!ordered || last == null || isAhead(last)) {
            return null;
        }
        Instant before = last.minus(OVERLAP);
        return query.since() != null && query.since().isAfter(before) ? query.since() : before;
    }

    private boolean isAhead(@Nullable Instant at) {
        return at != null && at.isAfter(time.now());
    }

    private CoachingSourceException unsupported(String why) {
        return new CoachingSourceException(source.name(), Kind.UNSUPPORTED, why);
    }
}
