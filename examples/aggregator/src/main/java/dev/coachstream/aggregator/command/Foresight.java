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
 * Foresees what reads take: as the vendor tells, else as whoever asks says, else as the store knows the account from its last sync, else
 * by a number that is assumed.
 *
 * @param asking whether the vendor is asked
 * @param said how many records there are, by whoever asks; null where they do not say
 */
record Foresight(boolean asking, @Nullable Long said, Known known) {
    /** Where nobody says or knows. */
    static final long ASSUMED = 10_000;

    /** How many records of a plan's feed were found before; empty where nobody knows. */
    @FunctionalInterface
    interface Known {
        Optional<Long> records(ReadPlan plan);
    }

    Foreseen of(CoachingSource source, Feed feed, Query query) {
        ReadPlan plan = source.plan(feed, query);
        if (!asking) {
            return assuming(plan, 0, 0, "was not asked; ");
        }
        Optional<Estimate> estimate = source.estimate(feed, query);
        @Nullable
        Foreseen told = estimate.map(answer -> Foreseen.byVendor(plan, answer)).orElse(null);
        if (told != null) {
            return told;
        }
        return estimate.map(answer ->
                        assuming(plan.paged(answer.pageSize()), answer.looks(), answer.asked(), answer.basis() + "; "))
                .orElseGet(() -> assuming(plan, 0, 0, "cannot be asked; "));
    }

    private Foreseen assuming(ReadPlan plan, int looks, int asked, String why) {
        Assumption assumption = assumption(plan);
        String basis = "%sassumes %s of %s%s"
                .formatted(
                        why,
                        Amounts.count(assumption.records(), "records"),
                        plan.feed().label(),
                        assumption.because());
        return Foreseen.assuming(plan, assumption.records(), looks, asked, basis);
    }

    private record Assumption(long records, String because) {}

    /** What the store knows is of everything that the vendor has: a read that the vendor filters is another. */
    private Assumption assumption(ReadPlan plan) {
        if (said != null) {
            return new Assumption(said, ", as --records says");
        }
        Optional<Long> stored = plan.pushedDown().isEmpty() ? known.records(plan) : Optional.empty();
        return stored.map(records -> new Assumption(records, ", as the store holds"))
                .orElseGet(() -> new Assumption(ASSUMED, " (--records says how many)"));
    }
}
