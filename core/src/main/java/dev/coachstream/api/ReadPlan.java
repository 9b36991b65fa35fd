package dev.coachstream.api;

import dev.coachstream.model.Feed;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a read would do, worked out without asking the vendor anything.
 *
 * @param source the account's name
 * @param feed what would be read
 * @param pushedDown filters of the query that the vendor applies
 * @param filteredHere filters of the query that the library applies to what the vendor sends
 * @param pageSize the records hoped for in each request; a server may send fewer
 * @param fixedRequests requests that are sent however few records there are
 * @param quotas the limits that the read keeps to
 * @param notes what the caller should know: what the read cannot see, what makes it long
 */
public record ReadPlan(
        String source,
        Feed feed,
        Set<Filter> pushedDown,
        Set<Filter> filteredHere,
        int pageSize,
        int fixedRequests,
        List<RateLimit> quotas,
        List<String> notes) {

    /** A vendor's total may be any number; so many requests nobody waits for. */
    private static final long MAX_REQUESTS = 10_000_000_000L;

    /** The plan of a read, with its filters sorted by who applies them. */
    public static ReadPlan of(
            String source,
            Feed feed,
            Query query,
            Capabilities can,
            int pageSize,
            int fixedRequests,
            List<String> notes) {
        can.require(source, feed, query);
        FeedCapabilities capabilities = can.feed(source, feed);
        Set<Filter> down = EnumSet.noneOf(Filter.class);
        Set<Filter> here = EnumSet.noneOf(Filter.class);
        for (Filter filter : query.filters()) {
            Set<Filter> where = capabilities.pushesDown(filter, query) ? down : here;
            where.add(filter);
        }
        return new ReadPlan(source, feed, down, here, pageSize, fixedRequests, can.quotas(), notes);
    }

    /** The same, where the vendor sends pages of another size. */
    public ReadPlan paged(int records) {
        return new ReadPlan(source, feed, pushedDown, filteredHere, records, fixedRequests, quotas, notes);
    }

    /** The same, where the vendor is asked for a filter that the library would have applied. */
    public ReadPlan pushingDown(Filter filter) {
        Set<Filter> down = EnumSet.of(filter);
        Set<Filter> here = EnumSet.noneOf(Filter.class);
        down.addAll(pushedDown);
        here.addAll(filteredHere);
        here.remove(filter);
        return new ReadPlan(source, feed, down, here, pageSize, fixedRequests, quotas, notes);
    }

    /** Requests for so many records sent by the vendor. */
    public long requests(long records) {
        return Math.max(fixedRequests, Estimate.pages(records, pageSize));
    }

    /** The least time that the quotas allow for so many requests, counted from a first request at rest. */
    public Duration leastTime(long requests) {
        List<RateLimit> longestFirst = quotas.stream()
                .sorted(Comparator.comparing(RateLimit::window).reversed())
                .toList();
        return leastWait(Math.max(0, Math.min(requests, MAX_REQUESTS) - 1), longestFirst);
    }

    /** When so many requests have gone before: a full window costs its time, what is left over keeps to the shorter windows. */
    private static Duration leastWait(long before, List<RateLimit> longestFirst) {
        if (longestFirst.isEmpty()) {
            return Duration.ZERO;
        }
        RateLimit limit = longestFirst.get(0);
        List<RateLimit> shorter = longestFirst.subList(1, longestFirst.size());
        Duration inWindows = limit.window()
                .multipliedBy(before / limit.requests())
                .plus(leastWait(before % limit.requests(), shorter));
        Duration byShorter = leastWait(before, shorter);
        return inWindows.compareTo(byShorter) > 0 ? inWindows : byShorter;
    }
}
