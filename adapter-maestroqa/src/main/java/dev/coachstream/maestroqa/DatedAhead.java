package dev.coachstream.maestroqa;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.spi.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Of a window that ends now, what the vendor sends although it dates it after now: later windows end before it for as long. A window that ended
 * earlier has none of it.
 */
final class DatedAhead {
    /** From when a read is planned until it begins, quotas and retries included. */
    private static final Duration MAX_WAIT = Duration.ofDays(1);

    private DatedAhead() {}

    static Predicate<CoachingRecord> of(Query query, Instant now) {
        Instant until = query.until();
        boolean endsNow = until != null && !until.isAfter(now) && until.isAfter(now.minus(MAX_WAIT));
        if (query.axis() != Axis.CREATED || !endsNow) {
            return item -> false;
        }
        Selection anyTime = new Selection(query.window(Axis.CREATED, null, null));
        return item -> item.createdAt() != null && item.createdAt().isAfter(now) && anyTime.test(item);
    }
}
