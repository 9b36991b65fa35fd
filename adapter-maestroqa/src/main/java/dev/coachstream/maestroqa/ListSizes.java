package dev.coachstream.maestroqa;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.json.Hashed;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.OffsetScan;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** How long the lists are: each page tells its list's total, so that the first tells how many there will be. */
final class ListSizes {
    private static final String BASIS = "the vendor's own count";
    /** So many of the people who are asked for one by one tell how long their lists are. */
    private static final int LOOKS = 4;

    private final MaestroQaConfig config;
    private final Host host;
    private final CanonicalLists lists;

    @Inject
    ListSizes(MaestroQaConfig config, Host host, CanonicalLists lists) {
        this.config = config;
        this.host = host;
        this.lists = lists;
    }

    Estimate of(Feed feed, Query query) {
        CreationWindow window =
                CreationWindow.of(query, config.lookback(), host.time().now());
        if (window.isEmpty()) {
            return new Estimate(0L, 0L, config.pageSize(), 0, "no record can have been created in the window");
        }
        return joined(list(feed, query, window), query);
    }

    /** For every batch of sessions, all of the joined feeds are read once. */
    private Estimate joined(Estimate own, Query query) {
        long records = count(own.records());
        long batches = Estimate.pages(records, config.joinBatch());
        long requests = count(own.requests());
        int asked = own.asked();
        for (Feed feed : query.with()) {
            CreationWindow all = CreationWindow.of(
                    Query.all(), config.lookback(), host.time().now());
            Estimate joined = list(feed, Query.all(), all);
            requests += batches * count(joined.requests());
            asked += joined.asked();
        }
        return new Estimate(records, requests, own.pageSize(), asked, own.basis(), own.inParts());
    }

    private Estimate list(Feed feed, Query query, CreationWindow window) {
        return size(list(feed), new CursorScope(config.source(), feed, query.fingerprint()), query, window);
    }

    private <T extends CoachingRecord> Estimate size(
            ListEndpoint<?, T> list, CursorScope scope, Query query, CreationWindow window) {
        OffsetScan.Rows<Hashed<T>> page = first(list, scope, query, window);
        boolean more = page.received() > 0 && page.received() < page.total();
        IdParts ids = more ? ListFilter.parts(query) : null;
        if (ids == null) {
            int pageSize = more || page.full() ? page.received() : config.pageSize();
            return new Estimate(page.total(), requests(page.total(), pageSize), pageSize, 1, BASIS);
        }
        List<T> records = page.items().stream().map(Hashed::value).toList();
        TwoWays ways = ListWays.compare(ids, records, page.received(), page.total());
        String basis = BASIS + "; " + ways;
        return ways.inPartsAsksLess()
                ? inParts(
                        ids, part -> first(list, scope, ids.query(part), window).total(), page.received(), basis)
                : new Estimate(page.total(), requests(page.total(), page.received()), page.received(), 1, basis);
    }

    /** Behind a full page another one is asked for, whatever the total says. */
    private static long requests(long records, int pageSize) {
        return records / pageSize + 1;
    }

    private <T> OffsetScan.Rows<Hashed<T>> first(
            ListEndpoint<?, T> list, CursorScope scope, Query query, CreationWindow window) {
        return list.rows(
                scope, 0, ListFilter.of(window, query, config.pageSize()).at(0));
    }

    /** As if the others had as many records as those that were looked at. */
    private static Estimate inParts(IdParts ids, IntToLongFunction total, int pageSize, String basis) {
        int looks = Math.min(LOOKS, ids.count());
        long records = 0;
        long requests = 0;
        for (int look = 0; look < looks; look++) {
            long count = total.applyAsLong(look * ids.count() / looks);
            records += count;
            requests += requests(count, pageSize);
        }
        return new Estimate(
                records * ids.count() / looks,
                1 + requests * ids.count() / looks,
                pageSize,
                1 + looks,
                basis,
                ids.role());
    }

    private ListEndpoint<?, ? extends CoachingRecord> list(Feed feed) {
        return switch (feed) {
            case SESSIONS -> lists.sessions();
            case POINTS -> lists.points();
            case TODOS -> lists.todos();
            default -> throw new IllegalArgumentException("there is no list of " + feed.label());
        };
    }

    private static long count(@Nullable Long known) {
        return known == null ? 0 : known;
    }
}
