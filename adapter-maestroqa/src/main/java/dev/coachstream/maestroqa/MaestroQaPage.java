package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Hashed;
import dev.coachstream.json.Items;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, in SCIM's envelope but counted from 0, as the document's example shows (docs/vendors/maestroqa.md).
 *
 * @param startIndex the offset that the page starts at
 * @param totalResults how many records match; the list ends where {@code startIndex} and the rows received reach it
 * @param itemsPerPage the server's page size: a page of fewer rows is not full; what follows is found by the rows received
 * @param resources the records: an answer without them, or without the total, is no page
 * @param other members that the document does not list
 */
record MaestroQaPage<T>(
        @Nullable Long startIndex,

        @JsonProperty(value = "totalResults", required = true) @Nullable
        Long totalResults,

        @Nullable Integer itemsPerPage,
        @JsonProperty(value = "Resources", required = true) Items<Hashed<T>> resources,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    MaestroQaPage {
        resources = Items.orNone(resources);
        other = Undocumented.orNone(other);
    }
}
