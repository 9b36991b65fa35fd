package dev.coachstream.maestroqa;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what the coaching export's sessions hold that its document does not list. */
final class LegacyDrift {
    private final Drift drift;
    private final UnlistedWords pointWords;
    private final UnlistedWords todoWords;

    @Inject
    LegacyDrift(MaestroQaConfig config, Host host) {
        this.drift = new Drift(config.source(), Feed.SESSIONS, host.listener());
        this.pointWords = new UnlistedWords(drift, "coachingPoints[].");
        this.todoWords = new UnlistedWords(drift, "todos[].");
    }

    void session(LegacySession session) {
        drift.members("", session.other());
        orEmpty(session.activityLog()).forEach(entry -> drift.members("activityLog[]", entry.other()));
        orEmpty(session.coachingPoints()).forEach(this::point);
        orEmpty(session.todos()).forEach(this::todo);
    }

    private void point(LegacyPoint point) {
        drift.members("coachingPoints[]", point.other());
        pointWords.ofPoint(point.type(), point.classification());
    }

    private void todo(LegacyTodo todo) {
        drift.members("todos[]", todo.other());
        todoWords.ofTodo(todo.status(), todo.type());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
