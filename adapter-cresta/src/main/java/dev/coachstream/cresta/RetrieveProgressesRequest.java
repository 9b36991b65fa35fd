package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which agents' progresses to retrieve, and how: {@link #all()}, narrowed. Names may be bare ids. It is sent as it stands; what
 * is null or empty is not sent.
 *
 * @param agentUserNames only these agents'
 * @param pageToken where to start: the position in a page's cursor; null for the beginning
 * @param pageSize records in each request; null for the account's page size
 * @param includeInactiveUsers also users who were deactivated
 * @param groupNames only agents of these groups
 * @param usecaseNames the use cases whose scorecards, conversations and plans count; none for the account's
 * @param includeDevUsers also developers' users
 * @param orderBy null for the vendor's default, the agent's name
 * @param orderDirection null for the vendor's default
 * @param scorecardTemplateNames only scorecards of these templates; each ends in {@code @*}
 * @param includeIndirectGroupMembers also members of a group's groups
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RetrieveProgressesRequest(
        List<String> agentUserNames,
        @Nullable String pageToken,
        @Nullable Integer pageSize,
        boolean includeInactiveUsers,
        List<String> groupNames,
        List<String> usecaseNames,
        boolean includeDevUsers,
        @Nullable OrderBy orderBy,
        @Nullable OrderDirection orderDirection,
        List<String> scorecardTemplateNames,
        boolean includeIndirectGroupMembers) {
    private static final RetrieveProgressesRequest ALL = new RetrieveProgressesRequest(
            List.of(), null, null, false, List.of(), List.of(), false, null, null, List.of(), false);

    /** The vendor's words for what the progresses are ordered by. */
    public enum OrderBy {
        /** The default: by the agent's name. */
        ORDER_BY_UNSPECIFIED,
        /** By the progress made. */
        ORDER_BY_PROGRESS,
        /** By the gap to the targets. */
        ORDER_BY_GAP
    }

    /** The vendor's words for the direction of the order. */
    public enum OrderDirection {
        ORDER_DIRECTION_UNSPECIFIED,
        ORDER_DIRECTION_ASC,
        ORDER_DIRECTION_DESC
    }

    public RetrieveProgressesRequest {
        if (pageSize != null && pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
        agentUserNames = List.copyOf(agentUserNames);
        groupNames = List.copyOf(groupNames);
        usecaseNames = List.copyOf(usecaseNames);
        scorecardTemplateNames = List.copyOf(scorecardTemplateNames);
    }

    /** Every active agent's, for the account's use case. */
    public static RetrieveProgressesRequest all() {
        return ALL;
    }

    public RetrieveProgressesRequest agents(List<String> names) {
        return with(names, groupNames, usecaseNames, scorecardTemplateNames);
    }

    public RetrieveProgressesRequest groups(List<String> names) {
        return with(agentUserNames, names, usecaseNames, scorecardTemplateNames);
    }

    public RetrieveProgressesRequest usecases(List<String> names) {
        return with(agentUserNames, groupNames, names, scorecardTemplateNames);
    }

    public RetrieveProgressesRequest scorecardTemplates(List<String> names) {
        return with(agentUserNames, groupNames, usecaseNames, names);
    }

    /** Who else is in the answer: deactivated users, developers' users, members of a group's groups. */
    public RetrieveProgressesRequest including(boolean inactiveUsers, boolean devUsers, boolean indirectGroupMembers) {
        return new RetrieveProgressesRequest(
                agentUserNames,
                pageToken,
                pageSize,
                inactiveUsers,
                groupNames,
                usecaseNames,
                devUsers,
                orderBy,
                orderDirection,
                scorecardTemplateNames,
                indirectGroupMembers);
    }

    public RetrieveProgressesRequest ordered(@Nullable OrderBy by, @Nullable OrderDirection direction) {
        return new RetrieveProgressesRequest(
                agentUserNames,
                pageToken,
                pageSize,
                includeInactiveUsers,
                groupNames,
                usecaseNames,
                includeDevUsers,
                by,
                direction,
                scorecardTemplateNames,
                includeIndirectGroupMembers);
    }

    /** The page that starts at a token, of so many records. */
    public RetrieveProgressesRequest page(@Nullable String token, @Nullable Integer size) {
        return new RetrieveProgressesRequest(
                agentUserNames,
                token,
                size,
                includeInactiveUsers,
                groupNames,
                usecaseNames,
                includeDevUsers,
                orderBy,
                orderDirection,
                scorecardTemplateNames,
                includeIndirectGroupMembers);
    }

    private RetrieveProgressesRequest with(
            List<String> agents, List<String> groups, List<String> usecases, List<String> templates) {
        return new RetrieveProgressesRequest(
                agents,
                pageToken,
                pageSize,
                includeInactiveUsers,
                groups,
                usecases,
                includeDevUsers,
                orderBy,
                orderDirection,
                templates,
                includeIndirectGroupMembers);
    }
}
