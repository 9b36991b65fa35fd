package dev.coachstream.maestroqa;

import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;

/** Tells what the coaching API's pages and records hold that its document does not list. */
final class MaestroQaDrift {
    private final String source;
    private final SourceListener listener;
    private final Drift sessions;
    private final Drift points;
    private final UnlistedWords pointWords;
    private final Drift todos;
    private final UnlistedWords todoWords;

    @Inject
    MaestroQaDrift(MaestroQaConfig config, Host host) {
        this.source = config.source();
        this.listener = host.listener();
        this.sessions = of(Feed.SESSIONS);
        this.points = of(Feed.POINTS);
        this.pointWords = new UnlistedWords(points, "");
        this.todos = of(Feed.TODOS);
        this.todoWords = new UnlistedWords(todos, "");
    }

    /** What is beside the records is in no record's attributes, so it is told as the page's. */
    void page(Feed feed, MaestroQaPage<?> page) {
        of(feed).members("(page)", page.other());
    }

    void session(MaestroQaSession session) {
        sessions.members("", session.other());
    }

    void point(MaestroQaPoint point) {
        points.members("", point.other());
        pointWords.ofPoint(point.type(), point.classification());
    }

    void todo(MaestroQaTodo todo) {
        todos.members("", todo.other());
        todoWords.ofTodo(todo.status(), todo.type());
    }

    private Drift of(Feed feed) {
        return new Drift(source, feed, listener);
    }
}
