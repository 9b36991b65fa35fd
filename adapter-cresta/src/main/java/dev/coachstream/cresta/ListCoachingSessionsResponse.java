package dev.coachstream.cresta;

import dev.coachstream.json.Items;
import org.jspecify.annotations.Nullable;

/**
 * A page of sessions.
 *
 * @param coachingSessions none when left out
 * @param nextPageToken absent, null or empty on the last page, and on no other (docs/vendors/cresta.md)
 */
record ListCoachingSessionsResponse(
        @Nullable Items<CrestaSession> coachingSessions,
        @Nullable String nextPageToken) {}
