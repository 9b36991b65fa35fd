package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A to-do as the API sends it (MaestroQA API document, "Retrieve To-dos").
 *
 * @param agentId the coachee's id in the help desk
 * @param creatorId a MaestroQA user id
 * @param status {@code complete} or {@code incomplete}
 * @param type {@code general}, {@code guru} or {@code lessonly}
 * @param coachingSessionIds any number of sessions; the list leaves it out where the single read has it
 * @param other members that the document does not list
 */
public record MaestroQaTodo(
        @Nullable String id,
        @Nullable String title,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String agentId,
        @Nullable String creatorId,
        @Nullable String status,
        @Nullable String type,
        @Nullable String answerId,
        List<String> coachingSessionIds,
        @Nullable String description,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public MaestroQaTodo {
        coachingSessionIds = SessionIds.orNone(coachingSessionIds);
        other = Undocumented.orNone(other);
    }

    /** Identity only: titles and descriptions are personal. */
    @Override
    public String toString() {
        return "MaestroQaTodo[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
