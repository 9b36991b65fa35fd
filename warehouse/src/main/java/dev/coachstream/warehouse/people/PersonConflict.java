package dev.coachstream.warehouse.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody should look at. */
record PersonConflict(
        String kind, @Nullable String person, @Nullable Identity identity, String detail) {

    List<@Nullable Object> row() {
        String source = identity == null ? null : identity.source();
        String id = identity == null ? null : identity.id();
        return Arrays.asList(kind, person, source, id, detail);
    }
}
