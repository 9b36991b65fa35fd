package dev.coachstream.spi;

import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record is in a query's answer. Every source applies it to every record, also where the vendor has filtered
 * already: so the same query means the same thing everywhere.
 */
public final class Selection implements Predicate<CoachingRecord> {
    private final Query query;
    private final boolean everything;

    public Selection(Query query) {
        this.query = query;
        this.everything = query.filters().isEmpty();
    }

    @Override
    public boolean test(CoachingRecord item) {
        return everything
                || (query.inWindow(query.axis().of(item))
                        && among(query.coachees(), coachee(item))
                        && (query.coaches().isEmpty() || coachedBy(item))
                        && among(query.creators(), creator(item))
                        && (query.statuses().isEmpty() || query.statuses().contains(status(item))));
    }

    /** Whoever held the session or was given it: one vendor filter matches either, so all do. */
    private boolean coachedBy(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return among(query.coaches(), session.coach()) || among(query.coaches(), session.assignedCoach());
        }
        return item instanceof CoachAssignment assignment && among(query.coaches(), assignment.coach());
    }

    private static boolean among(Set<String> ids, @Nullable Participant person) {
        return ids.isEmpty() || (person != null && ids.contains(person.id()));
    }

    private static @Nullable Participant coachee(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return session.coachee();
        }
        if (item instanceof CoachingPoint point) {
            return point.coachee();
        }
        if (item instanceof Todo todo) {
            return todo.coachee();
        }
        if (item instanceof CoachingProgress progress) {
            return progress.coachee();
        }
        return item instanceof CoachAssignment assignment ? assignment.coachee() : null;
    }

    private static @Nullable Participant creator(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return session.creator();
        }
        if (item instanceof CoachingPoint point) {
            return point.creator();
        }
        return item instanceof Todo todo ? todo.creator() : null;
    }

    private static Status status(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return session.status();
        }
        return item instanceof Todo todo ? todo.status() : Status.UNKNOWN;
    }
}
