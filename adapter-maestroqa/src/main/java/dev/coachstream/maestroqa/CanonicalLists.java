package dev.coachstream.maestroqa;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import jakarta.inject.Inject;

/** The three lists of the coaching API. Reports what their document does not list. */
final class CanonicalLists {
    private final MaestroQaApi api;
    private final MaestroQaMapper mapper;
    private final String source;
    private final MaestroQaDrift drift;

    @Inject
    CanonicalLists(MaestroQaApi api, MaestroQaMapper mapper, MaestroQaConfig config, MaestroQaDrift drift) {
        this.api = api;
        this.mapper = mapper;
        this.source = config.source();
        this.drift = drift;
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
        drift.session(sent);
        return mapper.toSession(sent, source);
    }

    CoachingPoint point(MaestroQaPoint sent) {
        drift.point(sent);
        return mapper.toPoint(sent, source);
    }

    Todo todo(MaestroQaTodo sent) {
        drift.todo(sent);
        return mapper.toTodo(sent, source);
    }

    private <W> MaestroQaPage<W> page(Feed feed, MaestroQaPage<W> page) {
        drift.page(feed, page);
        return page;
    }
}
