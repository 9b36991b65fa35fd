package dev.coachstream.cresta;

import dev.coachstream.api.Estimate;
import dev.coachstream.json.Items;
import jakarta.inject.Inject;
import java.util.List;

/**
 * How long a listing is, as far as its first page tells. Cresta counts nothing and lists in no order of time, so a page that is
 * not the last tells the size of pages alone.
 */
final class ListingSize {
    private final CrestaConfig config;
    private final CrestaPages pages;

    @Inject
    ListingSize(CrestaConfig config, CrestaPages pages) {
        this.config = config;
        this.pages = pages;
    }

    /** @param agents each of whom is listed alone; none for one listing of everybody */
    Estimate of(List<String> agents) {
        String first = agents.isEmpty() ? null : agents.get(0);
        ListCoachingSessionsResponse page =
                pages.list(pages.complete(ListSessionsRequest.all().agentUserName(first)));
        int received = Items.orNone(page.coachingSessions()).received();
        if (CrestaPages.next(page.nextPageToken()) != null) {
            return Estimate.unknown(
                    Math.max(1, received), 1, "Cresta counts no sessions, and the first page is not the last");
        }
        return first == null ? whole(received) : foreach(agents.size(), received);
    }

    private Estimate whole(int received) {
        return Estimate.of(received, config.pageSize(), 1, "all came in one page");
    }

    private Estimate foreach(int agents, int received) {
        String basis = agents == 1
                ? "all came in one page"
                : "as if each of the people named had as many sessions as the first, who has one page of them";
        return new Estimate((long) agents * received, (long) agents, config.pageSize(), 1, basis);
    }
}
