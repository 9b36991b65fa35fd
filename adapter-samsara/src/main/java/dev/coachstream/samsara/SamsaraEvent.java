package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded event behind a behaviour.
 *
 * @param id its form depends on the event's kind; of a day of hours-of-service violations it holds a comma
 * @param linkage known to Samsara's own clients since 2026-08, to no document yet
 * @param other members that no document lists
 */
public record SamsaraEvent(
        @Nullable String id,
        @Nullable SamsaraLinkage linkage,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraEvent {
        other = Undocumented.orNone(other);
    }
}
