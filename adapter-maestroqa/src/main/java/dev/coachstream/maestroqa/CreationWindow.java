package dev.coachstream.maestroqa;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The creation times {@code [from, to)} that a read asks for; creation is all that the API filters by.
 *
 * <p>The end is fixed when the read starts, so that records created meanwhile do not move the set (docs/vendors/maestroqa.md).
 *
 * @param from null for the beginning
 */
record CreationWindow(@Nullable Instant from, Instant to) {
    /** No query reaches further ahead of now. */
    static final Duration AHEAD = Duration.ofDays(365);

    /**
     * The window for a query: its own on the axis of creation; for changes, creations up to so long before.
     *
     * @param lookback null for everything
     */
    static CreationWindow of(Query query, @Nullable Duration lookback, Instant now) {
        Instant since = query.since();
        if (query.axis() == Axis.CREATED) {
            return new CreationWindow(since, toMillis(createdUntil(query, now)));
        }
        return new CreationWindow(earliest(since, lookback), toMillis(now));
    }

    /**
     * When what changed after a time may have been created at the earliest.
     *
     * @param lookback null for everything
     * @return null for the beginning
     */
    static @Nullable Instant earliest(@Nullable Instant since, @Nullable Duration lookback) {
        return since == null || lookback == null ? null : since.minus(lookback);
    }

    /** By now, unless the query itself asks for times to come: a vendor's clock, or a person, may date a record so. */
    static Instant createdUntil(Query query, Instant now) {
        return query.until() == null ? now : earlier(query.until(), now.plus(AHEAD));
    }

    static Instant earlier(@Nullable Instant until, Instant bound) {
        return until == null || until.isAfter(bound) ? bound : until;
    }

    boolean isEmpty() {
        return from != null && !from.isBefore(to);
    }

    /**
     * The filter's start: the server's is exclusive, and may compare whole seconds only (docs/vendors/maestroqa.md). What comes too much is
     * left out here.
     */
    @Nullable
    String startDate() {
        return from == null
                ? null
                : from.truncatedTo(ChronoUnit.MILLIS).minusSeconds(1).toString();
    }

    /** The filter's end, which is exclusive as ours is. */
    String endDate() {
        return to.toString();
    }

    /** Up to the next millisecond: the vendor's own times have no finer ones. */
    private static Instant toMillis(Instant time) {
        Instant down = time.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(time) ? time : down.plusMillis(1);
    }
}
