package dev.coachstream.samsara;

import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OrderedParts;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.samsara.CursorPages.Ending;
import dev.coachstream.spi.FewerRequests;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.IdParts;
import dev.coachstream.spi.TwoWays;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Reads of the list of assignments, which has neither a total nor an order of time. */
final class AssignmentLists {
    private static final String UNKNOWN = "Samsara counts no assignments, and the first page is not the last";

    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final AssignmentsReader reader;
    private final Host host;

    @Inject
    AssignmentLists(SamsaraConfig config, SamsaraClient client, AssignmentsReader reader, Host host) {
        this.config = config;
        this.client = client;
        this.reader = reader;
        this.host = host;
    }

    PageFetcher<CoachAssignment> read(CursorScope scope, Query query) {
        IdParts ids = PushedDown.parts(query);
        return ids == null ? pages(scope, query) : new FewerRequests<>(scope, new Ways(scope, query, ids), host.time());
    }

    Estimate estimate(Query query) {
        SamsaraPage<SamsaraAssignment> page = first(query);
        int received = page.data().received();
        if (!CursorPages.more(page)) {
            return Estimate.of(received, Math.max(1, received), 1, "all came in one page");
        }
        IdParts ids = PushedDown.parts(query);
        if (ids == null) {
            return Estimate.unknown(Math.max(1, received), 1, UNKNOWN);
        }
        int wanted = ids.among(records(page));
        TwoWays ways = compare(ids, wanted, received);
        return ways.inPartsAsksLess()
                ? new Estimate(null, 1 + ways.requests(), received, 2, ways.toString(), ids.role())
                : Estimate.unknown(Math.max(1, received), 2, UNKNOWN + "; " + ways, 1);
    }

    private List<CoachAssignment> records(SamsaraPage<SamsaraAssignment> page) {
        return reader.assignments(page.data(), drift()).good();
    }

    /** By the first part's first page. */
    private TwoWays compare(IdParts ids, int wanted, int received) {
        return TwoWays.sampled(
                ids.count(), wanted, received, first(ids.query(0)).data().received());
    }

    private SamsaraPage<SamsaraAssignment> first(Query query) {
        return client.assignmentsPage(PushedDown.assignments(query, config), null);
    }

    private PageFetcher<CoachAssignment> pages(CursorScope scope, Query query) {
        SamsaraAssignmentsRequest request = PushedDown.assignments(query, config);
        SamsaraDrift drift = drift();
        return new CursorPages<>(
                scope,
                Ending.LIST,
                after -> client.assignmentsPage(request, after),
                page -> {
                    drift.page(page);
                    return reader.assignments(page.data(), drift);
                },
                CursorPages::version);
    }

    private SamsaraDrift drift() {
        return SamsaraDrift.of(Feed.ASSIGNMENTS, config, host);
    }

    /** The list of everybody, and one for each part of the ids. */
    private final class Ways implements FewerRequests.Ways<CoachAssignment> {
        private final CursorScope scope;
        private final Query query;
        private final IdParts ids;

        Ways(CursorScope scope, Query query, IdParts ids) {
            this.scope = scope;
            this.query = query;
            this.ids = ids;
        }

        @Override
        public PageFetcher<CoachAssignment> all() {
            return pages(scope, query);
        }

        @Override
        public PageFetcher<CoachAssignment> parts(Instant begun) {
            return new OrderedParts<>(
                    scope,
                    ids.count(),
                    part -> pages(scope, ids.query(part)).filter(item -> ids.isOf(part, item)),
                    config.maxInFlight());
        }

        @Override
        public TwoWays compare(FetchedPage<CoachAssignment> first) {
            return AssignmentLists.this.compare(ids, ids.among(first.items()), first.received());
        }
    }
}
