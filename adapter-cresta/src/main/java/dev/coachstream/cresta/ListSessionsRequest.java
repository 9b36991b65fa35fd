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
public record ListSessionsRequest(
        @Nullable String agentUserName,
        @Nullable String coachingPlanName,
        @Nullable String usecaseName,
        @Nullable Integer pageSize,
        @Nullable String pageToken) {
    private static final ListSessionsRequest ALL = new ListSessionsRequest(null, null, null, null, null);

    public ListSessionsRequest {
        if (pageSize != null && pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
    }

    /** Every session of the account's use case. */
    public static ListSessionsRequest all() {
        return ALL;
    }

    public ListSessionsRequest agentUserName(@Nullable String name) {
        return new ListSessionsRequest(name, coachingPlanName, usecaseName, pageSize, pageToken);
    }

    public ListSessionsRequest coachingPlanName(@Nullable String name) {
        return new ListSessionsRequest(agentUserName, name, usecaseName, pageSize, pageToken);
    }

    public ListSessionsRequest usecaseName(@Nullable String name) {
        return new ListSessionsRequest(agentUserName, coachingPlanName, name, pageSize, pageToken);
    }

    public ListSessionsRequest pageSize(@Nullable Integer size) {
        return new ListSessionsRequest(agentUserName, coachingPlanName, usecaseName, size, pageToken);
    }

    public ListSessionsRequest pageToken(@Nullable String token) {
        return new ListSessionsRequest(agentUserName, coachingPlanName, usecaseName, pageSize, token);
    }
}
