package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which coach a driver is assigned to, as a change is answered: flat where {@link SamsaraAssignment} is nested.
 *
 * @param coachId null or empty where none is assigned
 * @param other members that no document lists
 */
public record SamsaraAssigned(
        @Nullable String driverId,
        @Nullable String coachId,
        @Nullable Instant createdAtTime,
        @Nullable Instant updatedAtTime,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraAssigned {
        other = Undocumented.orNone(other);
    }

    /**
     * The answer to a change.
     *
     * @param other members that no document lists
     */
    record Reply(
            @JsonProperty(required = true) @Nullable SamsaraAssigned data,
            @JsonAnySetter Map<String, @Nullable Object> other) {

        Reply {
            other = Undocumented.orNone(other);
        }
    }
}
