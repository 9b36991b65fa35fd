package dev.coachstream.cresta;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** Cresta's coaching service, in its own words. A parameter that is null is not sent. */
interface CrestaApi {

    /** One page. {@code usecaseNames} is a repeated field, "actually required", and works with a single one (FACTS 5 #17). */
    @RequestLine("GET /v1/{parent}/coachingSessions?pageSize={pageSize}&pageToken={pageToken}"
            + "&agentUserName={agentUserName}&coachingPlanName={coachingPlanName}&usecaseNames={usecaseNames}")
    ListCoachingSessionsResponse listCoachingSessions(
            @Param("parent") CrestaName parent,
            @Param("pageSize") int pageSize,
            @Param("pageToken") @Nullable String pageToken,
            @Param("agentUserName") @Nullable CrestaName agentUserName,
            @Param("coachingPlanName") @Nullable CrestaName coachingPlanName,
            @Param("usecaseNames") CrestaName usecaseNames);

    /** One session, wrapped as {@code coachingSession}; bare is understood, too. */
    @RequestLine("GET /v1/{name}")
    JsonNode getCoachingSession(@Param("name") CrestaName name);
}
