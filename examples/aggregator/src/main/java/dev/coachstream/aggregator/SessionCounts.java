package dev.coachstream.aggregator;

import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts over some sessions. */
final class SessionCounts {
    private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    private final Set<String> coachees = new HashSet<>();
    private long sessions;
    private long points;
    private long todos;
    private long todosDone;

    void add(CoachingSession session) {
        sessions++;
        byStatus.merge(session.status(), 1L, Long::sum);
        if (session.coachee() != null) {
            coachees.add(session.source() + "/" + session.coachee().id());
        }
        points += session.points().size();
        todos += session.todos().size();
        todosDone += session.todos().stream()
                .map(Todo::status)
                .filter(Status.COMPLETED::equals)
                .count();
    }

    long sessions() {
        return sessions;
    }

    long with(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    int coachees() {
        return coachees.size();
    }

    long points() {
        return points;
    }

    long todos() {
        return todos;
    }

    /** Of the sessions that are open or completed: a deleted or unknown one is neither. */
    String completionRate() {
        return Amounts.share(with(Status.COMPLETED), with(Status.OPEN) + with(Status.COMPLETED));
    }

    String todoRate() {
        return Amounts.share(todosDone, todos);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sessions", sessions);
        for (Status status : Status.values()) {
            json.put(status.name().toLowerCase(Locale.ROOT), with(status));
        }
        json.put("coachees", coachees.size());
        json.put("points", points);
        json.put("todos", todos);
        json.put("todosCompleted", todosDone);
        return json;
    }
}
