package dev.coachstream.warehouse.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody should look at. */
record PersonConflict(
        String kind, @Nullable String person, @Nullable Identity identity, String detail) {

    List<@Nullable Object> row() {
        return Arrays.asList(
                kind,
                person,
                identity == null ? null : identity.source(),
                identity == null ? null : identity.id(),
                detail);
    }
}
