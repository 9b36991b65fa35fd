package dev.coachstream.aggregator.command;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.ReadPlan;

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
