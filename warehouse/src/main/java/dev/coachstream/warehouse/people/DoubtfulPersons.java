package dev.coachstream.warehouse.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds persons whose parts do not fit each other. */
final class DoubtfulPersons {
    private final Map<Identity, KnownIdentity> known;

    DoubtfulPersons(Map<Identity, KnownIdentity> known) {
        this.known = known;
    }

    List<PersonConflict> conflicts(Collection<PersonGroup> persons) {
        List<PersonConflict> found = new ArrayList<>();
        persons.stream().filter(person -> person.members.size() > 1).forEach(person -> look(person, found));
        return found;
    }

    private void look(PersonGroup person, List<PersonConflict> found) {
        SortedSet<String> emails = new TreeSet<>();
        Map<String, SortedSet<String>> systems = new TreeMap<>();
        Map<String, SortedSet<String>> sources = new TreeMap<>();
        for (KnownIdentity one : parts(person).toList()) {
            emails.addAll(one.emails());
            one.ownIds().forEach((system, value) -> put(systems, system, value));
            put(sources, one.identity().source(), one.identity().id());
        }
        several("two-e-mails", person, emails, "the addresses ", found);
        systems.forEach((system, values) -> several("two-external-ids", person, values, system + ": ", found));
        sources.forEach((source, ids) -> several("two-ids", person, ids, "at " + source + " the ids ", found));
    }

    private Stream<KnownIdentity> parts(PersonGroup person) {
        return person.members.stream().map(known::get);
    }

    private static void put(Map<String, SortedSet<String>> into, String key, String value) {
        into.computeIfAbsent(key, missing -> new TreeSet<>()).add(value);
    }

    private static void several(
            String kind, PersonGroup person, Set<String> values, String what, List<PersonConflict> found) {
        if (values.size() > 1) {
            found.add(new PersonConflict(
                    kind, person.person(), person.members.first(), what + String.join(" and ", values)));
        }
    }
}
