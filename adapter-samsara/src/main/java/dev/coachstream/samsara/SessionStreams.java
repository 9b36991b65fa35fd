package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OrderedParts;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.SplitWindow;
import dev.coachstream.samsara.CursorPages.Ending;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads of the stream of sessions: of everybody or whom an address can name, or, where it cannot name all, by whichever way asks less. */
final class SessionStreams {
    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final StreamSize size;
    private final Host host;

    /** Reads what a page of sessions holds. */
    @FunctionalInterface
    interface Reading<T> extends BiFunction<Items<SamsaraSession>, SamsaraDrift, Items<T>> {}

    @Inject
    SessionStreams(SamsaraConfig config, SamsaraClient client, StreamSize size, Host host) {
        this.config = config;
        this.client = client;
        this.size = size;
        this.host = host;
    }

    <T extends CoachingRecord> PageFetcher<T> read(CursorScope scope, Query query, Reading<T> reading) {
        SamsaraSessionsRequest request = PushedDown.sessions(scope.feed(), query, config);
        IdParts ids = PushedDown.parts(query);
        return ids == null
                ? split(scope, request, reading, page -> {})
                : new FewerRequests<>(scope, new Ways<>(scope, request, ids, reading), host.time());
    }

    /**
     * A window with an end may be read in parts, side by side. Only sessions come in the order of their own updates; the points
     * in them have times of their own.
     */
    private <T extends CoachingRecord> PageFetcher<T> split(
            CursorScope scope,
            SamsaraSessionsRequest request,
            Reading<T> reading,
            Consumer<SamsaraPage<SamsaraSession>> seen) {
        Instant end = request.endTime();
        if (end == null || scope.feed() != Feed.SESSIONS) {
            return pages(scope, request, reading, seen);
        }
        int inFlight = SettledTime.isPast(end, host.time().now()) ? config.maxInFlight() : 1;
        SplitWindow.Pace pace =
                new SplitWindow.Pace(inFlight, RateLimit.between(config.sessionsQuota()), host.time()::nanos);
        SplitWindow.Ordered<T> feed = new SplitWindow.Ordered<>(
                (from, to) -> pages(scope, request.between(from, to), reading, seen), Axis.UPDATED::of);
        return new SplitWindow<>(scope, feed, request.startTime(), end, pace);
    }

    private <T extends CoachingRecord> PageFetcher<T> pages(
            CursorScope scope,
            SamsaraSessionsRequest request,
            Reading<T> reading,
            Consumer<SamsaraPage<SamsaraSession>> seen) {
        SamsaraDrift drift = SamsaraDrift.of(scope.feed(), config, host);
        return new CursorPages<>(
                scope,
                Ending.at(request.endTime()),
                after -> client.sessionsPage(request, after),
                page -> {
                    seen.accept(page);
                    drift.page(page);
                    return reading.apply(page.data(), drift);
                },
                CursorPages::version);
    }

    /** Everybody's stream, and one for each part of the ids, up to what may still change while they are read. */
    private final class Ways<T extends CoachingRecord> implements FewerRequests.Ways<T> {
        private final CursorScope scope;
        private final SamsaraSessionsRequest request;
        private final IdParts ids;
        private final Reading<T> reading;
        private @Nullable SamsaraPage<SamsaraSession> first;

        Ways(CursorScope scope, SamsaraSessionsRequest request, IdParts ids, Reading<T> reading) {
            this.scope = scope;
            this.request = request;
            this.ids = ids;
            this.reading = reading;
        }

        @Override
        public PageFetcher<T> all() {
            return split(scope, request, reading, page -> first = first == null ? page : first);
        }

        @Override
        public PageFetcher<T> parts(Instant begun) {
            Instant end = request.endTime();
            if (end != null && SettledTime.isPast(end, begun)) {
                return partsUpTo(end);
            }
            Instant settled = SettledTime.at(begun);
            return new ThenRest<>(
                    scope, partsUpTo(settled), () -> pages(scope, request.between(settled, end), reading, page -> {}));
        }

        private PageFetcher<T> partsUpTo(Instant end) {
            return new OrderedParts<>(scope, ids.count(), part -> part(part, end), config.maxInFlight());
        }

        private PageFetcher<T> part(int part, Instant end) {
            SamsaraSessionsRequest asked =
                    PushedDown.sessions(scope.feed(), ids.query(part), config).between(request.startTime(), end);
            return pages(scope, asked, reading, page -> {}).filter(item -> ids.isOf(part, item));
        }

        @Override
        public TwoWays compare(FetchedPage<T> page) {
            SamsaraPage<SamsaraSession> sent = first;
            return sent == null
                    ? new TwoWays(1, ids.count(), ids.count())
                    : size.compare(request, ids, sent, ids.among(page.items()), page.received());
        }
    }
}
