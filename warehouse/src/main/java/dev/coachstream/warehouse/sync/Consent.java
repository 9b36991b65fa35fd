package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.HostApi;
import java.util.Set;

/**
 * What a sync may do that it refuses otherwise, because records could be lost by it.
 *
 * @param massDeletion many records that are missing at once may be taken for deleted; see {@link MassAbsence}
 * @param takeOver accounts that read something else now and keep the records of what they read before
 * @param startAnew accounts that read something else now and whose records of what they read before are removed
 */
@HostApi
public record Consent(boolean massDeletion, Set<String> takeOver, Set<String> startAnew) {
    public static final Consent NONE = new Consent(false, Set.of(), Set.of());

    public Consent {
        takeOver = Set.copyOf(takeOver);
        startAnew = Set.copyOf(startAnew);
        for (String account : takeOver) {
            if (startAnew.contains(account)) {
                throw new IllegalArgumentException(
                        "account " + account + " can have its records taken over or removed, not both");
            }
        }
    }

    /** The same, for many records that are missing at once. */
    public Consent massDeletion(boolean allowed) {
        return new Consent(allowed, takeOver, startAnew);
    }
}
