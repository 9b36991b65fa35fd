package dev.coachstream.maestroqa;

import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Tells what the coaching API's pages and records hold that its document does not list. */
final class MaestroQaDrift {
    private final String source;
    private final SourceListener listener;
    private final Drift sessions;
    private final Drift points;
    private final Drift todos;

    @Inject
    MaestroQaDrift(MaestroQaConfig config, Host host) {
        this.source = config.source();
        this.listener = host.listener();
        this.sessions = of(Feed.SESSIONS);
        this.points = of(Feed.POINTS);
        this.todos = of(Feed.TODOS);
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
        word(points, "type", point.type(), MaestroQaTerms.kind(point.type()) != PointKind.UNKNOWN, "vendorKind");
        word(
                points,
                "classification",
                point.classification(),
                MaestroQaTerms.category(point.classification()) != PointCategory.UNKNOWN,
                "vendorCategory");
    }

    void todo(MaestroQaTodo todo) {
        todos.members("", todo.other());
        word(
                todos,
                "status",
                todo.status(),
                MaestroQaTerms.todoStatus(todo.status()) != Status.UNKNOWN,
                "vendorStatus");
        word(todos, "type", todo.type(), MaestroQaTerms.isTodoType(todo.type()), "type");
    }

    /** Words that stand for nothing, such as an empty text, are no new words. */
    static void word(Drift drift, String path, @Nullable String word, boolean documented, String keptIn) {
        drift.word(path, word, documented || MaestroQaTerms.isEmpty(word), keptIn);
    }

    private Drift of(Feed feed) {
        return new Drift(source, feed, listener);
    }
}
