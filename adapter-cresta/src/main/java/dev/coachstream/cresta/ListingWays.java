package dev.coachstream.cresta;

import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OrderedParts;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The listing of everybody, and one for each coachee: Cresta filters by one at a time. */
final class ListingWays implements FewerRequests.Ways<CoachingSession> {
    private final CursorScope scope;
    private final IdParts ids;
    private final Function<@Nullable String, PageFetcher<CoachingSession>> listings;
    private final ListingSize size;
    private final int inFlight;

    /**
     * @param listings lists the sessions of one coachee; of everybody for null
     * @param inFlight how many are listed at once
     */
    ListingWays(
            CursorScope scope,
            IdParts ids,
            Function<@Nullable String, PageFetcher<CoachingSession>> listings,
            ListingSize size,
            int inFlight) {
        this.scope = scope;
        this.ids = ids;
        this.listings = listings;
        this.size = size;
        this.inFlight = inFlight;
    }

    @Override
    public PageFetcher<CoachingSession> all() {
        return listings.apply(null);
    }

    @Override
    public PageFetcher<CoachingSession> parts(Instant begun) {
        return new OrderedParts<>(scope, ids.count(), part -> listings.apply(ListingSize.agent(ids, part)), inFlight);
    }

    @Override
    public TwoWays compare(FetchedPage<CoachingSession> first) {
        return size.compare(ids, ids.among(first.items()), first.received());
    }
}
