package dev.coachstream.aggregator.pipeline;

import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Hears when accounts wait for their quota, and tells of each wait that is long enough to be felt once, however many requests wait. Thread-safe. */
public final class QuotaWaits implements SourceListener {
    private static final Duration FELT = Duration.ofSeconds(5);
    private static final Set<String> REASONS = Set.of("quota", "vendor asked (429)", "retry: rate_limited");

    private final TimeSource time;
    private final Map<String, Instant> told = new HashMap<>();
    private volatile BiConsumer<String, Instant> listener = (source, until) -> {};

    public QuotaWaits(TimeSource time) {
        this.time = time;
    }

    /** Tells this one from now on: the account's name, and when its quota is there again. */
    public void tell(BiConsumer<String, Instant> wanted) {
        listener = wanted;
    }

    @Override
    public void waiting(String source, String reason, Duration duration) {
        if (REASONS.contains(reason) && duration.compareTo(FELT) >= 0) {
            Instant until = time.now().plus(duration);
            if (isNew(source, until)) {
                listener.accept(source, until);
            }
        }
    }

    private synchronized boolean isNew(String source, Instant until) {
        Instant known = told.get(source);
        if (known != null && until.isBefore(known.plus(FELT))) {
            return false;
        }
        told.put(source, until);
        return true;
    }
}
