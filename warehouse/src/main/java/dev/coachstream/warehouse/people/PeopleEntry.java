package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.HostApi;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of people.
 *
 * @param line where it stands in the file, from 1
 * @param person the name by which the list calls somebody, without the {@code !}
 * @param denied whether the identity is said <em>not</em> to be that person's
 * @param team null where the list gives none
 */
@HostApi
public record PeopleEntry(
        int line,
        String person,
        boolean denied,
        Identity identity,
        @Nullable String team) {}
