package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a session's audit trail. Private as a whole: it names people and their machines.
 *
 * @param ipAddress where the actor was; never logged
 * @param attributes every other member that the vendor sent, under its own name; private like the rest
 */
public record ActivityEntry(
        @Nullable Instant at,
        @Nullable String actorId,
        @Nullable String actorEmail,
        @Nullable String action,
        List<String> descriptions,
        @Nullable String ipAddress,
        Map<String, @Nullable Object> attributes) {

    public ActivityEntry {
        descriptions = List.copyOf(descriptions);
        attributes = Required.attributes(attributes);
    }

    /** When and what only; who and where are private. */
    @Override
    public String toString() {
        return "ActivityEntry[at=" + at + ", action=" + action + "]";
    }
}
