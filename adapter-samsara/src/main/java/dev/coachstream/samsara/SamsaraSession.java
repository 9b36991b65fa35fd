package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Items;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as it stands after its last change. Every member is optional, whatever the document requires: a session
 * that lacks one is still a session.
 *
 * @param assignedCoachId who it was given to; the document says with the status "incomplete", which does not exist
 *     (docs/vendors/samsara.md)
 * @param sessionNote personal
 * @param other members that no document lists
 */
public record SamsaraSession(
        @Nullable String id,
        @Nullable SamsaraDriver driver,
        Items<SamsaraBehavior> behaviors,
        @Nullable String coachingType,
        @Nullable String sessionStatus,
        @Nullable Instant dueAtTime,
        @Nullable Instant updatedAtTime,
        @Nullable String assignedCoachId,
        @Nullable String completedCoachId,
        @Nullable Instant completedAtTime,
        @Nullable String sessionNote,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraSession {
        behaviors = Items.orNone(behaviors);
        other = Undocumented.orNone(other);
    }

    /** Identity and state only: notes and people are personal. */
    @Override
    public String toString() {
        return "SamsaraSession[id=" + id + ", sessionStatus=" + sessionStatus + ", updatedAtTime=" + updatedAtTime
                + "]";
    }
}
