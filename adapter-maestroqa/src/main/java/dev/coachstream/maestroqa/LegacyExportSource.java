package dev.coachstream.maestroqa;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.SourceReads;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The older coaching export: sessions with their points, to-dos, activity log, sign-off dates and deletions, by date windows. */
final class LegacyExportSource implements CoachingSource {
    private final MaestroQaConfig config;
    private final Host host;
    private final VendorHttp http;
    private final LegacyExportApi api;
    private final LegacyRecordReader records;
    private final Capabilities capabilities;
    private final SourceReads reads;

    @Inject
    LegacyExportSource(
            MaestroQaConfig config, Host host, VendorHttp http, LegacyExportApi api, LegacyRecordReader records) {
        this.config = config;
        this.host = host;
        this.http = http;
        this.api = api;
        this.records = records;
        this.capabilities = LegacyCapabilities.of(config);
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
        return paged(
                Feed.SESSIONS, query, new LegacyPageFetcher.Contents<>(sent -> List.of(records.session(sent)), false));
    }

    /** The sessions' own points, each once. */
    @Override
    public Paged<CoachingPoint> points(Query query) {
        return paged(Feed.POINTS, query, new LegacyPageFetcher.Contents<>(records::points, true));
    }

    /** The sessions' own to-dos, each once. */
    @Override
    public Paged<Todo> todos(Query query) {
        return paged(Feed.TODOS, query, new LegacyPageFetcher.Contents<>(records::todos, true));
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        capabilities.require(name(), feed, query);
        int windows = LegacyPeriod.of(feed, query, config, host.time().now())
                .start()
                .window()
                .count();
        return LegacyCapabilities.plan(config, capabilities, feed, query, windows);
    }

    /** The windows alone decide: each comes with one request, however many records it holds. */
    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        ReadPlan plan = plan(feed, query);
        long windows = plan.fixedRequests();
        return Optional.of(new Estimate(null, windows, plan.pageSize(), 0, "one request for each window of time"));
    }

    @Override
    public void check() {
        Instant now = host.time().now();
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        try (LegacyPageFetcher<CoachingSession> scan = scan(
                new CursorScope(name(), Feed.SESSIONS, ""),
                new LegacyPeriod(LegacyPosition.start(yesterday, now), false),
                new LegacyPageFetcher.Contents<>(sent -> List.of(records.session(sent)), false))) {
            scan.fetch(null);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private <T extends CoachingRecord> Paged<T> paged(Feed feed, Query query, LegacyPageFetcher.Contents<T> contents) {
        return reads.open(
                feed,
                query,
                scope -> scan(
                        scope, LegacyPeriod.of(feed, query, config, host.time().now()), contents));
    }

    private <T extends CoachingRecord> LegacyPageFetcher<T> scan(
            CursorScope scope, LegacyPeriod period, LegacyPageFetcher.Contents<T> contents) {
        LegacyReader reader = new LegacyReader(api, host, period.byMeeting());
        return new LegacyPageFetcher<>(scope, reader, period.start(), contents, config.pageSize());
    }
}
