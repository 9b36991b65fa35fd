package dev.coachstream.spi;

import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
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

    /** Everything that the query says, by its definition alone. */
    public Selection(Query query) {
        this(query, false);
    }

    /**
     * Of what a vendor sends for the query. Where it chose by the query's axis, what lacks that time is in each window that it is sent in, so
     * that a read of all windows loses nothing; and a feed of changes that is read up to its tail tells every change since the window's
     * start, also of a record whose time was set back beyond that.
     */
    static Selection of(Query query, FeedCapabilities can) {
        boolean pushedDown = can.pushesDown(Filter.TIME, query);
        boolean upToTheTail = pushedDown && can.capture().isChangeFeed() && query.until() == null;
        Query here = upToTheTail ? query.window(query.axis(), null, null) : query;
        return new Selection(here, pushedDown || can.capture().isOn(query.axis()));
    }

    private Selection(Query query, boolean byVendor) {
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
