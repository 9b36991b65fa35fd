package dev.coachstream.warehouse.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What several identities share, exactly: an address, or the customer's own id in the same system. */
final class SharedEvidence {
    /** What people write where a field must not be empty: it says nothing of whoever has it. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "n/a",
            "na",
            "n.a.",
            "none",
            "no",
            "null",
            "nil",
            "0",
            "-",
            "--",
            "?",
            "x",
            "unknown",
            "undefined",
            "tbd",
            "tba",
            "todo",
            "test",
            "missing",
            "empty",
            "default",
            "noreply",
            "no-reply");

    private final SortedMap<String, List<KnownIdentity>> emails = new TreeMap<>();
    private final SortedMap<String, List<KnownIdentity>> externalIds = new TreeMap<>();
    private final List<PersonConflict> conflicts = new ArrayList<>();

    SharedEvidence(Collection<KnownIdentity> people) {
        for (KnownIdentity one : people) {
            one.emails().forEach(email -> put(emails, email, one));
            one.ownIds().forEach((system, value) -> put(externalIds, system + "=" + value, one));
        }
        keepShared(emails);
        keepShared(externalIds);
        drop(
                externalIds,
                "placeholder-external-id",
                SharedEvidence::hasNoMeaning,
                "%s says nothing of anybody, and so links nobody");
        drop(
                emails,
                "placeholder-e-mail",
                SharedEvidence::isNobodys,
                "%s says nothing of anybody, and so links nobody");
        drop(
                externalIds,
                "shared-external-id",
                entry -> sources(entry.getValue()) < entry.getValue().size(),
                "%s stands for several people of one account, and so links nobody");
        drop(
                emails,
                "shared-e-mail",
                entry -> areSeveral(entry.getValue()),
                "%s is the address of several people of one account, and so links nobody");
    }

    SortedMap<String, List<Identity>> emails() {
        return identities(emails);
    }

    SortedMap<String, List<Identity>> externalIds() {
        return identities(externalIds);
    }

    /** Values that several people of one account have, such as a mailbox, and those that mean nothing: evidence of nothing. */
    List<PersonConflict> conflicts() {
        return conflicts;
    }

    private static void put(Map<String, List<KnownIdentity>> shared, String value, KnownIdentity one) {
        shared.computeIfAbsent(value, key -> new ArrayList<>()).add(one);
    }

    private static void keepShared(Map<String, List<KnownIdentity>> shared) {
        shared.values().removeIf(who -> who.size() < 2);
    }

    private void drop(
            Map<String, List<KnownIdentity>> shared,
            String kind,
            Predicate<Map.Entry<String, List<KnownIdentity>>> isNoEvidence,
            String why) {
        shared.entrySet().removeIf(entry -> {
            boolean none = isNoEvidence.test(entry);
            if (none) {
                Identity first = entry.getValue().get(0).identity();
                conflicts.add(new PersonConflict(kind, null, first, why.formatted(entry.getKey())));
            }
            return none;
        });
    }

    private static boolean hasNoMeaning(Map.Entry<String, ?> externalId) {
        String value = externalId.getKey().substring(externalId.getKey().indexOf('=') + 1);
        return PLACEHOLDERS.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isNobodys(Map.Entry<String, ?> email) {
        return PLACEHOLDERS.contains(email.getKey().replaceFirst("@.*$", ""));
    }

    private static long sources(List<KnownIdentity> who) {
        return who.stream().map(one -> one.identity().source()).distinct().count();
    }

    private static boolean areSeveral(List<KnownIdentity> who) {
        return who.stream().anyMatch(one -> who.stream().anyMatch(one::standsBeside));
    }

    private static SortedMap<String, List<Identity>> identities(SortedMap<String, List<KnownIdentity>> shared) {
        SortedMap<String, List<Identity>> identities = new TreeMap<>();
        shared.forEach((value, who) ->
                identities.put(value, who.stream().map(KnownIdentity::identity).toList()));
        return identities;
    }
}
