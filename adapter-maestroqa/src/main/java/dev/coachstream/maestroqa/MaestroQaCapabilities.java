package dev.coachstream.maestroqa;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the coaching API can answer, and what that costs. */
final class MaestroQaCapabilities {
    private static final Set<Axis> AXES = Set.of(Axis.UPDATED, Axis.CREATED);
    private static final Set<Axis> PUSHED_AXES = Set.of(Axis.CREATED);
    private static final Set<Filter> PEOPLE = Set.of(Filter.TIME, Filter.COACHEE, Filter.CREATOR);

    private static final String UNTOLD =
            "when the two met, when a session was shared, confirmed or due, when the graded answer of a point was, and how a"
                    + " criterion is called or was scored";

    private MaestroQaCapabilities() {}

    static Capabilities of(MaestroQaConfig config) {
        Map<Feed, FeedCapabilities> feeds = Map.of(
                Feed.SESSIONS,
                feed(
                        Set.of(Filter.values()),
                        Set.of(Filter.TIME, Filter.COACHEE, Filter.COACH, Filter.CREATOR),
                        Set.of(Feed.POINTS, Feed.TODOS)),
                Feed.POINTS,
                feed(PEOPLE, PEOPLE, Set.of()),
                Feed.TODOS,
                feed(Set.of(Filter.TIME, Filter.COACHEE, Filter.CREATOR, Filter.STATUS), PEOPLE, Set.of()));
        return Capabilities.of(feeds, config.quota())
                .withAcknowledgements()
                .blindSpot(blindSpot(config.lookback()))
                .untold(UNTOLD);
    }

    static ReadPlan plan(MaestroQaConfig config, Capabilities can, Feed feed, Query query) {
        List<String> notes = new ArrayList<>();
        if (query.axis() == Axis.UPDATED && query.since() != null) {
            notes.add(blindSpot(config.lookback()));
        }
        if (query.filters().stream().anyMatch(filter -> !ListFilter.takes(filter, query))) {
            notes.add(
                    "MaestroQA takes one id of a role: everybody's records are read and the ids picked out here, or there is a list"
                            + " for each id, whichever asks less by the first page");
        }
        for (Feed joined : query.with()) {
            notes.add("for every " + config.joinBatch() + " sessions, all " + joined.label()
                    + " of the account are read once: they cannot be asked for by session");
        }
        return ReadPlan.of(
                config.source(),
                feed,
                query,
                pushingDown(config, can, feed, query),
                config.pageSize(),
                1 + query.with().size(),
                notes);
    }

    /** Of several ids for one role the API takes none. */
    private static Capabilities pushingDown(MaestroQaConfig config, Capabilities can, Feed feed, Query query) {
        FeedCapabilities all = can.feed(config.source(), feed);
        Set<Filter> taken = new HashSet<>(all.pushedDown());
        taken.removeIf(filter -> !ListFilter.takes(filter, query));
        return can.with(feed, all.pushedDown(taken));
    }

    private static FeedCapabilities feed(Set<Filter> filters, Set<Filter> pushedDown, Set<Feed> joins) {
        return FeedCapabilities.of(Capture.windows(Axis.CREATED))
                .axes(AXES)
                .filters(filters)
                .pushedDown(pushedDown)
                .pushedDownAxes(PUSHED_AXES)
                .joins(joins)
                .withTotals()
                .withLookup();
    }

    private static String blindSpot(@Nullable Duration lookback) {
        String deleted = "deleted records are not told";
        return lookback == null
                ? "changes are found by reading everything; " + deleted
                : "changes of records created more than %s days before the window are not seen (setting lookback; full sees them); %s"
                        .formatted(lookback.toDays(), deleted);
    }
}
