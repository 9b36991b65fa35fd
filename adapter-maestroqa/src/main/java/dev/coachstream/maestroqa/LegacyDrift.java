package dev.coachstream.maestroqa;

import dev.coachstream.model.Feed;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what the coaching export's sessions hold that its document does not list. */
final class LegacyDrift {
    private final Drift drift;

    @Inject
    LegacyDrift(MaestroQaConfig config, Host host) {
        this.drift = new Drift(config.source(), Feed.SESSIONS, host.listener());
    }

    void session(LegacySession session) {
        drift.members("", session.other());
        orEmpty(session.activityLog()).forEach(entry -> drift.members("activityLog[]", entry.other()));
        orEmpty(session.coachingPoints()).forEach(this::point);
        orEmpty(session.todos()).forEach(this::todo);
    }

    private void point(LegacyPoint point) {
        drift.members("coachingPoints[]", point.other());
        word(
                "coachingPoints[].type",
                point.type(),
                MaestroQaTerms.kind(point.type()) != PointKind.UNKNOWN,
                "vendorKind");
        word(
                "coachingPoints[].classification",
                point.classification(),
                MaestroQaTerms.category(point.classification()) != PointCategory.UNKNOWN,
                "vendorCategory");
    }

    private void todo(LegacyTodo todo) {
        drift.members("todos[]", todo.other());
        word(
                "todos[].status",
                todo.status(),
                MaestroQaTerms.todoStatus(todo.status()) != Status.UNKNOWN,
                "vendorStatus");
        word("todos[].type", todo.type(), MaestroQaTerms.isTodoType(todo.type()), "type");
    }

    private void word(String path, @Nullable String word, boolean documented, String keptIn) {
        MaestroQaDrift.word(drift, path, word, documented, keptIn);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
