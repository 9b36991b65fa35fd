package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event comes from.
 *
 * @param sourceId of a safety event, its UUID
 * @param sourceType triageEvent, hosViolation or idling
 * @param other members that no document lists
 */
public record SamsaraLinkage(
        @Nullable String sourceId,
        @Nullable String sourceType,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraLinkage {
        other = Undocumented.orNone(other);
    }
}
