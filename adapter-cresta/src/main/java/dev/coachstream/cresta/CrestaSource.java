package dev.coachstream.cresta;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Fetched;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.Parts;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.Capture;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.FeedCapabilities;
import dev.coachstream.spi.Filter;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.ReadPlan;
import dev.coachstream.spi.Selection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One profile's sessions at Cresta, of one use case. */
@Singleton
final class CrestaSource implements CoachingSource {
    private static final String WHOLE_LISTING = "Cresta filters sessions by no time: the whole use case is listed";
    private static final int MOST_AGENTS = 20;
    private static final String BLIND_SPOT =
            "a deleted session is not told as such: it is missing from the next whole listing";

    private final CrestaConfig config;
    private final CrestaApi api;
    private final CrestaMapper mapper;
    private final VendorHttp http;
    private final Drift sessionDrift;

    @Inject
    CrestaSource(CrestaConfig config, CrestaApi api, CrestaMapper mapper, VendorHttp http, Host host) {
        this.config = config;
        this.api = api;
        this.mapper = mapper;
        this.http = http;
        this.sessionDrift = new Drift(config.source(), Feed.SESSIONS, host.listener());
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return CrestaMapper.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities(Set.of(Filter.COACHEE));
    }

    private Capabilities capabilities(Set<Filter> pushedDown) {
        FeedCapabilities sessions = new FeedCapabilities(
                Set.of(Axis.values()),
                Set.of(Filter.values()),
                pushedDown,
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                Capture.SNAPSHOT);
        return new Capabilities(Map.of(Feed.SESSIONS, sessions), config.quota(), false, true, BLIND_SPOT);
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        capabilities().require(name(), Feed.SESSIONS, query);
        Query named = named(query);
        CursorScope scope = new CursorScope(name(), Feed.SESSIONS, named.fingerprint());
        Selection selection = new Selection(named);
        return Paged.of(
                scope, named.after(), () -> listing(scope, agents(named)).filter(selection));
    }

    /** One listing, or one for each person named, side by side. */
    private PageFetcher<CoachingSession> listing(CursorScope scope, List<CrestaName> agents) {
        return agents.isEmpty()
                ? token -> page(scope, null, token)
                : new Parts<>(
                        scope,
                        agents.size(),
                        agent -> token -> page(scope, agents.get(agent), token),
                        config.maxInFlight());
    }

    private Fetched<CoachingSession> page(CursorScope scope, @Nullable CrestaName agent, @Nullable String token) {
        ListCoachingSessionsResponse page = list(config.pageSize(), token, agent);
        Items<CoachingSession> sessions = Items.orNone(page.coachingSessions()).map(this::session);
        return new Fetched<>(sessions.good(), next(page.nextPageToken()), null, null, sessions.rejected(scope), false);
    }

    private ListCoachingSessionsResponse list(int size, @Nullable String token, @Nullable CrestaName agent) {
        return api.listCoachingSessions(config.profile(), size, token, agent, config.coachingPlan(), config.usecase());
    }

    private CoachingSession session(CrestaSession session) {
        sessionDrift.members("", session.other());
        return mapper.toSession(session, name());
    }

    /** The only end signal: absent and empty mean the same, an empty page means nothing (FACTS 5 #22). */
    private static @Nullable String next(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }

    /** The vendor filters by one agent at a time; of many, the whole listing is shorter and they are picked out here. */
    private static List<CrestaName> agents(Query query) {
        return query.coachees().size() > MOST_AGENTS
                ? List.of()
                : query.coachees().stream().sorted().map(CrestaName::new).toList();
    }

    /**
     * Asks for the one session. The vendor's document does not print this method, but speaks of it ("create, read, …"); its other
     * public pages do. The only other way would be to list the whole use case.
     */
    @Override
    public Optional<CoachingSession> session(String id) {
        CrestaName wanted = refusing(() -> config.profile().child("coachingSessions", id), "session id");
        try {
            CrestaSession session = SessionReply.read(name(), "GET /v1/" + wanted, api.getCoachingSession(wanted));
            if (!wanted.value().equals(session.name())) {
                throw new CoachingSourceException(
                        name(), Kind.PROTOCOL, "GET /v1/" + wanted + " was answered with another session");
            }
            return Optional.of(session(session));
        } catch (CoachingSourceException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        int listings = Math.max(1, agents(named(query)).size());
        Capabilities can = capabilities(agents(named(query)).isEmpty() ? Set.of() : Set.of(Filter.COACHEE));
        return ReadPlan.of(name(), feed, named(query), can, config.pageSize(), listings, List.of(WHOLE_LISTING));
    }

    @Override
    public void check() {
        list(1, null, null);
    }

    @Override
    public void close() {
        http.close();
    }

    /** The query with people's bare ids as resource names, which is what sessions hold. */
    private Query named(Query query) {
        return query.coachees(users(query.coachees()))
                .coaches(users(query.coaches()))
                .creators(users(query.creators()));
    }

    private Set<String> users(Set<String> ids) {
        return ids.stream().map(id -> user(id).value()).collect(Collectors.toSet());
    }

    private CrestaName user(String id) {
        return refusing(
                () -> id.contains("/")
                        ? CrestaName.of(id, "customers", "users")
                        : config.customer().child("users", id),
                "person's id");
    }

    private CrestaName refusing(Supplier<CrestaName> reading, String what) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new CoachingSourceException(name(), Kind.INVALID_REQUEST, "the " + what + " " + e.getMessage());
        }
    }
}
