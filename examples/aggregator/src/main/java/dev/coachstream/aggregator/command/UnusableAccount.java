package dev.coachstream.aggregator.command;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;

/**
 * Stands for an account that cannot be opened: whatever it is asked fails with the reason, so that the account ends as one does that
 * its vendor refuses.
 */
record UnusableAccount(String name, String vendor, CoachingSourceException reason) implements CoachingSource {

    @Override
    public Capabilities capabilities() {
        throw reason;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        throw reason;
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        throw reason;
    }

    @Override
    public void check() {
        throw reason;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
