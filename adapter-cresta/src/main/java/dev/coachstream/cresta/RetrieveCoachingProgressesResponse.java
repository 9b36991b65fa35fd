package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Items;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of progresses.
 *
 * @param agentCoachingProgresses none when left out
 * @param nextPageToken not documented, although the request has a page token; read where it turns up (docs/vendors/cresta.md)
 * @param other members that the document does not list; an answer that holds only such is no page
 */
record RetrieveCoachingProgressesResponse(
        @Nullable Items<AgentCoachingProgress> agentCoachingProgresses,
        @Nullable String nextPageToken,
        @JsonAnySetter Map<String, @Nullable Object> other) {}
