package dev.coachstream.cresta;

import com.google.inject.Guice;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.function.Function;

/**
 * Cresta's coaching service as its document describes it, one method for each operation, in the vendor's words.
 *
 * <p>Thread-safe; close it after use. It shares credentials, quota and limits with what the library reads of the same account.
 * Every method throws {@link CoachingSourceException}; a request that lacks something is refused before anything is sent.
 */
public final class CrestaClient implements AutoCloseable {
    private final CrestaConfig config;
    private final CrestaApi api;
    private final CrestaPages pages;
    private final CreateSessionRequest newSession;
    private final VendorHttp http;

    @Inject
    CrestaClient(
            CrestaConfig config, CrestaApi api, CrestaPages pages, CreateSessionRequest newSession, VendorHttp http) {
        this.config = config;
        this.api = api;
        this.pages = pages;
        this.newSession = newSession;
        this.http = http;
    }

    /** A client for an account that is configured as for reading. Does no I/O. */
    public static CrestaClient open(SourceConfig config, Host host) {
        Host own = host.forAccount(config, CrestaConfig.SETTINGS);
        return Guice.createInjector(new CrestaModule(CrestaConfig.from(config), own))
                .getInstance(CrestaClient.class);
    }

    /** {@code GET /v1/{parent}/coachingSessions}, page after page. */
    public Paged<CrestaSession> listSessions(ListSessionsRequest request) {
        ListSessionsRequest complete = pages.complete(request);
        CursorScope scope = scope(Feed.SESSIONS, complete);
        return Paged.of(scope, null, () -> pages.sessions(scope, complete, Function.identity()));
    }

    /**
     * {@code POST /v1/{parent}/coachingSessions}. Creates a session, once: it is not sent again unless it provably was not sent,
     * so after an error of kind UNAVAILABLE or PROTOCOL look whether it is there.
     *
     * @param session names may be bare ids; create, update, manager update and agent update time, agent, creator and plan are
     *     required
     * @return the session as the vendor stored it, whose own word on times counts
     */
    public CrestaSession createSession(CrestaSession session) {
        CrestaSession complete = newSession.complete(session);
        return api.createCoachingSession(config.profile(), complete)
                .session(config.source(), "POST /v1/" + config.profile() + "/coachingSessions");
    }

    /** {@code POST /v1/{parent}/coachingProgresses:retrieve}, page after page where the vendor gives a page token. */
    public Paged<AgentCoachingProgress> retrieveProgresses(RetrieveProgressesRequest request) {
        RetrieveProgressesRequest complete = pages.complete(request);
        CursorScope scope = scope(Feed.PROGRESS, complete);
        return Paged.of(scope, null, () -> pages.progresses(scope, complete, Function.identity()));
    }

    @Override
    public void close() {
        http.close();
    }

    private CursorScope scope(Feed feed, Object request) {
        return new CursorScope(config.source(), feed, Fingerprint.of(request.toString()));
    }
}
