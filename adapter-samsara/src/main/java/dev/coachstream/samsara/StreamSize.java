package dev.coachstream.samsara;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** How long a read of the stream of sessions would be, by the way that it would take. */
final class StreamSize {
    /** To look into the stream for so few parts would cost what it may save. */
    private static final int FEW = 4;

    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final SessionsReader reader;
    private final StreamDensity density;
    private final Host host;

    @Inject
    StreamSize(SamsaraConfig config, SamsaraClient client, SessionsReader reader, StreamDensity density, Host host) {
        this.config = config;
        this.client = client;
        this.reader = reader;
        this.density = density;
        this.host = host;
    }

    Estimate of(Feed feed, Query query) {
        SamsaraSessionsRequest request = PushedDown.sessions(feed, query, config);
        IdParts ids = PushedDown.parts(query);
        if (ids == null) {
            return density.of(request);
        }
        SamsaraPage<SamsaraSession> page = client.sessionsPage(request, null);
        if (!CursorPages.more(page)) {
            return density.of(request, page);
        }
        List<CoachingSession> sessions = reader.sessions(page.data(), SamsaraDrift.of(feed, config, host))
                .good();
        Compared compared =
                compared(request, ids, page, ids.among(sessions), page.data().received());
        return compared.ways().inPartsAsksLess()
                ? inParts(density.of(PushedDown.sessions(feed, ids.query(0), config)), request, ids, compared)
                : compared.picked();
    }

    /**
     * What a stream for each part of the ids takes beside everybody's, whose first page is not the last.
     *
     * @param wanted how many of its records are of the ids
     * @param received how many it has
     */
    TwoWays compare(
            SamsaraSessionsRequest request, IdParts ids, SamsaraPage<SamsaraSession> first, int wanted, int received) {
        return compared(request, ids, first, wanted, received).ways();
    }

    /** The two ways, and how long everybody's stream is, as far as it was looked at. */
    private record Compared(TwoWays ways, Estimate all) {
        Estimate picked() {
            Long requests = all.requests();
            Long andLooks = requests == null ? null : Long.valueOf(requests + all.asked() - 1);
            return new Estimate(all.records(), andLooks, all.pageSize(), all.asked(), all.basis() + "; " + ways);
        }
    }

    /** Looks into everybody's stream here and there, unless the parts are so few that it would cost what it may save. */
    private Compared compared(
            SamsaraSessionsRequest request, IdParts ids, SamsaraPage<SamsaraSession> first, int wanted, int received) {
        int parts = ids.count();
        Instant now = host.time().now();
        Estimate unknown = Estimate.unknown(Math.max(1, received), 1, "nobody looked");
        if (!request.startTime().isBefore(SettledTime.at(now).minus(SettledTime.CLOCK_SKEW))) {
            return new Compared(new TwoWays(1, parts, parts), unknown);
        }
        Estimate all = parts <= FEW ? unknown : density.of(request, first);
        Long requests = all.requests();
        TwoWays ways = requests == null
                ? new TwoWays(Long.MAX_VALUE, parts, parts)
                : TwoWays.of(requests, parts, wanted, received);
        return new Compared(ways.andInParts(rest(request, now)), all);
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

    /** The requests of what is too young to be read in parts. */
    private static int rest(SamsaraSessionsRequest request, Instant now) {
        return SettledTime.isPast(request.endTime(), now) ? 0 : 1;
    }
}
