package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Items;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, in SCIM's envelope but counted from 0, as the document's example shows (docs/vendors/maestroqa.md).
 *
 * @param startIndex the offset that the page starts at
 * @param totalResults how many records match; the list ends where {@code startIndex} and the rows received reach it
 * @param itemsPerPage the server's page size: not used, rows received are counted
 * @param resources the records
 */
record MaestroQaPage<T>(
        @Nullable Long startIndex,
        @Nullable Long totalResults,
        @Nullable Integer itemsPerPage,
        @JsonProperty("Resources") Items<T> resources) {

    MaestroQaPage {
        resources = Items.orNone(resources);
    }
}
