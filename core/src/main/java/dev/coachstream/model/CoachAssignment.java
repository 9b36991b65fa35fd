package dev.coachstream.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to coach whom.
 *
 * @param id the coachee's id: a person has one assigned coach
 * @param coachee the person coached
 * @param coach the person who coaches; null where the assignment was removed
 * @param createdAt when the vendor recorded it first
 * @param updatedAt when the vendor recorded its last change
 * @param attributes every other member that the vendor sent, under its own name
 */
public record CoachAssignment(
        String source,
        String vendor,
        String id,
        Participant coachee,
        @Nullable Participant coach,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, @Nullable Object> attributes)
        implements CoachingRecord {

    public CoachAssignment {
        Required.id(id, "assignment");
        attributes = Required.attributes(attributes);
    }

    /** Identity only. */
    @Override
    public String toString() {
        return "CoachAssignment[source=" + source + ", id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
