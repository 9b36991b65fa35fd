package dev.coachstream.spi;

import dev.coachstream.model.Feed;
import java.util.Set;

/**
 * What a source can answer for one feed.
 *
 * @param axes the times its records have
 * @param filters the filters that mean something for its records
 * @param pushedDown those of the filters that the vendor applies; time only on {@code pushedDownAxes}
 * @param pushedDownAxes the times that the vendor filters by
 * @param joins feeds that can be joined to its records
 * @param embeds feeds that its records hold anyway
 * @param totals whether the vendor says how many records there are
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
        Capture capture) {

    public FeedCapabilities {
        axes = Set.copyOf(axes);
        filters = Set.copyOf(filters);
        pushedDown = Set.copyOf(pushedDown);
        pushedDownAxes = Set.copyOf(pushedDownAxes);
        joins = Set.copyOf(joins);
        embeds = Set.copyOf(embeds);
    }

    /** Whether the vendor applies this filter of the query. */
    public boolean pushesDown(Filter filter, Query query) {
        return pushedDown.contains(filter) && (filter != Filter.TIME || pushedDownAxes.contains(query.axis()));
    }
}
