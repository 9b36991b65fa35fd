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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the older export can answer, and what that costs. */
final class LegacyCapabilities {
    private static final Set<Axis> AXES = Set.of(Axis.UPDATED, Axis.CREATED, Axis.MEETING, Axis.COMPLETED);
    private static final Set<Axis> OF_POINTS = Set.of(Axis.UPDATED, Axis.CREATED);
    private static final Set<Axis> OF_TODOS = Set.of(Axis.UPDATED, Axis.CREATED, Axis.COMPLETED);

    private static final String UNTOLD =
            "when a session was due, when the ticket of a point was, and whom a point or to-do is about but by its session";

    private LegacyCapabilities() {}

    static Capabilities of(MaestroQaConfig config) {
        FeedCapabilities sessions = items(AXES, Set.of(Filter.values()))
                .pushedDown(Set.of(Filter.TIME))
                .pushedDownAxes(Set.of(Axis.CREATED, Axis.MEETING))
                .embeds(Set.of(Feed.POINTS, Feed.TODOS));
        Map<Feed, FeedCapabilities> feeds = Map.of(
                Feed.SESSIONS,
                sessions,
                Feed.POINTS,
                items(OF_POINTS, Set.of(Filter.TIME)),
                Feed.TODOS,
                items(OF_TODOS, Set.of(Filter.TIME, Filter.CREATOR, Filter.STATUS)));
        return Capabilities.of(feeds, config.quota())
                .withDeletionsVisible()
                .withAcknowledgements()
                .blindSpot(blindSpot(config.lookback()))
                .untold(UNTOLD);
    }

    /** Records of a window come with one request, however many they are. */
    static ReadPlan plan(MaestroQaConfig config, Capabilities can, Feed feed, Query query, int windows) {
        List<String> notes = new ArrayList<>();
        notes.add("one request for every 86 days from " + config.firstDay() + " on at the earliest (setting first-day);"
                + " times have no zone and are read as UTC");
        if (query.since() != null && (query.axis() == Axis.UPDATED || feed != Feed.SESSIONS)) {
            notes.add(blindSpot(config.lookback()));
        }
        if (query.axis() == Axis.MEETING && query.until() == null) {
            notes.add("meetings are read up to " + CreationWindow.AHEAD.toDays() + " days ahead");
        }
        return ReadPlan.of(config.source(), feed, query, can, Integer.MAX_VALUE, windows, notes);
    }

    private static FeedCapabilities items(Set<Axis> axes, Set<Filter> filters) {
        return FeedCapabilities.of(Capture.windows(Axis.CREATED)).axes(axes).filters(filters);
    }

    private static String blindSpot(@Nullable Duration lookback) {
        return lookback == null
                ? "changes are found by reading everything since the first day"
                : "changes of sessions created more than %s days before the window, and of their points and to-dos, are not seen (setting lookback; full sees them)"
                        .formatted(lookback.toDays());
    }
}
