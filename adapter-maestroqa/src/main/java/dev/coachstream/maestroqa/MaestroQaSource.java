package dev.coachstream.maestroqa;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.TimeSource;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.SourceReads;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The coaching API: sessions, points and to-dos by offset, filtered by creation. */
final class MaestroQaSource implements CoachingSource {
    private final MaestroQaConfig config;
    private final TimeSource time;
    private final VendorHttp http;
    private final MaestroQaApi api;
    private final VendorLists vendorLists;
    private final CanonicalLists listings;
    private final ListSizes sizes;
    private final Capabilities capabilities;
    private final SourceReads reads;

    @Inject
    MaestroQaSource(
            MaestroQaConfig config,
            Host host,
            VendorHttp http,
            MaestroQaApi api,
            VendorLists vendorLists,
            CanonicalLists listings,
            ListSizes sizes) {
        this.config = config;
        this.time = host.time();
        this.http = http;
        this.api = api;
        this.vendorLists = vendorLists;
        this.listings = listings;
        this.sizes = sizes;
        this.capabilities = MaestroQaCapabilities.of(config);
        this.reads = new SourceReads(name(), capabilities);
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return MaestroQaConfig.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return reads.open(Feed.SESSIONS, query, DatedAhead.of(query, time.now()), scope -> {
            PageFetcher<CoachingSession> sessions = scan(scope, listings.sessions(), query);
            return query.with().isEmpty() ? sessions : joined(sessions, query);
        });
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return reads.open(
                Feed.POINTS, query, DatedAhead.of(query, time.now()), scope -> scan(scope, listings.points(), query));
    }

    @Override
    public Paged<Todo> todos(Query query) {
        return reads.open(
                Feed.TODOS, query, DatedAhead.of(query, time.now()), scope -> scan(scope, listings.todos(), query));
    }

    @Override
    public Optional<CoachingSession> session(String id) {
        return SourceReads.found(() -> listings.session(vendorLists.session(id)));
    }

    @Override
    public Optional<? extends CoachingRecord> find(Feed feed, String id) {
        return switch (feed) {
            case SESSIONS -> session(id);
            case POINTS -> SourceReads.found(() -> listings.point(vendorLists.point(id)));
            case TODOS -> SourceReads.found(() -> listings.todo(vendorLists.todo(id)));
            case PROGRESS, ASSIGNMENTS -> CoachingSource.super.find(feed, id);
        };
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return MaestroQaCapabilities.plan(config, capabilities, feed, query);
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        capabilities.require(name(), feed, query);
        return Optional.of(sizes.of(feed, query));
    }

    @Override
    public void check() {
        api.sessions(Map.of("count", 1));
    }

    @Override
    public void close() {
        http.close();
    }

    private <W, T extends CoachingRecord> PageFetcher<T> scan(
            CursorScope scope, ListEndpoint<W, T> listing, Query query) {
        IdParts ids = ListFilter.parts(query);
        ListWays.Scans<T> scans = (asked, end, inFlight) -> scan(scope, listing, asked, end, inFlight);
        return ids == null
                ? scans.scan(query, null, config.maxInFlight())
                : new FewerRequests<>(scope, new ListWays<>(scope, query, ids, config, scans), time);
    }

    private <W, T extends CoachingRecord> PageFetcher<T> scan(
            CursorScope scope, ListEndpoint<W, T> listing, Query query, @Nullable Instant end, int inFlight) {
        Instant until = Objects.requireNonNullElseGet(end, time::now);
        CreationWindow window = CreationWindow.of(query, config.lookback(), until);
        return new CreationScan<>(
                scope, listing, window, fixed -> ListFilter.of(fixed, query, config.pageSize()), inFlight);
    }

    private PageFetcher<CoachingSession> joined(PageFetcher<CoachingSession> sessions, Query query) {
        return new JoinedSessions(
                sessions,
                items(Feed.POINTS, query, listings.points(), CoachingPoint::sessionIds),
                items(Feed.TODOS, query, listings.todos(), Todo::sessionIds),
                config.joinBatch());
    }

    private <W, T extends CoachingRecord> @Nullable JoinedItems<T> items(
            Feed feed, Query query, ListEndpoint<W, T> listing, Function<T, List<String>> sessionIds) {
        CursorScope scope = new CursorScope(name(), feed, query.fingerprint());
        return query.with().contains(feed)
                ? new JoinedItems<>(() -> scan(scope, listing, Query.all()), sessionIds, time::now, config.joinBatch())
                : null;
    }
}
