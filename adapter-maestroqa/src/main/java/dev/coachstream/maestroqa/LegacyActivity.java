package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a session's activity log in the older export: in its document's example, not in its schema.
 *
 * @param other members that the example does not have
 */
record LegacyActivity(
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String actionType,
        List<String> descriptions,
        @Nullable Instant timestamp,
        @Nullable String ipAddress,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    LegacyActivity {
        List<String> sent = descriptions;
        descriptions = sent == null
                ? List.of()
                : sent.stream().filter(Objects::nonNull).toList();
        other = Undocumented.orNone(other);
    }

    /** When and what only; who and where are private. */
    @Override
    public String toString() {
        return "LegacyActivity[timestamp=" + timestamp + ", actionType=" + actionType + "]";
    }
}
