package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour that a session is about.
 *
 * @param coachableBehaviorType a word from an open list; "nearCollison" is the vendor's spelling
 * @param lastCoachedTime a zero time where it never was (docs/vendors/samsara.md)
 * @param coachableEvents only if asked for; the vendor cuts off more than 100 in a session, without a sign
 * @param note personal
 * @param other members that no document lists
 */
public record SamsaraBehavior(
        @Nullable String id,
        @Nullable String coachableBehaviorType,
        @Nullable Instant lastCoachedTime,
        @Nullable Instant updatedAtTime,
        @Nullable String note,
        List<SamsaraEvent> coachableEvents,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraBehavior {
        coachableEvents = coachableEvents == null ? List.of() : withoutNulls(coachableEvents);
        other = Undocumented.orNone(other);
    }

    private static List<SamsaraEvent> withoutNulls(List<SamsaraEvent> events) {
        return events.contains(null) ? events.stream().filter(Objects::nonNull).toList() : List.copyOf(events);
    }

    /** Identity and kind only: the note is personal. */
    @Override
    public String toString() {
        return "SamsaraBehavior[id=" + id + ", coachableBehaviorType=" + coachableBehaviorType + "]";
    }
}
