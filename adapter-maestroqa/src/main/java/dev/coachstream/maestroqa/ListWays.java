package dev.coachstream.maestroqa;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OrderedParts;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of everybody, and one for each id of a role: the API takes no more than one. */
final class ListWays<T extends CoachingRecord> implements FewerRequests.Ways<T> {
    private final CursorScope scope;
    private final Query query;
    private final IdParts ids;
    private final MaestroQaConfig config;
    private final Scans<T> scans;

    /** Scans one list. */
    @FunctionalInterface
    interface Scans<T> {
        /**
         * A scan that starts anew.
         *
         * @param end what was created at it or later is not read; null for now
         * @param inFlight how many requests may be under way at once
         */
        PageFetcher<T> scan(Query query, @Nullable Instant end, int inFlight);
    }

    ListWays(CursorScope scope, Query query, IdParts ids, MaestroQaConfig config, Scans<T> scans) {
        this.scope = scope;
        this.query = query;
        this.ids = ids;
        this.config = config;
        this.scans = scans;
    }

    @Override
    public PageFetcher<T> all() {
        return scans.scan(query, null, config.maxInFlight());
    }

    @Override
    public PageFetcher<T> parts(Instant begun) {
        return new OrderedParts<>(
                scope,
                ids.count(),
                part -> scans.scan(ids.query(part), begun, 1).filter(item -> ids.isOf(part, item)),
                config.maxInFlight());
    }

    @Override
    public TwoWays compare(FetchedPage<T> first) {
        long total = Objects.requireNonNullElse(first.total(), 0L);
        return compare(ids, first.items(), first.received(), total);
    }

    /** By a page that is not the last, so that it is as long as pages are. */
    static TwoWays compare(IdParts ids, List<? extends CoachingRecord> first, int received, long total) {
        int pageSize = Math.max(1, received);
        return TwoWays.of(Estimate.pages(total, pageSize), ids.count(), ids.among(first), pageSize);
    }
}
