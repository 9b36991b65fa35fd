package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Estimate;
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
import dev.coachstream.spi.Drift;
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
    private static final long CLOCK_SKEW_SECONDS = 60;
    private static final int FEW = 4;

    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final SessionsReader reader;
    private final StreamDensity density;
    private final Host host;

    /** Reads what a page of sessions holds. */
    @FunctionalInterface
    interface Reading<T> extends BiFunction<Items<SamsaraSession>, SamsaraDrift, Items<T>> {}

    @Inject
    SessionStreams(
            SamsaraConfig config, SamsaraClient client, SessionsReader reader, StreamDensity density, Host host) {
        this.config = config;
        this.client = client;
        this.reader = reader;
        this.density = density;
        this.host = host;
    }

    <T extends CoachingRecord> PageFetcher<T> read(CursorScope scope, Query query, Reading<T> reading) {
        SamsaraSessionsRequest request = PushedDown.sessions(scope.feed(), query, config);
        IdParts ids = PushedDown.parts(query);
        return ids == null
                ? split(scope, request, reading, page -> {})
                : new FewerRequests<>(scope, new Ways<>(scope, request, ids, reading), host.time());
    }

    /** How long a read would be, by the way that it would take. */
    Estimate estimate(Feed feed, Query query) {
        SamsaraSessionsRequest request = PushedDown.sessions(feed, query, config);
        IdParts ids = PushedDown.parts(query);
        if (ids == null) {
            return density.of(request);
        }
        SamsaraPage<SamsaraSession> page = client.sessionsPage(request, null);
        if (!CursorPages.more(page)) {
            return density.of(request, page);
        }
        int wanted = ids.among(reader.sessions(page.data(), drift(new CursorScope(config.source(), feed, "")))
                .good());
        Compared compared = compare(request, ids, page, wanted, page.data().received());
        return compared.ways().inPartsAsksLess()
                ? inParts(density.of(PushedDown.sessions(feed, ids.query(0), config)), request, ids, compared)
                : compared.picked();
    }

    /** The two ways, and how long everybody's stream is, as far as it was looked at. */
    private record Compared(TwoWays ways, Estimate all) {
        Estimate picked() {
            Long requests = all.requests();
            Long andLooks = requests == null ? null : (Long) (requests + all.asked() - 1);
            return new Estimate(all.records(), andLooks, all.pageSize(), all.asked(), all.basis() + "; " + ways);
        }
    }

    /** As if each of the parts were as long as the first. */
    private Estimate inParts(Estimate first, SamsaraSessionsRequest request, IdParts ids, Compared compared) {
        int looks = compared.all().asked();
        Long requests = first.requests();
        long parts = requests == null ? ids.count() : requests * ids.count();
        return new Estimate(
                null,
                looks + parts + rest(request, host.time().now()),
                first.pageSize(),
                looks + first.asked(),
                compared.ways().toString(),
                ids.role());
    }

    /** Looks into everybody's stream here and there, unless the parts are so few that it would cost what it may save. */
    private Compared compare(
            SamsaraSessionsRequest request, IdParts ids, SamsaraPage<SamsaraSession> first, int wanted, int received) {
        int parts = ids.count();
        Instant now = host.time().now();
        Estimate unknown = Estimate.unknown(Math.max(1, received), 1, "nobody looked");
        if (!request.startTime().isBefore(settled(now).minusSeconds(CLOCK_SKEW_SECONDS))) {
            return new Compared(new TwoWays(1, parts, parts), unknown);
        }
        Estimate all = parts <= FEW ? unknown : density.of(request, first);
        Long requests = all.requests();
        TwoWays ways = requests == null
                ? new TwoWays(Long.MAX_VALUE, parts, parts)
                : TwoWays.of(requests, parts, wanted, received);
        return new Compared(ways.andInParts(rest(request, now)), all);
    }

    /** The requests of what is too young to be read in parts. */
    private static int rest(SamsaraSessionsRequest request, Instant now) {
        return isPast(request.endTime(), now) ? 0 : 1;
    }

    /** In a window that is still open a session can move from a part not yet read into one that has been. */
    private static boolean isPast(@Nullable Instant end, Instant now) {
        return end != null && end.isBefore(settled(now));
    }

    private static Instant settled(Instant now) {
        return now.minusSeconds(CLOCK_SKEW_SECONDS);
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
        int inFlight = isPast(end, host.time().now()) ? config.maxInFlight() : 1;
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
        SamsaraDrift drift = drift(scope);
        return new CursorPages<>(
                scope,
                Ending.at(request.endTime()),
                after -> client.sessionsPage(request, after),
                page -> {
                    seen.accept(page);
                    drift.page(page);
                    return reading.apply(page.data(), drift);
                },
                item -> CursorPages.version(item.id(), Axis.UPDATED.of(item)));
    }

    private SamsaraDrift drift(CursorScope scope) {
        return new SamsaraDrift(new Drift(config.source(), scope.feed(), host.listener()));
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
            if (end != null && isPast(end, begun)) {
                return partsUpTo(end);
            }
            Instant settled = settled(begun);
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
            int received = page.items().size() + page.rejected().size();
            return sent == null
                    ? new TwoWays(1, ids.count(), ids.count())
                    : SessionStreams.this
                            .compare(request, ids, sent, ids.among(page.items()), received)
                            .ways();
        }
    }
}
