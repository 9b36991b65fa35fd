package dev.coachstream.spi;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record is in a query's answer. Every source applies it to every record, also where the vendor has filtered
 * already: so the same query means the same thing everywhere.
 */
public final class Selection implements Predicate<CoachingRecord> {
    private final Query query;
    private final boolean byVendor;
    private final boolean everything;

    public Selection(Query query) {
        this(query, false);
    }

    /**
     * Of what a vendor sends for the query.
     *
     * @param byVendor whether the vendor chose by the query's axis what it sends: what lacks that time is then in each window that it
     *     is sent in, so that a read of all windows loses nothing
     */
    public Selection(Query query, boolean byVendor) {
        this.query = query;
        this.byVendor = byVendor;
        this.everything = query.filters().isEmpty();
    }

    @Override
    public boolean test(CoachingRecord item) {
        return everything
                || (inWindow(query.axis().of(item))
                        && among(query.coachees(), item.coachee())
                        && coachedBy(item)
                        && among(query.creators(), item.creator())
                        && inStatus(item));
    }

    private boolean inWindow(@Nullable Instant at) {
        return (at == null && byVendor) || query.inWindow(at);
    }

    /** Whoever held the session or was given it: one vendor's filter matches either, so all do. */
    private boolean coachedBy(CoachingRecord item) {
        return among(query.coaches(), item.coach()) || among(query.coaches(), item.assignedCoach());
    }

    private boolean inStatus(CoachingRecord item) {
        Status status = item.status();
        return query.statuses().isEmpty() || (status != null && query.statuses().contains(status));
    }

    private static boolean among(Set<String> ids, @Nullable Participant person) {
        return ids.isEmpty() || (person != null && ids.contains(person.id()));
    }
}
