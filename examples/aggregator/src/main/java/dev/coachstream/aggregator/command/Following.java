package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.terminal.Progress;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedFollower;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Follows one feed of several accounts side by side, each at its own pace, until it is told to stop; pages go to the target one by
 * one. An account that is out of order for a while is tried again; one that cannot be followed is noted, and the others are
 * followed all the same.
 */
final class Following {
    private static final Set<Kind> PASSING = EnumSet.of(Kind.UNAVAILABLE, Kind.RATE_LIMITED);

    private final Feed feed;
    private final Function<CoachingSource, Query> query;
    private final Progress progress;
    private final Surroundings surroundings;
    private final Ending ending;
    private final Set<String> outOfOrder = ConcurrentHashMap.newKeySet();
    private final Object turn = new Object();
    private volatile boolean stopped;

    /** @param query what each account is asked */
    Following(
            Feed feed,
            Function<CoachingSource, Query> query,
            Progress progress,
            Surroundings surroundings,
            Ending ending) {
        this.feed = feed;
        this.query = query;
        this.progress = progress;
        this.surroundings = surroundings;
        this.ending = ending;
    }

    Outcome follow(List<CoachingSource> sources, PullTarget target) {
        Outcome outcome = new Outcome(feed, sources.size());
        Map<CoachingSource, FeedFollower> followers = new LinkedHashMap<>();
        for (CoachingSource source : sources) {
            try {
                followers.put(source, follower(source, target));
            } catch (RuntimeException e) {
                failedToBegin(CoachingSourceException.of(source.name(), e), outcome);
            }
        }
        SideBySide.each(List.copyOf(followers.keySet()), source -> {
            follow(source, Objects.requireNonNull(followers.get(source)), target, outcome);
            return source.name();
        });
        return outcome;
    }

    private FeedFollower follower(CoachingSource source, PullTarget target) {
        Query asked = query.apply(source);
        FeedFollower follower = new FeedFollower(source, feed, asked, target.checkpoint(source), surroundings.time());
        progress.begin(source.name(), source.plan(feed, asked));
        return follower;
    }

    /** What cannot be asked is wrong with the command, and anything else with the account. */
    private static void failedToBegin(CoachingSourceException e, Outcome outcome) {
        if (e.kind() == Kind.UNSUPPORTED) {
            throw e;
        }
        outcome.failed(e);
    }

    private void follow(CoachingSource source, FeedFollower follower, PullTarget target, Outcome outcome) {
        boolean more = true;
        while (more && !stopping()) {
            more = look(source, follower, target, outcome);
        }
    }

    private boolean stopping() {
        return stopped || ending.wanted();
    }

    /** Looks for what is new; whether it is worth to look again. */
    private boolean look(CoachingSource source, FeedFollower follower, PullTarget target, Outcome outcome) {
        try {
            follower.poll((page, after) -> take(source, page, after, target, outcome));
            outOfOrder.remove(source.name());
            return true;
        } catch (InterruptedException e) {
            stopped = true;
            return false;
        } catch (OutputException e) {
            throw e;
        } catch (RuntimeException thrown) {
            CoachingSourceException e = CoachingSourceException.of(source.name(), thrown);
            return stopping() || passes(source, e) || failed(source, e, outcome);
        }
    }

    /** The target takes one page at a time, from whichever account it is. */
    private void take(
            CoachingSource source,
            Page<? extends CoachingRecord> page,
            FeedFollower.Checkpoint after,
            PullTarget target,
            Outcome outcome) {
        synchronized (turn) {
            target.take(source, page, after);
            outcome.took(source.name(), page);
        }
        progress.page(source.name(), page.items().size(), page.total());
    }

    private boolean passes(CoachingSource source, CoachingSourceException e) {
        boolean passes = PASSING.contains(e.kind());
        if (passes && outOfOrder.add(source.name())) {
            surroundings.streams().say("note: " + Table.clean(e.getMessage() + "; it is tried again"));
        }
        return passes;
    }

    private boolean failed(CoachingSource source, CoachingSourceException e, Outcome outcome) {
        progress.end(source.name());
        synchronized (turn) {
            outcome.failed(e);
        }
        return false;
    }
}
