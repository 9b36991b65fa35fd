package dev.coachstream.cresta;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.SourceReads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One profile's sessions and progresses at Cresta, of one use case. */
@Singleton
final class CrestaSource implements CoachingSource {
    private final CrestaConfig config;
    private final CrestaApi api;
    private final CrestaNames names;
    private final CrestaPages pages;
    private final CrestaMapper mapper;
    private final ListingSize size;
    private final VendorHttp http;
    private final CrestaDrift drift;
    private final TimeSource time;
    private final Capabilities capabilities;
    private final SourceReads reads;

    @Inject
    CrestaSource(
            CrestaConfig config,
            CrestaApi api,
            CrestaNames names,
            CrestaPages pages,
            CrestaMapper mapper,
            ListingSize size,
            VendorHttp http,
            CrestaDrift drift,
            Host host) {
        this.config = config;
        this.api = api;
        this.names = names;
        this.pages = pages;
        this.mapper = mapper;
        this.size = size;
        this.http = http;
        this.drift = drift;
        this.time = host.time();
        this.capabilities = CrestaCapabilities.of(config);
        this.reads =
                new SourceReads(name(), capabilities).within(config.usecase() + String.valueOf(config.coachingPlan()));
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return CrestaConfig.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        Query named = named(query);
        IdParts ids = ids(named);
        return reads.open(Feed.SESSIONS, named, scope -> ids == null ? listing(scope, null) : listingOf(ids, scope));
    }

    /** One person's sessions, or those of several by whichever way asks less. */
    private PageFetcher<CoachingSession> listingOf(IdParts ids, CursorScope scope) {
        ListingWays ways = new ListingWays(scope, ids, agent -> listing(scope, agent), size, config.maxInFlight());
        return ids.count() == 1 ? ways.parts(time.now()) : new FewerRequests<>(scope, ways, time);
    }

    private PageFetcher<CoachingSession> listing(CursorScope scope, @Nullable String agent) {
        return pages.sessions(scope, pages.complete(ListSessionsRequest.all().agentUserName(agent)), this::session);
    }

    /** Whose sessions can be listed alone; null where nobody is named. */
    private static @Nullable IdParts ids(Query query) {
        return query.coachees().isEmpty() ? null : IdParts.each(query, Filter.COACHEE);
    }

    /** A progress that names nobody in a way known to us was chosen by the vendor, who was told whom to choose. */
    @Override
    public Paged<CoachingProgress> progress(Query query) {
        Query named = named(query);
        RetrieveProgressesRequest request =
                pages.complete(RetrieveProgressesRequest.all().agents(sorted(named.coachees())));
        return reads.open(
                Feed.PROGRESS,
                named,
                progress -> progress.coachee() == null,
                scope -> pages.progresses(scope, request, progress -> mapper.toProgress(progress, name())));
    }

    private CoachingSession session(CrestaSession session) {
        drift.session(session);
        return mapper.toSession(session, name());
    }

    /**
     * Asks for the one session. The vendor's document does not print this method, but speaks of it ("create, read, …"); its other
     * public pages do. The only other way would be to list the whole use case.
     */
    @Override
    public Optional<CoachingSession> session(String id) {
        CrestaName wanted = names.session("the session id", id);
        return SourceReads.found(() -> session(single(wanted)));
    }

    private CrestaSession single(CrestaName wanted) {
        CrestaSession session = api.getCoachingSession(wanted).session(name(), "GET /v1/" + wanted);
        if (!wanted.value().equals(session.name())) {
            throw new CoachingSourceException(
                    name(), Kind.PROTOCOL, "GET /v1/" + wanted + " was answered with another session");
        }
        return session;
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        Query named = named(query);
        return CrestaCapabilities.plan(config, feed, named);
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        capabilities.require(name(), feed, query);
        Estimate estimate = feed == Feed.SESSIONS
                ? size.of(ids(named(query)))
                : new Estimate(null, 1L, config.pageSize(), 0, "one request for all");
        return Optional.of(estimate);
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
