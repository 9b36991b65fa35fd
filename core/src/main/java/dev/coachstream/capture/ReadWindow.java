package dev.coachstream.capture;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The window that one read of a feed asks for.
 *
 * @param axis the time that it is about
 * @param since its start, inclusive; null for none
 * @param until its end, exclusive; null for none
 */
public record ReadWindow(
        Axis axis, @Nullable Instant since, @Nullable Instant until) {
    /** All there is. */
    public static final ReadWindow EVERYTHING = new ReadWindow(Axis.UPDATED, null, null);

    /**
     * What the next read asks for, from what earlier ones have covered.
     *
     * @param capture how the source finds changes of the feed
     * @param covered when the last whole read ended its window; null before the first, which asks for everything
     * @param back how far before it the next window begins: the overlap on the update's axis, the lookback on others
     * @param now the end of windows on times that have passed; never beyond the present
     */
    public static ReadWindow next(Capture capture, @Nullable Instant covered, Duration back, Instant now) {
        Axis axis = capture.axis();
        if (axis == null) {
            return EVERYTHING;
        }
        Instant until = axis.reachesAhead() ? null : now;
        if (covered == null) {
            return new ReadWindow(axis, null, until);
        }
        Instant passed = covered.isAfter(now) ? now : covered;
        return new ReadWindow(axis, passed.minus(back), until);
    }

    /**
     * The window as a query of a feed. Where the vendor must be told whose records to read, it is for the people of the source's roster, which
     * may take a request.
     *
     * @throws CoachingSourceException of kind CONFIGURATION if the roster names nobody: without names a query is for everybody
     */
    public Query query(CoachingSource source, Feed feed) {
        Query query = since == null && until == null ? Query.all() : Query.all().window(axis, since, until);
        Filter people =
                source.capabilities().feed(source.name(), feed).capture().roster();
        return people == null ? query : query.people(people, roster(source, feed));
    }

    private static Set<String> roster(CoachingSource source, Feed feed) {
        Set<String> people = source.roster(feed);
        if (people.isEmpty()) {
            throw new CoachingSourceException(
                    source.name(),
                    Kind.CONFIGURATION,
                    "its vendor must be told whose " + feed.label() + " to read, and its roster names nobody");
        }
        return people;
    }
}
