package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends.
 *
 * @param endCursor the place right after the page; may be empty at the end of a list
 * @param hasNextPage whether more is there already
 * @param other members that no document lists
 */
public record SamsaraPagination(
        @Nullable String endCursor,
        @Nullable Boolean hasNextPage,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraPagination {
        other = Undocumented.orNone(other);
    }
}
