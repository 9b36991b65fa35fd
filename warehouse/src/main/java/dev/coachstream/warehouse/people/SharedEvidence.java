package dev.coachstream.warehouse.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What several identities share, exactly: an address, or the customer's own id in the same system. */
final class SharedEvidence {
    private final SortedMap<String, List<Identity>> emails = new TreeMap<>();
    private final SortedMap<String, List<Identity>> externalIds = new TreeMap<>();
    private final List<PersonConflict> conflicts = new ArrayList<>();

    SharedEvidence(Collection<KnownIdentity> people) {
        for (KnownIdentity one : people) {
            one.emails().forEach(email -> put(emails, email, one.identity()));
            one.externalIds().forEach((system, value) -> put(externalIds, system + "=" + value, one.identity()));
        }
        keepShared(emails);
        keepShared(externalIds);
        dropNamesOfMany();
    }

    SortedMap<String, List<Identity>> emails() {
        return emails;
    }

    SortedMap<String, List<Identity>> externalIds() {
        return externalIds;
    }

    /** Values that several people of one account have: a cost centre or a manager's address, and so evidence of nothing. */
    List<PersonConflict> conflicts() {
        return conflicts;
    }

    private static void put(Map<String, List<Identity>> shared, String value, Identity identity) {
        shared.computeIfAbsent(value, key -> new ArrayList<>()).add(identity);
    }

    private static void keepShared(Map<String, List<Identity>> shared) {
        shared.values().removeIf(who -> who.size() < 2);
    }

    private void dropNamesOfMany() {
        externalIds.entrySet().removeIf(entry -> {
            List<Identity> who = entry.getValue();
            boolean many = who.stream().map(Identity::source).distinct().count() < who.size();
            if (many) {
                conflicts.add(new PersonConflict(
                        "shared-external-id",
                        null,
                        who.get(0),
                        "%s stands for several people of one account, and so links nobody".formatted(entry.getKey())));
            }
            return many;
        });
    }
}
