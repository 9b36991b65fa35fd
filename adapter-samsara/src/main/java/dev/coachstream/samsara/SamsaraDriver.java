package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A driver: who is coached.
 *
 * @param externalIds the customer's own ids of the driver; only if asked for, and none is a valid answer (docs/vendors/samsara.md)
 * @param other members that no document lists
 */
public record SamsaraDriver(
        @Nullable String driverId,
        Map<String, @Nullable String> externalIds,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraDriver {
        externalIds = externalIds == null ? Map.of() : externalIds;
        other = Undocumented.orNone(other);
    }

    /** The id only: external ids are often addresses. */
    @Override
    public String toString() {
        return "SamsaraDriver[driverId=" + driverId + "]";
    }
}
