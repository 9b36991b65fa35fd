package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a session's audit trail. Private as a whole: it names people and their machines.
 *
 * @param ipAddress where the actor was; never logged
 */
public record ActivityEntry(
        @Nullable Instant at,
        @Nullable String actorId,
        @Nullable String actorEmail,
        @Nullable String action,
        List<String> descriptions,
        @Nullable String ipAddress) {

    public ActivityEntry {
        descriptions = List.copyOf(descriptions);
    }

    /** When and what only; who and where are private. */
    @Override
    public String toString() {
        return "ActivityEntry[at=" + at + ", action=" + action + "]";
    }
}
