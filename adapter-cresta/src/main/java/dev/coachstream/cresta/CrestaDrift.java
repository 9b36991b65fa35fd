package dev.coachstream.cresta;

import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what pages and sessions hold that no document lists. A progress is kept as it was sent, so nothing in it is unlisted. */
final class CrestaDrift {
    private final String source;
    private final SourceListener listener;
    private final Drift sessions;

    @Inject
    CrestaDrift(CrestaConfig config, Host host) {
        this.source = config.source();
        this.listener = host.listener();
        this.sessions = new Drift(source, Feed.SESSIONS, listener);
    }

    /** What is beside the records is in no record's attributes, so it is told as the page's. */
    void page(Feed feed, Map<String, @Nullable Object> other) {
        new Drift(source, feed, listener).members("(page)", other);
    }

    void session(CrestaSession session) {
        sessions.members("", session.other());
    }
}
