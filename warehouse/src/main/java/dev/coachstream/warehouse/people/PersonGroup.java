package dev.coachstream.warehouse.people;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The identities of one person, as far as is known. */
final class PersonGroup {
    final TreeSet<Identity> members = new TreeSet<>();

    @Nullable
    String name;

    @Nullable
    String team;

    /** What the list by hand calls the person, else their first identity. */
    String person() {
        return name == null ? members.first().toString() : name;
    }
}
