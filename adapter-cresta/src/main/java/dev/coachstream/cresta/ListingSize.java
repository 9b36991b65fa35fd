package dev.coachstream.cresta;

import dev.coachstream.api.Estimate;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long a listing is, as far as its first page tells. Cresta counts nothing and lists in no order of time, so a page that is
 * not the last tells the size of pages alone. Of several people it tells more: how many of their sessions are on it, beside how many
 * some of them have.
 */
final class ListingSize {
    /** To ask for one of so few first would cost what it may save. */
    private static final int FEW = 4;

    /** Of so many people one more is looked at, and never more than five. */
    private static final int SHARE = 5;

    private static final int MAX_PARTS = 5;
    private static final int PAGES_OF_MANY = 3;
    private static final String UNKNOWN = "Cresta counts no sessions, and the first page is not the last";

    private final CrestaConfig config;
    private final CrestaPages pages;
    private final CrestaMapper mapper;

    @Inject
    ListingSize(CrestaConfig config, CrestaPages pages, CrestaMapper mapper) {
        this.config = config;
        this.pages = pages;
        this.mapper = mapper;
    }

    /** @param ids each of whom could be listed alone; null for one listing of everybody */
    Estimate of(@Nullable IdParts ids) {
        String alone = ids != null && ids.count() == 1 ? agent(ids, 0) : null;
        ListCoachingSessionsResponse page = first(alone);
        int received = received(page);
        if (CrestaPages.next(page.nextPageToken()) == null) {
            return Estimate.of(received, config.pageSize(), 1, "all came in one page");
        }
        return ids == null || alone != null
                ? Estimate.unknown(Math.max(1, received), 1, UNKNOWN)
                : ofIds(ids, page, received);
    }

    private Estimate ofIds(IdParts ids, ListCoachingSessionsResponse page, int received) {
        List<CoachingSession> sessions = Items.orNone(page.coachingSessions())
                .map("name", session -> mapper.toSession(session, config.source()))
                .good();
        TwoWays ways = compare(ids, ids.among(sessions), received);
        int asked = 1 + looks(ids);
        return ways.inPartsAsksLess()
                ? new Estimate(
                        null, looks(ids) + ways.requests(), Math.max(1, received), asked, ways.toString(), ids.role())
                : Estimate.unknown(Math.max(1, received), asked, UNKNOWN + "; " + ways, looks(ids));
    }

    /**
     * What a listing for each of the people takes beside that of everybody, whose first page is not the last.
     *
     * @param wanted how many of its sessions are theirs
     * @param received how many it has
     */
    TwoWays compare(IdParts ids, int wanted, int received) {
        int looks = looks(ids);
        if (looks == 0) {
            return new TwoWays(Long.MAX_VALUE, ids.count(), ids.count());
        }
        long[] sessions = IntStream.range(0, looks)
                .mapToLong(look -> sessions(first(agent(ids, (2 * look + 1) * ids.count() / (2 * looks)))))
                .sorted()
                .toArray();
        // not the mean: one busy person among many whom nobody knows would make all of them busy
        return TwoWays.sampled(ids.count(), wanted, received, (double) sessions[looks / 2]);
    }

    /** How many of the people are asked for to compare. */
    private static int looks(IdParts ids) {
        return ids.count() <= FEW ? 0 : Math.min(MAX_PARTS, ids.count() / SHARE);
    }

    /** The one person of a part. */
    static String agent(IdParts ids, int part) {
        return ids.query(part).coachees().iterator().next();
    }

    /** How many a person has; of a page that is not the last it is not known how many follow. */
    private static long sessions(ListCoachingSessionsResponse page) {
        long received = received(page);
        return CrestaPages.next(page.nextPageToken()) == null ? received : received * PAGES_OF_MANY;
    }

    private ListCoachingSessionsResponse first(@Nullable String agent) {
        return pages.list(pages.complete(ListSessionsRequest.all().agentUserName(agent)));
    }

    private static int received(ListCoachingSessionsResponse page) {
        return Items.orNone(page.coachingSessions()).received();
    }
}
