package dev.coachstream.simulator.samsara;

import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.MovingRecords;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.Quotas;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.VendorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Samsara's coaching endpoints, as its OpenAPI document describes them. */
public final class SimulatedSamsara implements SimulatedVendor {
    /** The stream of sessions: 5 requests a second for the organisation. */
    public static final String SESSIONS = SamsaraRoutes.SESSIONS_QUOTA;

    /** The driver-coach assignments: 10 requests a second for the organisation. */
    public static final String ASSIGNMENTS = SamsaraRoutes.ASSIGNMENTS_QUOTA;

    private static final Map<String, List<Quota>> DOCUMENTED =
            Map.of(SESSIONS, List.of(Quota.perSecond(5)), ASSIGNMENTS, List.of(Quota.perSecond(10)));

    private final SharedToken token;
    private final SamsaraData data;
    private final SamsaraFeedOptions feed;
    private final SamsaraAssignments assignments;
    private final VendorServer server;

    private SimulatedSamsara(DataSet set, ServerOptions options) {
        token = new SharedToken(options.tokenOr("samsara-simulated-token"));
        data = new SamsaraData(set);
        SimulatedClock clock = new SimulatedClock(set, options.nanos());
        feed = new SamsaraFeedOptions(clock);
        PageTurns pages = new PageTurns(100, 512);
        Rights rights = new Rights();
        assignments = new SamsaraAssignments(set, data.people(), pages, clock);
        Instant inside = set.to().minusSeconds(1);
        Behaviour behaviour = new Behaviour(new Quotas(DOCUMENTED), pages, rights, new MovingRecords(data, inside));
        server = new VendorServer(new SamsaraRoutes(token, data, pages, rights, feed, assignments), behaviour, options);
    }

    public static SimulatedSamsara start(DataSet data) {
        return start(data, ServerOptions.defaults());
    }

    public static SimulatedSamsara start(DataSet data, ServerOptions options) {
        return new SimulatedSamsara(data, options);
    }

    public SamsaraData data() {
        return data;
    }

    /** The coach of each driver who is assigned to one. */
    public Map<String, String> assignments() {
        return assignments.coaches();
    }

    /** The assignments as records, by their drivers' ids. */
    public SimulatedRecords assigned() {
        return assignments;
    }

    /** How long a cursor is accepted; 30 days unless changed. */
    public SimulatedSamsara cursorLifetime(Duration lifetime) {
        feed.lifetime(lifetime);
        return this;
    }

    /** Refuses, from now on, every cursor given out so far. */
    public SimulatedSamsara expireCursors() {
        feed.expireCursors();
        return this;
    }

    /** Whether the last page up to an endTime has an empty cursor, as the document says it may. */
    public SimulatedSamsara emptyCursorAtEnd(boolean empty) {
        feed.emptyCursorAtEnd(empty);
        return this;
    }

    /** Whether a feed without an endTime always promises a next page, as sibling streams do. */
    public SimulatedSamsara endlessFeed(boolean always) {
        feed.endless(always);
        return this;
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public SharedToken credential() {
        return token;
    }
}
