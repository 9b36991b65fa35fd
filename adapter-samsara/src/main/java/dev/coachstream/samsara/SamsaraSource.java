package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.SplitWindow;
import dev.coachstream.samsara.CursorPages.Ending;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.SourceReads;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One organisation at Samsara: its sessions as a feed of changes, the points in them, and who is to coach whom.
 *
 * <p>A read of sessions without an end of its window goes up to the feed's tail, and its last cursor resumes the feed.
 */
final class SamsaraSource implements CoachingSource {
    private static final long CLOCK_SKEW_SECONDS = 60;

    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final SessionsReader sessions;
    private final AssignmentsReader assignments;
    private final StreamDensity density;
    private final Capabilities capabilities;
    private final SourceReads reads;
    private final Host host;

    @Inject
    SamsaraSource(
            SamsaraConfig config,
            SamsaraClient client,
            SessionsReader sessions,
            AssignmentsReader assignments,
            StreamDensity density,
            Host host) {
        this.config = config;
        this.client = client;
        this.sessions = sessions;
        this.assignments = assignments;
        this.density = density;
        this.capabilities = SamsaraCapabilities.of(config);
        this.reads = new SourceReads(name(), capabilities);
        this.host = host;
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return SamsaraConfig.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return stream(Feed.SESSIONS, query, sessions::sessions);
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return stream(Feed.POINTS, query, sessions::points);
    }

    @Override
    public Paged<CoachAssignment> assignments(Query query) {
        SamsaraAssignmentsRequest request = PushedDown.assignments(query, config);
        return reads.open(Feed.ASSIGNMENTS, query, scope -> assignments(scope, request));
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return SamsaraCapabilities.plan(config, capabilities, feed, query);
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        capabilities.require(name(), feed, query);
        return Optional.of(
                feed == Feed.ASSIGNMENTS
                        ? listed(PushedDown.assignments(query, config))
                        : density.of(PushedDown.sessions(feed, query, config)));
    }

    /** The list of assignments has neither a total nor an order of time. */
    private Estimate listed(SamsaraAssignmentsRequest request) {
        SamsaraPage<SamsaraAssignment> page = client.assignmentsPage(request, null);
        SamsaraPagination pagination = page.pagination();
        int received = page.data().received();
        return pagination != null && Boolean.TRUE.equals(pagination.hasNextPage())
                ? Estimate.unknown(
                        Math.max(1, received), 1, "Samsara counts no assignments, and the first page is not the last")
                : Estimate.of(received, Math.max(1, received), 1, "all came in one page");
    }

    /** The changes of the last minute: few, and asked for as a read asks for them. */
    @Override
    public void check() {
        Instant now = host.time().now();
        client.sessionsPage(
                SamsaraSessionsRequest.since(now.minusSeconds(60))
                        .between(now.minusSeconds(60), now)
                        .including(false, false),
                null);
    }

    @Override
    public void close() {
        client.close();
    }

    private <T extends CoachingRecord> Paged<T> stream(
            Feed feed, Query query, BiFunction<Items<SamsaraSession>, SamsaraDrift, Items<T>> reading) {
        SamsaraSessionsRequest request = PushedDown.sessions(feed, query, config);
        return reads.open(feed, query, scope -> split(scope, request, reading));
    }

    /**
     * A window with an end may be read in parts, side by side. Only sessions come in the order of their own updates; the points
     * in them have times of their own.
     */
    private <T extends CoachingRecord> PageFetcher<T> split(
            CursorScope scope,
            SamsaraSessionsRequest request,
            BiFunction<Items<SamsaraSession>, SamsaraDrift, Items<T>> reading) {
        Instant end = request.endTime();
        if (end == null || scope.feed() != Feed.SESSIONS) {
            return pages(scope, request, reading);
        }
        return new SplitWindow<>(
                scope,
                (from, to) -> pages(scope, request.between(from, to), reading),
                request.startTime(),
                end,
                Axis.UPDATED::of,
                isPast(end) ? config.maxInFlight() : 1,
                new SplitWindow.Pace(RateLimit.between(config.sessionsQuota()), host.time()::nanos));
    }

    /** In a window that is still open a session can move from a part not yet read into one that has been. */
    private boolean isPast(Instant end) {
        return end.plusSeconds(CLOCK_SKEW_SECONDS).isBefore(host.time().now());
    }

    private <T extends CoachingRecord> PageFetcher<T> pages(
            CursorScope scope,
            SamsaraSessionsRequest request,
            BiFunction<Items<SamsaraSession>, SamsaraDrift, Items<T>> reading) {
        SamsaraDrift drift = drift(scope);
        return new CursorPages<>(
                scope,
                Ending.at(request.endTime()),
                after -> client.sessionsPage(request, after),
                page -> {
                    drift.page(page);
                    return reading.apply(page.data(), drift);
                },
                SamsaraSource::version);
    }

    private PageFetcher<CoachAssignment> assignments(CursorScope scope, SamsaraAssignmentsRequest request) {
        SamsaraDrift drift = drift(scope);
        return new CursorPages<>(
                scope,
                Ending.LIST,
                after -> client.assignmentsPage(request, after),
                page -> {
                    drift.page(page);
                    return assignments.assignments(page.data(), drift);
                },
                SamsaraSource::version);
    }

    private SamsaraDrift drift(CursorScope scope) {
        return new SamsaraDrift(new Drift(name(), scope.feed(), host.listener()));
    }

    private static CursorPages.@Nullable Version version(CoachingRecord item) {
        return CursorPages.version(item.id(), Axis.UPDATED.of(item));
    }
}
