package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which coach a driver is assigned to, as it is read.
 *
 * @param other members that no document lists
 */
public record SamsaraAssignment(
        @Nullable SamsaraDriver driver,
        @Nullable String coachId,
        @Nullable Instant createdAtTime,
        @Nullable Instant updatedAtTime,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraAssignment {
        other = Undocumented.orNone(other);
    }
}
