package dev.coachstream.cresta;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.OrderedParts;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.Capture;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.FeedCapabilities;
import dev.coachstream.spi.Filter;
import dev.coachstream.spi.Fingerprint;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One profile's sessions and progresses at Cresta, of one use case. */
@Singleton
final class CrestaSource implements CoachingSource {
    private static final int MAX_AGENTS = 20;
    private static final Set<Axis> AXES = Set.of(Axis.UPDATED, Axis.CREATED, Axis.MEETING, Axis.COMPLETED);
    private static final String NO_TIME_FILTER =
            "Cresta filters sessions by no time: all of the use case are listed, or all of the coachees asked for";
    private static final String NO_PAGES =
            "Cresta documents no next page for progresses: a full page is reported as possibly cut";
    private static final String BLIND_SPOT =
            "a deleted session is not told as such: it is missing from the next whole listing";

    private static final String UNTOLD =
            "what a session was about, other than its plan, and when it was due: a session has no points and no due time";

    private final CrestaConfig config;
    private final CrestaApi api;
    private final CrestaNames names;
    private final CrestaPages pages;
    private final CrestaMapper mapper;
    private final VendorHttp http;
    private final Drift sessionDrift;

    @Inject
    CrestaSource(
            CrestaConfig config,
            CrestaApi api,
            CrestaNames names,
            CrestaPages pages,
            CrestaMapper mapper,
            VendorHttp http,
            Host host) {
        this.config = config;
        this.api = api;
        this.names = names;
        this.pages = pages;
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
        FeedCapabilities sessions = feed(AXES, Set.of(Filter.values()), pushedDown);
        FeedCapabilities progress = feed(Set.of(), Set.of(Filter.COACHEE), Set.of(Filter.COACHEE));
        return new Capabilities(
                Map.of(Feed.SESSIONS, sessions, Feed.PROGRESS, progress),
                config.quota(),
                false,
                true,
                true,
                BLIND_SPOT,
                UNTOLD);
    }

    private static FeedCapabilities feed(Set<Axis> axes, Set<Filter> filters, Set<Filter> pushedDown) {
        return new FeedCapabilities(axes, filters, pushedDown, Set.of(), Set.of(), Set.of(), false, Capture.SNAPSHOT);
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        capabilities().require(name(), Feed.SESSIONS, query);
        Query named = named(query);
        CursorScope scope = scope(Feed.SESSIONS, named);
        List<String> agents = byAgent(named) ? sorted(named.coachees()) : List.of();
        return Paged.of(scope, named.after(), () -> listing(scope, agents).filter(new Selection(named)));
    }

    /** One listing, or one for each person named, side by side. */
    private PageFetcher<CoachingSession> listing(CursorScope scope, List<String> agents) {
        return agents.isEmpty()
                ? listing(scope, ListSessionsRequest.all())
                : new OrderedParts<>(
                        scope,
                        agents.size(),
                        part -> listing(scope, ListSessionsRequest.all().agentUserName(agents.get(part))),
                        config.maxInFlight());
    }

    private PageFetcher<CoachingSession> listing(CursorScope scope, ListSessionsRequest request) {
        return pages.sessions(scope, pages.complete(request), this::session);
    }

    /** The vendor filters by one agent at a time; of many, the whole listing is shorter and they are picked out here. */
    private static boolean byAgent(Query query) {
        return !query.coachees().isEmpty() && query.coachees().size() <= MAX_AGENTS;
    }

    @Override
    public Paged<CoachingProgress> progress(Query query) {
        capabilities().require(name(), Feed.PROGRESS, query);
        Query named = named(query);
        CursorScope scope = scope(Feed.PROGRESS, named);
        RetrieveProgressesRequest request =
                pages.complete(RetrieveProgressesRequest.all().agents(sorted(named.coachees())));
        return Paged.of(
                scope,
                named.after(),
                () -> pages.progresses(scope, request, progress -> mapper.toProgress(progress, name()))
                        .filter(chosen(named)));
    }

    /** A progress that names nobody in a way known to us was chosen by the vendor, who was told whom to choose. */
    private static Predicate<CoachingProgress> chosen(Query query) {
        Selection selection = new Selection(query);
        return progress -> progress.coachee() == null || selection.test(progress);
    }

    /** A page token belongs to the use case and the plan that it was given for, too. */
    private CursorScope scope(Feed feed, Query query) {
        String asked = query.fingerprint() + config.usecase() + config.coachingPlan();
        return new CursorScope(name(), feed, Fingerprint.of(asked));
    }

    private CoachingSession session(CrestaSession session) {
        sessionDrift.members("", session.other());
        return mapper.toSession(session, name());
    }

    /**
     * Asks for the one session. The vendor's document does not print this method, but speaks of it ("create, read, …"); its other
     * public pages do. The only other way would be to list the whole use case.
     */
    @Override
    public Optional<CoachingSession> session(String id) {
        CrestaName wanted = names.session("the session id", id);
        try {
            CrestaSession session = api.getCoachingSession(wanted).session(name(), "GET /v1/" + wanted);
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
        Query named = named(query);
        boolean listings = feed == Feed.SESSIONS;
        Capabilities can = capabilities(byAgent(named) ? Set.of(Filter.COACHEE) : Set.of());
        int requests = listings && byAgent(named) ? named.coachees().size() : 1;
        List<String> notes = List.of(listings ? NO_TIME_FILTER : NO_PAGES);
        return ReadPlan.of(name(), feed, named, can, config.pageSize(), requests, notes);
    }

    @Override
    public void check() {
        pages.list(pages.complete(ListSessionsRequest.all().pageSize(1)));
    }

    @Override
    public void close() {
        http.close();
    }

    /** The query with people's bare ids as resource names, which is what sessions hold. */
    private Query named(Query query) {
        return query.coachees(users("a coachee's id", query.coachees()))
                .coaches(users("a coach's id", query.coaches()))
                .creators(users("a creator's id", query.creators()));
    }

    private Set<String> users(String what, Set<String> ids) {
        return ids.stream().map(id -> names.user(what, id).value()).collect(Collectors.toSet());
    }

    private static List<String> sorted(Set<String> ids) {
        return ids.stream().sorted().toList();
    }
}
