package dev.coachstream.aggregator.command;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Filter;
import dev.coachstream.api.ReadPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a read of one feed of one account is foreseen to take.
 *
 * @param plan what the read does
 * @param records that the vendor will send; null where only the requests are known
 * @param requests that the read will send
 * @param asked the requests that were sent to know
 * @param basis what that rests on
 */
record Foreseen(ReadPlan plan, @Nullable Long records, long requests, int asked, String basis) {

    /** As the vendor tells. Null where it does not. */
    static @Nullable Foreseen byVendor(ReadPlan plan, Estimate estimate) {
        Long requests = estimate.requests();
        Filter inParts = estimate.inParts();
        ReadPlan paged = plan.paged(estimate.pageSize());
        if (requests == null) {
            return null;
        }
        ReadPlan chosen = inParts == null ? paged : paged.pushingDown(inParts);
        return new Foreseen(chosen, estimate.records(), requests, estimate.asked(), estimate.basis());
    }

    /** If the vendor sends so many records; the read looks at so many pages beside theirs. */
    static Foreseen assuming(ReadPlan plan, long records, int looks, int asked, String basis) {
        return new Foreseen(plan, records, plan.requests(records) + looks, asked, basis);
    }

    /** The least time that the quotas allow. */
    Duration leastTime() {
        return plan.leastTime(requests);
    }
}
