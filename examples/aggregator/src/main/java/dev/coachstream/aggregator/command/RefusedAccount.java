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

/**
 * An account that cannot be opened, of which is known what it would have: its streams are there, and each ends with the reason. So a platform's
 * catalog stays good while one account's token is lost, and hears which streams lack something.
 *
 * @param capabilities what it has; all that there is where not even that is known
 */
record RefusedAccount(String name, String vendor, Capabilities capabilities, CoachingSourceException reason)
        implements CoachingSource {
    private static final Capabilities ANYTHING = new Capabilities(
            Arrays.stream(Feed.values())
                    .collect(Collectors.toMap(
                            Function.identity(), feed -> FeedCapabilities.of(Capture.windows(Axis.UPDATED)))),
            List.of(),
            false,
            false,
            "what it has is not known",
            "");

    /** @param standIn the same account, opened without its secrets, if that is possible */
    static RefusedAccount of(UnusableAccount account, CoachingSource standIn) {
        Capabilities known = standIn instanceof UnusableAccount ? ANYTHING : standIn.capabilities();
        return new RefusedAccount(account.name(), account.vendor(), known, account.reason());
    }

    /** A stand-in's may be another's: a setting that tells accounts apart may be what is missing. */
    @Override
    public AccountIdentity identity() {
        throw reason;
    }

    @Override
    public Paged<? extends CoachingRecord> read(Feed feed, Query query) {
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
