package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Items;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of sessions.
 *
 * @param coachingSessions none when left out
 * @param nextPageToken absent, null or empty on the last page, and on no other (docs/vendors/cresta.md)
 * @param other members that the document does not list; an answer that holds only such is no page
 */
record ListCoachingSessionsResponse(
        @Nullable Items<CrestaSession> coachingSessions,
        @Nullable String nextPageToken,
        @JsonAnySetter Map<String, @Nullable Object> other) {}
