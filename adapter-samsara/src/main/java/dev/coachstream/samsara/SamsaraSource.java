package dev.coachstream.samsara;

import dev.coachstream.http.VendorHttp;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.SplitWindow;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.ReadPlan;
import dev.coachstream.spi.Selection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * One organisation at Samsara: its sessions as a feed of changes, and the points in them.
 *
 * <p>A read without an end of its window goes up to the feed's tail, and its last cursor resumes the feed.
 */
final class SamsaraSource implements CoachingSource {
    private static final long CLOCK_SKEW_SECONDS = 60;

    private final SamsaraConfig config;
    private final VendorHttp http;
    private final SamsaraSessionsApi sessionsApi;
    private final SessionsReader reader;
    private final Capabilities capabilities;
    private final Host host;

    @Inject
    SamsaraSource(
            SamsaraConfig config, VendorHttp http, SamsaraSessionsApi sessionsApi, SessionsReader reader, Host host) {
        this.config = config;
        this.http = http;
        this.sessionsApi = sessionsApi;
        this.reader = reader;
        this.capabilities = SamsaraCapabilities.of(config);
        this.host = host;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public String vendor() {
        return SamsaraMapper.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return stream(Feed.SESSIONS, query, reader::sessions);
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return stream(Feed.POINTS, query, reader::points);
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return SamsaraCapabilities.plan(config, capabilities, feed, query);
    }

    /** The changes of the last minute: few, and asked for as a read asks for them. */
    @Override
    public void check() {
        Instant now = host.time().now();
        new SessionsRequest(List.of(), List.of(), List.of(), now.minusSeconds(60), now).send(sessionsApi, config, null);
    }

    @Override
    public void close() {
        http.close();
    }

    private <T extends CoachingRecord> Paged<T> stream(
            Feed feed, Query query, Function<Items<SamsaraSession>, Items<T>> reading) {
        capabilities.require(name(), feed, query);
        CursorScope scope = new CursorScope(name(), feed, query.fingerprint());
        SessionsRequest request = SessionsRequest.of(feed, query);
        Selection wanted = new Selection(query);
        return Paged.of(
                scope, query.after(), () -> split(scope, request, reading).filter(wanted));
    }

    /**
     * A window with an end may be read in parts, side by side. Only sessions come in the order of their own updates; the points
     * in them have times of their own.
     */
    private <T extends CoachingRecord> PageFetcher<T> split(
            CursorScope scope, SessionsRequest request, Function<Items<SamsaraSession>, Items<T>> reading) {
        Instant end = request.endTime();
        return end == null || scope.feed() != Feed.SESSIONS
                ? pages(scope, request, reading)
                : new SplitWindow<>(
                        scope,
                        (from, to) -> pages(scope, request.between(from, to), reading),
                        request.startTime(),
                        end,
                        Axis.UPDATED::of,
                        isPast(end) ? config.maxInFlight() : 1);
    }

    /** In a window that is still open a session can move from a part not yet read into one that has been. */
    private boolean isPast(Instant end) {
        return end.plusSeconds(CLOCK_SKEW_SECONDS).isBefore(host.time().now());
    }

    private <T extends CoachingRecord> PageFetcher<T> pages(
            CursorScope scope, SessionsRequest request, Function<Items<SamsaraSession>, Items<T>> reading) {
        SessionsDrift drift = new SessionsDrift(new Drift(name(), scope.feed(), host.listener()));
        return new CursorPages<SamsaraSession, T>(
                scope, request.endTime() == null, after -> request.send(sessionsApi, config, after), page -> {
                    drift.tell(page);
                    return reading.apply(page.data());
                });
    }
}
