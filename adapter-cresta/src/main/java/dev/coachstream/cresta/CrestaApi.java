package dev.coachstream.cresta;

import dev.coachstream.http.OfFeed;
import dev.coachstream.http.SafeToRepeat;
import dev.coachstream.model.Feed;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** Cresta's coaching service, in its own words. A parameter that is null is not sent. */
interface CrestaApi {

    /** One page. {@code usecaseNames} is a repeated field, "actually required", and works with a single one (docs/vendors/cresta.md). */
    @OfFeed(Feed.SESSIONS)
    @RequestLine("GET /v1/{parent}/coachingSessions?pageSize={pageSize}&pageToken={pageToken}"
            + "&agentUserName={agentUserName}&coachingPlanName={coachingPlanName}&usecaseNames={usecaseNames}")
    ListCoachingSessionsResponse listCoachingSessions(
            @Param("parent") CrestaName parent,
            @Param("pageSize") int pageSize,
            @Param("pageToken") @Nullable String pageToken,
            @Param("agentUserName") @Nullable String agentUserName,
            @Param("coachingPlanName") @Nullable String coachingPlanName,
            @Param("usecaseNames") @Nullable String usecaseNames);

    /** One session, wrapped as {@code coachingSession}; bare is understood, too. */
    @OfFeed(Feed.SESSIONS)
    @RequestLine("GET /v1/{name}")
    SessionResponse getCoachingSession(@Param("name") CrestaName name);

    /** The session goes bare and comes back wrapped. Not idempotent: never repeated unless it provably was not sent (docs/vendors/cresta.md). */
    @RequestLine("POST /v1/{parent}/coachingSessions")
    SessionResponse createCoachingSession(@Param("parent") CrestaName parent, CrestaSession session);

    /** One page. It only reads, although it is a POST. */
    @SafeToRepeat
    @OfFeed(Feed.PROGRESS)
    @RequestLine("POST /v1/{parent}/coachingProgresses:retrieve")
    RetrieveCoachingProgressesResponse retrieveCoachingProgresses(
            @Param("parent") CrestaName parent, RetrieveProgressesRequest request);
}
