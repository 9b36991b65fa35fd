package dev.coachstream.spi;

import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.Paged;
import java.util.Optional;

/** A source that knows what its settings say of the account, so that no adapter needs to. */
record IdentifiedSource(CoachingSource source, AccountIdentity identity) implements CoachingSource {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String vendor() {
        return source.vendor();
    }

    @Override
    public Capabilities capabilities() {
        return source.capabilities();
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return source.sessions(query);
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return source.points(query);
    }

    @Override
    public Paged<Todo> todos(Query query) {
        return source.todos(query);
    }

    @Override
    public Paged<CoachingProgress> progress(Query query) {
        return source.progress(query);
    }

    @Override
    public Paged<CoachAssignment> assignments(Query query) {
        return source.assignments(query);
    }

    @Override
    public Paged<? extends CoachingRecord> read(Feed feed, Query query) {
        return source.read(feed, query);
    }

    @Override
    public Optional<CoachingSession> session(String id) {
        return source.session(id);
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return source.plan(feed, query);
    }

    @Override
    public void check() {
        source.check();
    }

    @Override
    public void close() {
        source.close();
    }
}
