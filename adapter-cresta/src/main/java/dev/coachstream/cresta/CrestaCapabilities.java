package dev.coachstream.cresta;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.Feed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Cresta can answer, and what that costs. */
final class CrestaCapabilities {
    private static final Set<Filter> BY_VENDOR = Set.of(Filter.COACHEE);
    private static final String NO_TIME_FILTER = "Cresta filters sessions by no time: all of the use case are listed";
    private static final String EACH_LISTED =
            "Cresta filters sessions by no time and by one coachee: all of each who was named are listed, side by side";
    private static final String PICKED_HERE =
            "; Cresta lists one coachee at a time, and so many lists would ask more: they are picked out here";
    private static final String NO_PAGES =
            "Cresta documents no next page for progresses: a full page is reported as possibly cut";
    private static final String BLIND_SPOT =
            "a deleted session is not told as such: it is missing from the next whole listing";
    private static final String UNTOLD =
            "what a session was about, other than its plan, when that happened, and when it was due: a session has no points and"
                    + " no due time";

    private static final FeedCapabilities SESSIONS = FeedCapabilities.of(Capture.SNAPSHOT)
            .axes(Set.of(Axis.UPDATED, Axis.CREATED, Axis.MEETING, Axis.COMPLETED))
            .filters(Set.of(Filter.values()));
    private static final FeedCapabilities PROGRESS =
            FeedCapabilities.of(Capture.SNAPSHOT).filters(BY_VENDOR).pushedDown(BY_VENDOR);

    private CrestaCapabilities() {}

    static Capabilities of(CrestaConfig config) {
        return of(config, BY_VENDOR);
    }

    /**
     * What a read would do.
     *
     * @param byAgent whether the vendor is asked for each of the coachees, instead of for all sessions
     */
    static ReadPlan plan(CrestaConfig config, Feed feed, Query query, boolean byAgent) {
        Capabilities can = of(config, byAgent ? BY_VENDOR : Set.of());
        boolean listings = feed == Feed.SESSIONS;
        int requests = listings && byAgent ? query.coachees().size() : 1;
        List<String> notes = List.of(listings ? listed(query, byAgent) : NO_PAGES);
        return ReadPlan.of(config.source(), feed, query, can, config.pageSize(), requests, notes);
    }

    private static String listed(Query query, boolean byAgent) {
        if (byAgent) {
            return EACH_LISTED;
        }
        return query.coachees().isEmpty() ? NO_TIME_FILTER : NO_TIME_FILTER + PICKED_HERE;
    }

    private static Capabilities of(CrestaConfig config, Set<Filter> ofSessions) {
        Map<Feed, FeedCapabilities> feeds =
                Map.of(Feed.SESSIONS, SESSIONS.pushedDown(ofSessions), Feed.PROGRESS, PROGRESS);
        return new Capabilities(feeds, config.quota(), false, true, true, BLIND_SPOT, UNTOLD);
    }
}
