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
    private static final String ONE_LISTED =
            "Cresta filters sessions by no time and by one coachee: all of the one who was named are listed";
    private static final String EACH_OR_ALL =
            "; it lists one coachee at a time: everybody's are listed and those named picked out here, or each is listed, side by side,"
                    + " whichever asks less by the first page";
    private static final String NO_PAGES =
            "Cresta documents no next page for progresses: a full page is reported as possibly cut";
    private static final String BLIND_SPOT =
            "a deleted session is not told as such: it is missing from the next whole listing";
    private static final String UNTOLD =
            "what a session was about, other than its plan, when that happened, and when it was due: a session has no points and"
                    + " no due time";

    private static final FeedCapabilities SESSIONS = FeedCapabilities.of(Capture.SNAPSHOT)
            .axes(Set.of(Axis.UPDATED, Axis.CREATED, Axis.MEETING, Axis.COMPLETED))
            .filters(Set.of(Filter.values()))
            .withLookup();
    private static final FeedCapabilities PROGRESS =
            FeedCapabilities.of(Capture.SNAPSHOT).filters(BY_VENDOR).pushedDown(BY_VENDOR);

    private CrestaCapabilities() {}

    static Capabilities of(CrestaConfig config) {
        return of(config, BY_VENDOR);
    }

    /** What a read would do; of several coachees at the most. */
    static ReadPlan plan(CrestaConfig config, Feed feed, Query query) {
        boolean several = query.coachees().size() > 1;
        String note = feed == Feed.SESSIONS ? listed(query, several) : NO_PAGES;
        Set<Filter> ofSessions = several ? Set.of() : BY_VENDOR;
        return ReadPlan.of(config.source(), feed, query, of(config, ofSessions), config.pageSize(), 1, List.of(note));
    }

    private static String listed(Query query, boolean several) {
        if (several) {
            return NO_TIME_FILTER + EACH_OR_ALL;
        }
        return query.coachees().isEmpty() ? NO_TIME_FILTER : ONE_LISTED;
    }

    private static Capabilities of(CrestaConfig config, Set<Filter> ofSessions) {
        Map<Feed, FeedCapabilities> feeds =
                Map.of(Feed.SESSIONS, SESSIONS.pushedDown(ofSessions), Feed.PROGRESS, PROGRESS);
        return Capabilities.of(feeds, config.quota())
                .withAcknowledgements()
                .blindSpot(BLIND_SPOT)
                .untold(UNTOLD);
    }
}
