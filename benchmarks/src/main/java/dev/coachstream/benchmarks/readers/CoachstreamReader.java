package dev.coachstream.benchmarks.readers;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Paged;
import java.util.Map;

/** Ours, as a host calls it: the account's configuration, and one iterator. */
final class CoachstreamReader implements SessionReader {
    private final CoachingSource source;

    private CoachstreamReader(CoachingSource source) {
        this.source = source;
    }

    static CoachstreamReader of(Account account) {
        return new CoachstreamReader(account.open(Map.of("quota", "unlimited")));
    }

    @Override
    public Tally read() {
        Tally tally = new Tally();
        try (Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            sessions.forEach(tally::add);
        }
        return tally;
    }
}
