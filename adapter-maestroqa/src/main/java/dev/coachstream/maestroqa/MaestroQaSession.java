package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Private;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as the API sends it (MaestroQA API document, "Retrieve Coaching Sessions").
 *
 * @param agentId the coachee's id in the help desk
 * @param coachId a MaestroQA user id
 * @param creatorId a MaestroQA user id
 * @param coachPrivateNotes not shared with the agent; no text form and no serialiser shows them
 * @param sessionContents the text of the session's "Overview" tab
 * @param other members that the document does not list; as a map those that are not private by their names ({@link Attributes})
 */
public record MaestroQaSession(
        @Nullable String id,
        @Nullable String name,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String coachId,
        @Nullable String coachName,
        @Nullable String creatorId,
        @Nullable String agentNotes,
        @Nullable String coachNotes,
        Private<String> coachPrivateNotes,
        @Nullable String sessionContents,
        @Nullable String coachingTemplateId,
        @Nullable String meetingFormat,
        @Nullable Boolean agentConfirmed,
        @Nullable Boolean coachConfirmed,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public MaestroQaSession {
        other = Undocumented.orNone(other);
    }

    /** Identity only: names and notes are personal. */
    @Override
    public String toString() {
        return "MaestroQaSession[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
