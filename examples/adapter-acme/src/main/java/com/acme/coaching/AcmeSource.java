package com.acme.coaching;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.http.Credential;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.NumberedPage;
import dev.coachstream.paging.PageNumberScan;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.SourceReads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account at Acme. */
final class AcmeSource implements CoachingSource {
    private static final String BLIND_SPOT = "a deleted coaching is not told: it is missing from the next whole listing";
    private static final String UNTOLD = "whether the agent agreed: a coaching has no acknowledgement";
    private static final FeedCapabilities SESSIONS = FeedCapabilities.of(Capture.windows(Axis.UPDATED))
            .axes(Set.of(Axis.CREATED, Axis.UPDATED, Axis.MEETING, Axis.DUE, Axis.COMPLETED))
            .filters(Set.of(Filter.values()))
            .pushedDown(Set.of(Filter.TIME))
            .pushedDownAxes(Set.of(Axis.UPDATED))
            .embeds(Set.of(Feed.POINTS, Feed.TODOS))
            .withTotals();

    private final AcmeConfig config;
    private final AcmeMapper mapper;
    private final VendorHttp http;
    private final AcmeApi api;
    private final Capabilities capabilities;
    private final SourceReads reads;
    private final Drift drift;

    AcmeSource(AcmeConfig config, Host host) {
        this.config = config;
        mapper = new AcmeMapper(config.source());
        http = new VendorHttp(config.source(), host);
        api = http.client(
                AcmeApi.class,
                config.baseUrl(),
                Credential.parameter("api_key", config.apiKey()),
                http.sharedQuota(Fingerprint.of(config.baseUrl() + config.apiKey().value()), config.quota()));
        capabilities = Capabilities.of(Map.of(Feed.SESSIONS, SESSIONS), config.quota())
                .blindSpot(BLIND_SPOT)
                .untold(UNTOLD);
        reads = new SourceReads(config.source(), capabilities);
        drift = new Drift(config.source(), Feed.SESSIONS, host.listener());
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return AcmeConfig.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        Long since = updatedSince(query);
        return reads.open(
                Feed.SESSIONS,
                query,
                scope -> new PageNumberScan<>(scope, number -> page(scope, number, since), CoachingSession::id));
    }

    private NumberedPage<CoachingSession> page(CursorScope scope, long number, @Nullable Long since) {
        AcmePage page = api.coachings(number, config.pageSize(), since);
        page.coachings().good().forEach(coaching -> drift.members("", coaching.other()));
        Items<CoachingSession> sessions = page.coachings().map(mapper::toSession);
        return new NumberedPage<>(sessions.good(), sessions.received(), sessions.rejected(scope))
                .withPages(page.totalPages())
                .withTotal(page.total());
    }

    /** Whole seconds: what was updated in the second before is left out here, as all that the query does not want. */
    private static @Nullable Long updatedSince(Query query) {
        Instant since = query.since();
        return since == null || query.axis() != Axis.UPDATED ? null : Long.valueOf(since.getEpochSecond());
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return ReadPlan.of(name(), feed, query, capabilities, config.pageSize(), 1, List.of());
    }

    @Override
    public void check() {
        api.coachings(1, 1, null);
    }

    @Override
    public void close() {
        http.close();
    }
}
