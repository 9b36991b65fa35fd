package dev.coachstream.warehouse.people;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Participant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account's records say of the people whom they name. For one thread at a time. */
final class AccountPeople {
    private final Map<String, PersonLabels> people = new HashMap<>();

    /** @param undated when a record without a time said it, or one whose time is beyond now */
    void see(CoachingRecord item, Instant undated, Instant now) {
        Instant at = saidAt(item, undated, now);
        see(item, item.coachee(), at);
        see(item, item.coach(), at);
        see(item, item.assignedCoach(), at);
        see(item, item.creator(), at);
    }

    private static Instant saidAt(CoachingRecord item, Instant undated, Instant now) {
        Instant updated = item.updatedAt();
        Instant at = updated == null ? item.createdAt() : updated;
        return at == null || at.isAfter(now) ? undated : at;
    }

    private void see(CoachingRecord item, @Nullable Participant person, Instant at) {
        if (person != null) {
            PersonLabels known = people.get(person.id());
            if (known == null) {
                known = new PersonLabels(item.vendor());
                people.put(person.id(), known);
            }
            known.see(person, at);
        }
    }

    /** By id. */
    Map<String, PersonLabels> people() {
        return people;
    }
}
