package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Items;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as it stands after its last change. Every member is optional, whatever the document requires: a session
 * that lacks one is still a session.
 *
 * @param behaviors null is "not told", apart from none: the document requires the list. {@link #behaviors()} is empty then
 * @param assignedCoachId who it was given to; the document says with the status "incomplete", which does not exist
 *     (docs/vendors/samsara.md)
 * @param sessionNote personal
 * @param other members that no document lists
 */
public record SamsaraSession(
        @Nullable String id,
        @Nullable SamsaraDriver driver,
        @Nullable Items<SamsaraBehavior> behaviors,
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
        other = Undocumented.orNone(other);
    }

    /** Those that are told. */
    @Override
    public Items<SamsaraBehavior> behaviors() {
        return Items.orNone(behaviors);
    }

    /** Whether the list of behaviours is there, be it empty. */
    public boolean listsBehaviors() {
        return behaviors != null;
    }

    /** Identity and state only: notes and people are personal. */
    @Override
    public String toString() {
        return "SamsaraSession[id=" + id + ", sessionStatus=" + sessionStatus + ", updatedAtTime=" + updatedAtTime
                + "]";
    }
}
