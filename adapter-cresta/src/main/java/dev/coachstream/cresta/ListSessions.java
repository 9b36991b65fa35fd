package dev.coachstream.cresta;

import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list: {@link #all()}, narrowed. Names may be bare ids.
 *
 * @param agentUserName only this agent's; null for all
 * @param coachingPlanName only this plan's; null for all, or for the account's own plan
 * @param usecaseName of this use case; null for the account's. There must be one, and only one works
 * @param pageSize records in each request; null for the account's page size
 * @param pageToken where to start: the position in a page's cursor; null for the beginning
 */
public record ListSessions(
        @Nullable String agentUserName,
        @Nullable String coachingPlanName,
        @Nullable String usecaseName,
        @Nullable Integer pageSize,
        @Nullable String pageToken) {
    private static final ListSessions ALL = new ListSessions(null, null, null, null, null);

    public ListSessions {
        if (pageSize != null && pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
    }

    /** Every session of the account's use case. */
    public static ListSessions all() {
        return ALL;
    }

    public ListSessions agentUserName(@Nullable String name) {
        return new ListSessions(name, coachingPlanName, usecaseName, pageSize, pageToken);
    }

    public ListSessions coachingPlanName(@Nullable String name) {
        return new ListSessions(agentUserName, name, usecaseName, pageSize, pageToken);
    }

    public ListSessions usecaseName(@Nullable String name) {
        return new ListSessions(agentUserName, coachingPlanName, name, pageSize, pageToken);
    }

    public ListSessions pageSize(@Nullable Integer size) {
        return new ListSessions(agentUserName, coachingPlanName, usecaseName, size, pageToken);
    }

    public ListSessions pageToken(@Nullable String token) {
        return new ListSessions(agentUserName, coachingPlanName, usecaseName, pageSize, token);
    }
}
