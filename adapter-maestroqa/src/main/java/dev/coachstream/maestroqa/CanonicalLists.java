package dev.coachstream.maestroqa;

import dev.coachstream.api.SourceListener;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three lists of the coaching API. Reports what their document does not list. */
final class CanonicalLists {
    private final MaestroQaApi api;
    private final MaestroQaMapper mapper;
    private final String source;
    private final SourceListener listener;

    @Inject
    CanonicalLists(MaestroQaApi api, MaestroQaMapper mapper, MaestroQaConfig config, Host host) {
        this.api = api;
        this.mapper = mapper;
        this.source = config.source();
        this.listener = host.listener();
    }

    ListEndpoint<MaestroQaSession, CoachingSession> sessions() {
        return new ListEndpoint<>(filter -> page(Feed.SESSIONS, api.sessions(filter)), this::session);
    }

    ListEndpoint<MaestroQaPoint, CoachingPoint> points() {
        return new ListEndpoint<>(filter -> page(Feed.POINTS, api.points(filter)), this::point);
    }

    ListEndpoint<MaestroQaTodo, Todo> todos() {
        return new ListEndpoint<>(filter -> page(Feed.TODOS, api.todos(filter)), this::todo);
    }

    CoachingSession session(MaestroQaSession sent) {
        drift(Feed.SESSIONS, sent.other());
        return mapper.session(sent, source);
    }

    private CoachingPoint point(MaestroQaPoint sent) {
        Drift drift = drift(Feed.POINTS, sent.other());
        CoachingPoint point = mapper.point(sent, source);
        word(drift, "type", sent.type(), point.kind() != PointKind.UNKNOWN, "vendorKind");
        word(
                drift,
                "classification",
                sent.classification(),
                point.category() != PointCategory.UNKNOWN,
                "vendorCategory");
        return point;
    }

    private Todo todo(MaestroQaTodo sent) {
        Drift drift = drift(Feed.TODOS, sent.other());
        Todo todo = mapper.todo(sent, source);
        word(drift, "status", sent.status(), todo.status() != Status.UNKNOWN, "vendorStatus");
        word(drift, "type", sent.type(), MaestroQaTerms.isTodoType(sent.type()), "type");
        return todo;
    }

    /** What is beside the records is in no record's attributes, so it is told as the page's. */
    private <W> MaestroQaPage<W> page(Feed feed, MaestroQaPage<W> page) {
        new Drift(source, feed, listener).members("(page)", page.other());
        return page;
    }

    private Drift drift(Feed feed, Map<String, @Nullable Object> other) {
        Drift drift = new Drift(source, feed, listener);
        drift.members("", other);
        return drift;
    }

    private static void word(Drift drift, String path, @Nullable String word, boolean known, String keptIn) {
        if (!known && word != null && !MaestroQaTerms.isEmpty(word)) {
            drift.word(path, word, keptIn);
        }
    }
}
