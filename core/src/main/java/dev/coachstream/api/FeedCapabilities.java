package dev.coachstream.api;

import dev.coachstream.model.Feed;
import java.util.Set;

/**
 * What a source can answer for one feed: {@code FeedCapabilities.of(Capture.SNAPSHOT).axes(…).filters(…)}.
 *
 * @param axes the times its records have
 * @param filters the filters that mean something for its records
 * @param pushedDown those of the filters that the vendor applies; time only on {@code pushedDownAxes}
 * @param pushedDownAxes the times that the vendor filters by
 * @param joins feeds that can be joined to its records
 * @param embeds feeds that its records hold anyway
 * @param totals whether the vendor says how many records there are
 * @param lookup whether one record can be read by its id
 * @param capture how changes are found
 */
public record FeedCapabilities(
        Set<Axis> axes,
        Set<Filter> filters,
        Set<Filter> pushedDown,
        Set<Axis> pushedDownAxes,
        Set<Feed> joins,
        Set<Feed> embeds,
        boolean totals,
        boolean lookup,
        Capture capture) {

    public FeedCapabilities {
        axes = Set.copyOf(axes);
        filters = Set.copyOf(filters);
        pushedDown = Set.copyOf(pushedDown);
        pushedDownAxes = Set.copyOf(pushedDownAxes);
        joins = Set.copyOf(joins);
        embeds = Set.copyOf(embeds);
    }

    /** Records of which nothing is said yet but how their changes are found. */
    public static FeedCapabilities of(Capture capture) {
        return new FeedCapabilities(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, false, capture);
    }

    /** The same for records with these times. */
    public FeedCapabilities axes(Set<Axis> times) {
        return new FeedCapabilities(times, filters, pushedDown, pushedDownAxes, joins, embeds, totals, lookup, capture);
    }

    /** The same with these filters. */
    public FeedCapabilities filters(Set<Filter> meant) {
        return new FeedCapabilities(axes, meant, pushedDown, pushedDownAxes, joins, embeds, totals, lookup, capture);
    }

    /** The same where the vendor applies these of the filters; time only on {@link #pushedDownAxes}. */
    public FeedCapabilities pushedDown(Set<Filter> byVendor) {
        return new FeedCapabilities(axes, filters, byVendor, pushedDownAxes, joins, embeds, totals, lookup, capture);
    }

    /** The same where the vendor filters by these times. */
    public FeedCapabilities pushedDownAxes(Set<Axis> byVendor) {
        return new FeedCapabilities(axes, filters, pushedDown, byVendor, joins, embeds, totals, lookup, capture);
    }

    /** The same where these feeds can be joined. */
    public FeedCapabilities joins(Set<Feed> joined) {
        return new FeedCapabilities(axes, filters, pushedDown, pushedDownAxes, joined, embeds, totals, lookup, capture);
    }

    /** The same for records that hold these feeds anyway. */
    public FeedCapabilities embeds(Set<Feed> held) {
        return new FeedCapabilities(axes, filters, pushedDown, pushedDownAxes, joins, held, totals, lookup, capture);
    }

    /** The same where the vendor says how many records there are. */
    public FeedCapabilities withTotals() {
        return new FeedCapabilities(axes, filters, pushedDown, pushedDownAxes, joins, embeds, true, lookup, capture);
    }

    /** The same where one record can be read by its id. */
    public FeedCapabilities withLookup() {
        return new FeedCapabilities(axes, filters, pushedDown, pushedDownAxes, joins, embeds, totals, true, capture);
    }

    /** Whether the vendor applies this filter of the query. */
    public boolean pushesDown(Filter filter, Query query) {
        return pushedDown.contains(filter) && (filter != Filter.TIME || pushedDownAxes.contains(query.axis()));
    }
}
