package dev.coachstream.config;

import org.jspecify.annotations.Nullable;

/**
 * A service level that a host has set itself; it is measured against what the store holds. Immutable.
 *
 * @param coachedEveryDays everybody is coached at least so often; null where nothing is wanted
 * @param acknowledgedInDays no session that asks for it waits longer for its acknowledgement; null where nothing is wanted
 * @param overdueAtMost at most this share of the open sessions with a due time is overdue, from 0 to 1; null where nothing is wanted
 */
public record Targets(
        @Nullable Integer coachedEveryDays,
        @Nullable Integer acknowledgedInDays,
        @Nullable Double overdueAtMost) {

    /** Nothing is wanted. */
    public static final Targets NONE = new Targets(null, null, null);

    /** Whether nothing is wanted. */
    public boolean none() {
        return equals(NONE);
    }
}
