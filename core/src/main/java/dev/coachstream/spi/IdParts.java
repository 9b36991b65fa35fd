package dev.coachstream.spi;

import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one role of a query, in parts of which a vendor can be asked for each. A record belongs to the first part that has one of
 * its people, so that no two parts have it. Immutable.
 */
public final class IdParts {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Query query;
    private final Filter role;
    private final List<Set<String>> parts = new ArrayList<>();
    private final Map<String, Integer> partsOfIds = new HashMap<>();

    private IdParts(Query query, Filter role) {
        this.query = query;
        this.role = role;
    }

    /** Of a vendor that takes one id at a time. */
    public static IdParts each(Query query, Filter role) {
        return of(query, role, 1);
    }

    /**
     * Of a vendor that takes a list of ids.
     *
     * @param most the characters of a part's ids, with one more for each; a longer id is alone
     */
    public static IdParts of(Query query, Filter role, int most) {
        IdParts parts = new IdParts(query, role);
        Set<String> part = new TreeSet<>();
        int length = 0;
        for (String id : new TreeSet<>(query.people(role))) {
            if (!part.isEmpty() && length + id.length() + 1 > most) {
                parts.add(part);
                part = new TreeSet<>();
                length = 0;
            }
            part.add(id);
            length += id.length() + 1;
        }
        parts.add(part);
        return parts;
    }

    private void add(Set<String> part) {
        part.forEach(id -> partsOfIds.put(id, parts.size()));
        parts.add(part);
    }

    /** Whose ids they are. */
    public Filter role() {
        return role;
    }

    /** How many parts there are; at least one. */
    public int count() {
        return parts.size();
    }

    /** The query for one of the parts. */
    public Query query(int part) {
        return query.people(role, parts.get(part));
    }

    /** Whether a record belongs to a part. */
    public boolean isOf(int part, CoachingRecord item) {
        return partOf(item) == part;
    }

    /** How many records belong to any part. */
    public int among(List<? extends CoachingRecord> items) {
        return (int) items.stream().filter(item -> partOf(item) != NOWHERE).count();
    }

    private int partOf(CoachingRecord item) {
        return switch (role) {
            case COACHEE -> partOf(item.coachee());
            case CREATOR -> partOf(item.creator());
            default -> Math.min(partOf(item.coach()), partOf(item.assignedCoach()));
        };
    }

    private int partOf(@Nullable Participant person) {
        return person == null ? NOWHERE : partsOfIds.getOrDefault(person.id(), NOWHERE);
    }
}
