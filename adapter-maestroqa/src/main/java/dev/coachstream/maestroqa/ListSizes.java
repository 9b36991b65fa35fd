package dev.coachstream.maestroqa;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.OffsetScan;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the lists are: each page tells its list's total, so that the first tells how many there will be. */
final class ListSizes {
    private static final String BASIS = "the vendor's own count";

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
        return new Estimate(records, requests, own.pageSize(), asked, own.basis());
    }

    private Estimate list(Feed feed, Query query, CreationWindow window) {
        CursorScope scope = new CursorScope(config.source(), feed, query.fingerprint());
        Map<String, Object> first =
                ListFilter.of(window, query, config.pageSize()).at(0);
        OffsetScan.Rows<?> page = list(feed).rows(scope, 0, first);
        boolean more = page.received() > 0 && page.received() < page.total();
        return Estimate.of(page.total(), more ? page.received() : config.pageSize(), 1, BASIS);
    }

    private ListEndpoint<?, ?> list(Feed feed) {
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
