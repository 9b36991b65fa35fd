package dev.coachstream.capture;

import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A read that is under way. A change feed is never read to its end, so its read stays open, at the feed's tail too.
 *
 * @param from the start of its window; null for none
 * @param until the end of its window; null for none
 * @param startedAt when it began; for a change feed, when the reading up to the tail began
 * @param seenUntil the newest update among the records that were handed on
 * @param moved whether the set was seen to change meanwhile
 * @param openEnded whether a server refused to say what follows the records that it counts
 * @param cursor resumes right after the last page that was handed on; null before the first
 */
public record OpenRead(
        @Nullable Instant from,
        @Nullable Instant until,
        Instant startedAt,
        @Nullable Instant seenUntil,
        boolean moved,
        boolean openEnded,
        @Nullable Cursor cursor) {

    /** A read from its beginning. */
    static OpenRead begun(@Nullable Instant from, @Nullable Instant until, Instant startedAt) {
        return new OpenRead(from, until, startedAt, null, false, false, null);
    }

    /** The same read after a page. */
    OpenRead after(@Nullable Instant newest, Page<?> page) {
        return new OpenRead(
                from,
                until,
                startedAt,
                later(seenUntil, newest),
                moved || page.moved(),
                openEnded || page.openEnded(),
                page.cursor());
    }

    /**
     * The same read; none where it began, or its window lies, beyond now: what came since it really began may lie behind its cursor. A change feed's
     * cursor is good whenever it was given, unless the feed was begun at a time that is yet to come.
     */
    @Nullable
    OpenRead asOf(Instant now, boolean changeFeed) {
        boolean begunAhead = startedAt.isAfter(now) || (until != null && until.isAfter(now));
        if ((begunAhead && !changeFeed) || (from != null && from.isAfter(now))) {
            return null;
        }
        Instant began = startedAt.isAfter(now) ? now : startedAt;
        return new OpenRead(from, until, began, seenUntil, moved, openEnded, cursor);
    }

    /** The newest update that it has seen, no later than when it began; null where it has seen none. */
    @Nullable
    Instant surelySeen() {
        return seenUntil == null ? null : earlier(seenUntil, startedAt);
    }

    /** The same read from its beginning. */
    OpenRead afresh() {
        return new OpenRead(from, until, startedAt, seenUntil, moved, false, null);
    }

    /** The later of two times, of which either may be missing. */
    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** The earlier of two times, of which either may be missing. */
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
