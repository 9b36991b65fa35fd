package dev.coachstream.warehouse.people;

import dev.coachstream.api.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which identities are one person: first by the list by hand, then by shared external ids, then by shared addresses.
 * Depends on nothing but what it is given, and not on its order.
 */
final class Resolution {
    private final Map<Identity, KnownIdentity> known = new TreeMap<>();
    private final Map<Identity, PersonGroup> groups = new TreeMap<>();
    private final Denials denials = new Denials();
    private final List<PersonLink> links = new ArrayList<>();
    private final List<PersonConflict> conflicts = new ArrayList<>();

    private Resolution(Collection<KnownIdentity> people) {
        for (KnownIdentity one : people) {
            known.put(one.identity(), one);
            PersonGroup alone = new PersonGroup();
            alone.members.add(one.identity());
            groups.put(one.identity(), alone);
        }
    }

    static Resolution of(Collection<KnownIdentity> people, PeopleList list) {
        Resolution resolution = new Resolution(people);
        resolution.applyList(list);
        SharedEvidence evidence = new SharedEvidence(resolution.known.values());
        evidence.externalIds().forEach((value, who) -> resolution.applyShared(PersonLink.EXTERNAL_ID, value, who));
        evidence.emails().forEach((value, who) -> resolution.applyShared(PersonLink.EMAIL, value, who));
        resolution.conflicts.addAll(evidence.conflicts());
        resolution.conflicts.addAll(new DoubtfulPersons(resolution.known).conflicts(resolution.persons()));
        return resolution;
    }

    /** Everybody, each once, in the order of their first identity. */
    Set<PersonGroup> persons() {
        return new LinkedHashSet<>(groups.values());
    }

    PersonGroup person(Identity identity) {
        return groups.getOrDefault(identity, new PersonGroup());
    }

    KnownIdentity known(Identity identity) {
        KnownIdentity found = known.get(identity);
        if (found == null) {
            throw new IllegalArgumentException("nobody is " + identity);
        }
        return found;
    }

    /** Every piece of evidence, under the names that people have in the end. */
    List<PersonLink> links() {
        return links.stream()
                .map(link -> link.applied() ? link.of(person(link.identity()).person()) : link)
                .toList();
    }

    List<PersonConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** Whether the list by hand keeps two persons apart. */
    boolean keptApart(PersonGroup one, PersonGroup other) {
        return denials.part(one, other);
    }

    private void applyList(PeopleList list) {
        Map<String, PersonGroup> byName = new HashMap<>();
        for (PeopleEntry entry : list.entries()) {
            if (!groups.containsKey(entry.identity())) {
                conflict(
                        "unknown-identity",
                        entry.person(),
                        entry.identity(),
                        "the list names an identity that no record names" + nearestSource(entry.identity()));
            } else if (!entry.denied()) {
                affirm(entry, byName);
            }
        }
        for (PeopleEntry entry : list.entries()) {
            if (entry.denied() && groups.containsKey(entry.identity())) {
                deny(entry, byName.get(entry.person()));
            }
        }
    }

    /** Help where the account itself is unknown. */
    private String nearestSource(Identity identity) {
        Set<String> sources = known.keySet().stream().map(Identity::source).collect(Collectors.toSet());
        return sources.contains(identity.source()) ? "" : NearestName.hint(identity.source(), sources);
    }

    private void affirm(PeopleEntry entry, Map<String, PersonGroup> byName) {
        PersonGroup group = person(entry.identity());
        if (group.name != null && !group.name.equals(entry.person())) {
            conflict(
                    "two-persons",
                    entry.person(),
                    entry.identity(),
                    "the list gives it to %s and to %s; the first counts".formatted(group.name, entry.person()));
            return;
        }
        PersonGroup namesake = byName.get(entry.person());
        if (namesake != null) {
            group = merge(namesake, group);
        }
        group.name = entry.person();
        byName.put(entry.person(), group);
        team(group, entry);
        links.add(
                new PersonLink(entry.identity(), entry.person(), PersonLink.HAND, "line " + entry.line(), null, true));
    }

    private void team(PersonGroup group, PeopleEntry entry) {
        if (group.team == null) {
            group.team = entry.team();
        } else if (entry.team() != null && !entry.team().equals(group.team)) {
            conflict(
                    "two-teams",
                    entry.person(),
                    entry.identity(),
                    "the list gives the teams %s and %s; the first counts".formatted(group.team, entry.team()));
        }
    }

    /** A person without a name by hand is denied as {@code source:id}. */
    private void deny(PeopleEntry entry, @Nullable PersonGroup named) {
        PersonGroup person = named;
        for (Identity one : known.keySet()) {
            person = person == null && one.toString().equals(entry.person()) ? person(one) : person;
        }
        if (person == null || person.members.contains(entry.identity())) {
            String why = person == null
                    ? "the list says whose it is not, and nobody is called that"
                    : "the list says both that it is theirs and that it is not";
            conflict("denies-nobody", entry.person(), entry.identity(), why);
            return;
        }
        denials.add(entry.identity(), person.members);
    }

    /** Those of whom something is denied come last, so that what is denied parts them and nobody else. */
    private void applyShared(String evidence, String value, Collection<Identity> who) {
        List<Identity> order = who.stream()
                .sorted(Comparator.comparing(denials::concern).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 1; i < order.size(); i++) {
            Identity one = order.get(i);
            List<Identity> earlier = order.subList(0, i);
            Identity with = earlier.stream()
                    .filter(other -> mayBe(one, other))
                    .findFirst()
                    .orElse(order.get(0));
            join(one, with, evidence, value);
        }
    }

    private boolean mayBe(Identity one, Identity other) {
        PersonGroup a = person(one);
        PersonGroup b = person(other);
        return a == b || !(differ(a, b) || denials.part(a, b));
    }

    private static boolean differ(PersonGroup a, PersonGroup b) {
        return a.name != null && b.name != null && !a.name.equals(b.name);
    }

    private void join(Identity one, Identity with, String evidence, String value) {
        PersonGroup a = person(one);
        PersonGroup b = person(with);
        boolean applied = mayBe(one, with);
        links.add(new PersonLink(one, b.person(), evidence, value, with, applied));
        if (!applied && differ(a, b)) {
            conflict(
                    "against-the-list",
                    a.person(),
                    one,
                    "shares %s with %s, whom the list calls %s".formatted(value, with, b.person()));
        } else if (applied && a != b) {
            merge(a, b);
        }
    }

    private PersonGroup merge(PersonGroup a, PersonGroup b) {
        if (a == b) {
            return a;
        }
        PersonGroup into = a.members.size() >= b.members.size() ? a : b;
        PersonGroup from = into == a ? b : a;
        into.name = into.name == null ? from.name : into.name;
        into.team = into.team == null ? from.team : into.team;
        into.members.addAll(from.members);
        from.members.forEach(member -> groups.put(member, into));
        return into;
    }

    private void conflict(String kind, String person, Identity identity, String detail) {
        conflicts.add(new PersonConflict(kind, person, identity, detail));
    }
}
