package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.Feed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Foresees what reads take: as the vendor tells, else as the store knows the account from its last sync, else by a number that is
 * assumed.
 *
 * @param asking whether the vendor is asked
 * @param assumed records, where nobody knows better
 */
record Foresight(boolean asking, long assumed, Known known) {
    private static final String ASSUMED = "assumes %s (--records says how many)";

    /** How many records of a plan's feed were found before; empty where nobody knows. */
    @FunctionalInterface
    interface Known {
        Optional<Long> records(ReadPlan plan);
    }

    Foreseen of(CoachingSource source, Feed feed, Query query) {
        ReadPlan plan = source.plan(feed, query);
        if (!asking) {
            return assuming(plan, 0, "was not asked; ");
        }
        Optional<Estimate> estimate = source.estimate(feed, query);
        @Nullable
        Foreseen told = estimate.map(answer -> Foreseen.told(plan, answer)).orElse(null);
        if (told != null) {
            return told;
        }
        return estimate.map(answer -> assuming(plan.paged(answer.pageSize()), answer.asked(), answer.basis() + "; "))
                .orElseGet(() -> assuming(plan, 0, "cannot be asked; "));
    }

    /** What the store knows is of everything that the vendor has: a read that the vendor filters is another. */
    private Foreseen assuming(ReadPlan plan, int asked, String why) {
        Optional<Long> stored = plan.pushedDown().isEmpty() ? known.records(plan) : Optional.empty();
        return stored.map(records -> Foreseen.assuming(
                        plan, records, asked, why + "assumes " + said(records, plan) + ", as the store holds"))
                .orElseGet(() -> Foreseen.assuming(plan, assumed, asked, why + ASSUMED.formatted(said(assumed, plan))));
    }

    private static String said(long records, ReadPlan plan) {
        return Amounts.count(records, "records") + " of " + plan.feed().label();
    }
}
