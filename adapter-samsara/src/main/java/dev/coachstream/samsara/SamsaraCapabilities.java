package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Samsara can and cannot tell. */
final class SamsaraCapabilities {
    /** Samsara sizes its pages itself, and may change their size at any time. */
    private static final int HOPED_PAGE_SIZE = 100;

    private static final String BLIND_SPOT =
            "no change is missed when syncs are less than 30 days apart, which is how long a cursor lives; after that a read"
                    + " starts again at the last update seen";

    private static final String UNTOLD =
            "events that drivers coached themselves on bypass coaching sessions, nothing tells the distance driven, so there are"
                    + " no rates by distance, when speeding, idling and violations of hours happened is not told, and nobody"
                    + " acknowledges a session";

    private static final Set<Filter> OF_SESSIONS = Set.of(Filter.TIME, Filter.COACHEE, Filter.COACH, Filter.STATUS);

    private static final FeedCapabilities SESSIONS = FeedCapabilities.of(Capture.CHANGE_FEED)
            .axes(Set.of(Axis.UPDATED, Axis.COMPLETED, Axis.DUE))
            .filters(OF_SESSIONS)
            .pushedDown(OF_SESSIONS)
            .pushedDownAxes(Set.of(Axis.UPDATED))
            .embeds(Set.of(Feed.POINTS));

    /** Their time is filtered here: the vendor compares the session's, which may be later than the window's end. */
    private static final FeedCapabilities POINTS = FeedCapabilities.of(Capture.CHANGE_FEED)
            .axes(Set.of(Axis.UPDATED))
            .filters(Set.of(Filter.TIME, Filter.COACHEE))
            .pushedDown(Set.of(Filter.COACHEE));

    private static final FeedCapabilities ASSIGNMENTS = FeedCapabilities.of(Capture.SNAPSHOT)
            .axes(Set.of(Axis.UPDATED, Axis.CREATED))
            .filters(Set.of(Filter.TIME, Filter.COACHEE, Filter.COACH))
            .pushedDown(Set.of(Filter.COACHEE, Filter.COACH));

    private SamsaraCapabilities() {}

    static Capabilities of(SamsaraConfig config) {
        Map<Feed, FeedCapabilities> feeds =
                Map.of(Feed.SESSIONS, SESSIONS, Feed.POINTS, POINTS, Feed.ASSIGNMENTS, ASSIGNMENTS);
        return Capabilities.of(feeds, config.sessionsQuota())
                .withDeletionsVisible()
                .blindSpot(BLIND_SPOT)
                .untold(UNTOLD);
    }

    /** Unlike what is declared, an unknown status and more ids than an address takes are not pushed down, and assignments have a quota of their own. */
    static ReadPlan plan(SamsaraConfig config, Capabilities can, Feed feed, Query query) {
        ReadPlan plan = ReadPlan.of(config.source(), feed, query, can, HOPED_PAGE_SIZE, 1, notes(config, feed, query));
        Set<Filter> down = EnumSet.noneOf(Filter.class);
        Set<Filter> here = EnumSet.noneOf(Filter.class);
        down.addAll(plan.pushedDown());
        here.addAll(plan.filteredHere());
        pickHere(Filter.STATUS, PushedDown.hasWords(query.statuses()), down, here);
        pickHere(Filter.COACHEE, PushedDown.fit(query.coachees()), down, here);
        pickHere(Filter.COACH, PushedDown.fit(query.coaches()), down, here);
        List<RateLimit> quotas = feed == Feed.ASSIGNMENTS ? config.assignmentsQuota() : plan.quotas();
        return new ReadPlan(
                plan.source(), feed, down, here, plan.pageSize(), plan.fixedRequests(), quotas, plan.notes());
    }

    private static void pickHere(Filter filter, boolean asked, Set<Filter> down, Set<Filter> here) {
        if (!asked && down.remove(filter)) {
            here.add(filter);
        }
    }

    private static List<String> notes(SamsaraConfig config, Feed feed, Query query) {
        List<String> notes = new ArrayList<>();
        if (!PushedDown.fit(query.coachees()) || !PushedDown.fit(query.coaches())) {
            notes.add(
                    "so many ids are too long for an address: everybody's records are read and the ids picked out here, or parts of"
                            + " the ids are asked for side by side, whichever asks less by the first page");
        }
        if (feed == Feed.ASSIGNMENTS) {
            return notes;
        }
        if (query.until() == null) {
            notes.add("reads up to the feed's tail; the last cursor resumes it within 30 days");
        } else if (feed == Feed.POINTS) {
            notes.add(
                    "reads sessions up to the feed's tail: one that changed after the window's end may hold a point that"
                            + " did not");
        }
        if (!PushedDown.hasWords(query.statuses())) {
            notes.add("reads every status: Samsara cannot be asked for unknown ones");
        }
        if (config.includeEvents()) {
            notes.add("Samsara cuts off the events of a session after the hundredth, without a sign");
        }
        return notes;
    }
}
