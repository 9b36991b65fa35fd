package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.HostApi;
import org.jspecify.annotations.Nullable;

/**
 * Something that records name by an id alone, and what it may be called.
 *
 * @param source the account
 * @param kind its {@link LabelKind#word()}
 * @param id the vendor's id; of a topic, the vendor's word
 * @param records how many records are about it
 * @param label what other records call it; null where none does
 * @param reason which ones, in words; null where none does
 */
@HostApi
public record LabelSuggestion(
        String source,
        String kind,
        String id,
        long records,
        @Nullable String label,
        @Nullable String reason) {}
