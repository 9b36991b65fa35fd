package dev.coachstream.maestroqa;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the export's sessions, and reports what its document does not list. */
final class LegacyRecordReader {
    private final LegacyMapper mapper;
    private final String source;
    private final Drift drift;

    @Inject
    LegacyRecordReader(LegacyMapper mapper, MaestroQaConfig config, Host host) {
        this.mapper = mapper;
        this.source = config.source();
        this.drift = new Drift(source, Feed.SESSIONS, host.listener());
    }

    CoachingSession session(LegacySession sent) {
        drift.members("", sent.other());
        orEmpty(sent.activityLog()).forEach(entry -> drift.members("activityLog[]", entry.other()));
        orEmpty(sent.coachingPoints()).forEach(this::report);
        orEmpty(sent.todos()).forEach(this::report);
        return mapper.session(sent, source);
    }

    List<CoachingPoint> points(LegacySession sent) {
        return session(sent).points();
    }

    List<Todo> todos(LegacySession sent) {
        return session(sent).todos();
    }

    private void report(LegacyPoint point) {
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

    private void report(LegacyTodo todo) {
        drift.members("todos[]", todo.other());
        word(
                "todos[].status",
                todo.status(),
                MaestroQaTerms.todoStatus(todo.status()) != Status.UNKNOWN,
                "vendorStatus");
        word("todos[].type", todo.type(), MaestroQaTerms.isTodoType(todo.type()), "type");
    }

    private void word(String path, @Nullable String word, boolean known, String keptIn) {
        if (!known && word != null && !MaestroQaTerms.isEmpty(word)) {
            drift.word(path, word, keptIn);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
