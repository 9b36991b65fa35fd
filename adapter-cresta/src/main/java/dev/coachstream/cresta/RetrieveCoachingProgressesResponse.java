package dev.coachstream.cresta;

import dev.coachstream.json.Items;
import org.jspecify.annotations.Nullable;

/**
 * A page of progresses.
 *
 * @param agentCoachingProgresses none when left out
 * @param nextPageToken not documented, although the request has a page token; read where it turns up (docs/vendors/cresta.md)
 */
record RetrieveCoachingProgressesResponse(
        @Nullable Items<AgentCoachingProgress> agentCoachingProgresses,
        @Nullable String nextPageToken) {}
