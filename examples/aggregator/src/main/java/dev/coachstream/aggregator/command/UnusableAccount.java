package dev.coachstream.aggregator.command;

import dev.coachstream.api.AccountIdentity;
import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an account that cannot be opened: whatever it is asked fails with the reason, so that the account ends as one does that
 * its vendor refuses.
 *
 * @param known what it would have; null where nobody needs it
 */
record UnusableAccount(
        String name,
        String vendor,
        CoachingSourceException reason,
        @Nullable Capabilities known) implements CoachingSource {

    private static final Capabilities ANYTHING = new Capabilities(
            Arrays.stream(Feed.values())
                    .collect(Collectors.toMap(
                            Function.identity(), feed -> FeedCapabilities.of(Capture.windows(Axis.UPDATED)))),
            List.of(),
            false,
            false,
            "what it has is not known",
            "");

    UnusableAccount(String name, String vendor, CoachingSourceException reason) {
        this(name, vendor, reason, null);
    }

    /**
     * The same, with the feeds that it would have: all that there are where not even that is known.
     *
     * @param standIn the same account, opened without its secrets, if that is possible
     */
    UnusableAccount withFeedsOf(CoachingSource standIn) {
        Capabilities feeds = standIn instanceof UnusableAccount ? ANYTHING : standIn.capabilities();
        return new UnusableAccount(name, vendor, reason, feeds);
    }

    /**
     * A sync asks each account for it, to hold what it writes; only the vendor is known. Where a feed is to be read it is compared with
     * the one before, and nobody knows: a setting that tells accounts apart may be what is missing.
     */
    @Override
    public AccountIdentity identity() {
        if (known == null) {
            return CoachingSource.super.identity();
        }
        throw reason;
    }

    @Override
    public Capabilities capabilities() {
        if (known == null) {
            throw reason;
        }
        return known;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        throw reason;
    }

    @Override
    public Paged<? extends CoachingRecord> read(Feed feed, Query query) {
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
