package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.SourceReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account in memory whose vendor must be told whose sessions to list, and chooses them by when they are due. */
final class RosterSource implements CoachingSource {
    final List<Query> asked = new ArrayList<>();
    final List<CoachingSession> held = new ArrayList<>();
    Set<String> roster = Set.of();

    void put(String id, String coachee, Instant due) {
        held.add(CoachingSession.builder()
                .source(name())
                .vendor(vendor())
                .id(id)
                .status(Status.OPEN)
                .coachee(Participant.named(coachee, null))
                .dueAt(due)
                .build());
    }

    @Override
    public String name() {
        return "depot";
    }

    @Override
    public String vendor() {
        return "tern";
    }

    @Override
    public Capabilities capabilities() {
        FeedCapabilities sessions = FeedCapabilities.of(
                        Capture.windows(Axis.DUE).forEach(Filter.COACHEE))
                .axes(Set.of(Axis.DUE))
                .filters(Set.of(Filter.TIME, Filter.COACHEE));
        return Capabilities.of(Map.of(Feed.SESSIONS, sessions), List.of());
    }

    @Override
    public Set<String> roster(Feed feed) {
        return roster;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        asked.add(query);
        return new SourceReads(name(), capabilities())
                .open(Feed.SESSIONS, query, scope -> position -> new FetchedPage<>(List.copyOf(held), null));
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return ReadPlan.of(name(), feed, query, capabilities(), 100, 1, List.of());
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
