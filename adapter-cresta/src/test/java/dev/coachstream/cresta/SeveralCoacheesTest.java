package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.spi.Selection;
import dev.coachstream.testkit.PageByPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several coachees, of whom Cresta lists one at a time: whichever asks less. It counts nothing, so that a few tell. */
final class SeveralCoacheesTest {
    /** What looking at a few may cost: the first page of all, and a page of five people. */
    private static final int LOOKS = 6;

    @ParameterizedTest
    @CsvSource({
        "600, 5, 3, true",
        "600, 5, 12, true",
        "600, 20, 2, true",
        "600, 100, 30, false",
        "600, 20, 300, false",
        "80, 100, 4, false"
    })
    void areListedByWhicheverWayAsksLess(int sessions, int pageSize, int people, boolean oneByOne) {
        try (SimulatedCresta vendor = SimulatedCresta.start(DataSet.of(sessions));
                CoachingSource source = CrestaAccount.source(vendor, Map.of("page-size", String.valueOf(pageSize)))) {
            List<CoachingSession> all = source.sessions(Query.all()).stream().toList();
            Query query = Query.all().coachees(some(all, people));
            Estimate estimate = source.estimate(Feed.SESSIONS, query).orElseThrow();
            vendor.requests().clear();

            List<String> read =
                    source.sessions(query).stream().map(CoachingSession::id).toList();

            assertThat(read)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(new Selection(query))
                            .map(CoachingSession::id)
                            .toList());
            long sent = vendor.requests().count();
            assertThat(vendor.requests().all().get((int) sent - 1).rawQuery().contains("agentUserName"))
                    .isEqualTo(oneByOne);
            assertThat(sent)
                    .isLessThanOrEqualTo(LOOKS + Math.min(pages(all.size(), pageSize), oneByOne(query, all, pageSize)));
            if (!oneByOne) {
                long foreseen = estimate.requests() == null
                        ? pages(all.size(), pageSize) + estimate.looks()
                        : estimate.requests();
                assertThat(sent).isEqualTo(foreseen);
            }
            Filter inParts = oneByOne ? Filter.COACHEE : null;
            assertThat(estimate.inParts()).isEqualTo(inParts);
            assertThat(PageByPage.ids(source, Feed.SESSIONS, query)).isEqualTo(read);
        }
    }

    private static long oneByOne(Query query, List<CoachingSession> all, int pageSize) {
        return query.coachees().stream()
                .mapToLong(id -> all.stream()
                        .filter(new Selection(Query.all().coachees(Set.of(id))))
                        .count())
                .map(sessions -> pages(sessions, pageSize))
                .sum();
    }

    private static long pages(long sessions, int pageSize) {
        return Math.max(1, Estimate.pages(sessions, pageSize));
    }

    /** So many people, of whom those that there are come first: not those of the first page. */
    private static Set<String> some(List<CoachingSession> all, int people) {
        Set<String> ids = new TreeSet<>();
        for (int last = all.size() - 1; last >= 0; last--) {
            Participant coachee = all.get(last).coachee();
            if (coachee != null && ids.size() < people) {
                ids.add(coachee.id());
            }
        }
        for (int i = 0; ids.size() < people; i++) {
            ids.add("customers/acme/users/nobody-" + i);
        }
        return ids;
    }
}
