package dev.coachstream.discovery;

import dev.coachstream.api.AccountIdentity;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.Paged;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A source that knows what its settings say of the account, and throws {@link CoachingSourceException} and nothing else, so that no
 * adapter needs to see to either.
 */
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
        return guarded(() -> source.capabilities());
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return guarded(() -> source.sessions(query));
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return guarded(() -> source.points(query));
    }

    @Override
    public Paged<Todo> todos(Query query) {
        return guarded(() -> source.todos(query));
    }

    @Override
    public Paged<CoachingProgress> progress(Query query) {
        return guarded(() -> source.progress(query));
    }

    @Override
    public Paged<CoachAssignment> assignments(Query query) {
        return guarded(() -> source.assignments(query));
    }

    @Override
    public Paged<? extends CoachingRecord> read(Feed feed, Query query) {
        return guarded(() -> source.read(feed, query));
    }

    @Override
    public Set<String> roster(Feed feed) {
        return guarded(() -> source.roster(feed));
    }

    @Override
    public Optional<CoachingSession> session(String id) {
        return guarded(() -> source.session(id));
    }

    @Override
    public Optional<? extends CoachingRecord> find(Feed feed, String id) {
        return guarded(() -> source.find(feed, id));
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return guarded(() -> source.plan(feed, query));
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        return guarded(() -> source.estimate(feed, query));
    }

    @Override
    public void check() {
        guarded(() -> {
            source.check();
            return true;
        });
    }

    /** Whoever closes has what was wanted, and others to close. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (RuntimeException | LinkageError e) {
            // nothing hangs on it
        }
    }

    /** Whatever an adapter's code or a library of its throws is an error of the account. */
    private <R> R guarded(Supplier<R> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw CoachingSourceException.of(name(), e);
        } catch (LinkageError e) {
            throw CoachingSourceException.of(name(), e);
        }
    }
}
