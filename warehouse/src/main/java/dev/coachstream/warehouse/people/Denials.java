package dev.coachstream.warehouse.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which identities the list by hand keeps apart. */
final class Denials {
    private final Map<Identity, Set<Identity>> apart = new HashMap<>();

    void add(Identity identity, Collection<Identity> notOf) {
        apart.computeIfAbsent(identity, key -> new HashSet<>()).addAll(notOf);
    }

    /** Whether anything is denied of an identity. */
    boolean concern(Identity identity) {
        return apart.containsKey(identity);
    }

    /** Whether two persons must not become one. */
    boolean part(PersonGroup one, PersonGroup other) {
        return parts(one, other) || parts(other, one);
    }

    private boolean parts(PersonGroup one, PersonGroup other) {
        return !apart.isEmpty()
                && one.members.stream()
                        .anyMatch(member ->
                                apart.getOrDefault(member, Set.of()).stream().anyMatch(other.members::contains));
    }
}
