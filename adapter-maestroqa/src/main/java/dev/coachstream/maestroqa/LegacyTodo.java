package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A to-do within a session of the older export (MaestroQA legacy export document, "To-Dos").
 *
 * @param status complete or incomplete
 * @param type general, guru or lessonly
 * @param other members that the document does not list
 */
record LegacyTodo(
        @JsonProperty("_id") @Nullable String id,
        @Nullable String actionString,
        List<String> coachingFormIds,
        @Nullable Instant completedAt,
        @Nullable Instant createdAt,
        @Nullable String creatorId,
        @Nullable String creatorName,
        @Nullable String description,
        @Nullable String link,
        @Nullable String status,
        @Nullable String title,
        @Nullable String type,
        @Nullable Instant updatedAt,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    LegacyTodo {
        coachingFormIds = SessionIds.orNone(coachingFormIds);
        other = Undocumented.orNone(other);
    }

    /** Identity only: titles and descriptions are personal. */
    @Override
    public String toString() {
        return "LegacyTodo[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
