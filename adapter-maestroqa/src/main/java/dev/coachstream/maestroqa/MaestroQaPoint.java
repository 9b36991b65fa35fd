package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching point as the API sends it (MaestroQA API document, "Retrieve Coaching Points").
 *
 * @param agentId the coachee's id in the help desk
 * @param creatorId a MaestroQA user id
 * @param type {@code strengths}, {@code opportunities} or {@code n/a}
 * @param classification {@code general}, {@code qa}, {@code csat} or {@code productivity}
 * @param coachingSessionIds any number of sessions, also none
 * @param other members that the document does not list
 */
public record MaestroQaPoint(
        @Nullable String id,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String agentId,
        @Nullable String creatorId,
        @Nullable String criteriaId,
        @Nullable String rubricId,
        @Nullable String answerId,
        @Nullable String type,
        @Nullable String classification,
        @Nullable String coachNotes,
        List<String> coachingSessionIds,
        @Nullable String textContent,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public MaestroQaPoint {
        coachingSessionIds = SessionIds.orNone(coachingSessionIds);
        other = Undocumented.orNone(other);
    }

    /** Identity only: notes are personal. */
    @Override
    public String toString() {
        return "MaestroQaPoint[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
