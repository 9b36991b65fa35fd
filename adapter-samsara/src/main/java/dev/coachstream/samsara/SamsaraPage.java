package dev.coachstream.samsara;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Items;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param data the records, required by the document: an answer without them is no page; empty pages come up in the middle of a feed too
 * @param pagination where the next page starts
 * @param other members that no document lists
 */
public record SamsaraPage<T>(
        @JsonProperty(required = true) Items<T> data,
        @Nullable SamsaraPagination pagination,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public SamsaraPage {
        data = Items.orNone(data);
        other = Undocumented.orNone(other);
    }
}
