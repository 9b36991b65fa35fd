package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Selection;
import dev.coachstream.testkit.PageByPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More ids than an address takes: in parts, or picked out here, whichever asks less. */
final class ManyIdsTest {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-07-02T00:00:30Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private CoachingSource source;

    @BeforeEach
    void open() {
        vendor =
                SimulatedSamsara.start(DataSet.small(), ServerOptions.defaults().withNanos(account.time::nanos));
        source = account.source(vendor.url());
    }

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    /** Ids of nine characters: 120 of them are one part. */
    @ParameterizedTest
    @CsvSource({
        "SESSIONS, COACHEE, 5, 300, true",
        "SESSIONS, COACHEE, 5, 900, true",
        "SESSIONS, COACH, 5, 300, true",
        "POINTS, COACHEE, 5, 300, true",
        "ASSIGNMENTS, COACHEE, 1, 250, true",
        "SESSIONS, COACHEE, 300, 300, false",
        "SESSIONS, COACHEE, 20, 3000, false",
        "ASSIGNMENTS, COACHEE, 100, 300, false"
    })
    void areAskedForByWhicheverWayAsksLess(Feed feed, Filter role, int pageSize, int people, boolean inParts) {
        vendor.behaviour().pageSizes(pageSize, pageSize);
        List<? extends CoachingRecord> all =
                source.read(feed, Query.all()).stream().toList();
        Query query = Query.all().people(role, some(all, role, people));
        Estimate estimate = source.estimate(feed, query).orElseThrow();
        vendor.requests().clear();

        List<String> read =
                source.read(feed, query).stream().map(CoachingRecord::id).toList();

        assertThat(read).isNotEmpty().containsExactlyInAnyOrderElementsOf(wanted(all, query));
        assertThat(vendor.requests().all().stream().anyMatch(ManyIdsTest::namesPeople))
                .isEqualTo(inParts);
        assertThat(vendor.requests().all())
                .allMatch(request -> request.rawQuery().length() < 2000);
        if (estimate.requests() == null) {
            assertThat(vendor.requests().count()).isEqualTo(Estimate.pages(all.size(), pageSize) + estimate.looks());
        }
        Filter foreseen = inParts ? role : null;
        assertThat(estimate.inParts()).isEqualTo(foreseen);
        assertThat(PageByPage.ids(source, feed, query)).isEqualTo(read);
    }

    @Test
    void areAskedForInAWindowThatIsOver() {
        vendor.behaviour().pageSizes(5, 5);
        List<? extends CoachingRecord> all =
                source.sessions(Query.all()).stream().toList();
        Query query = Query.all().coachees(some(all, Filter.COACHEE, 300)).window(Axis.UPDATED, APRIL, JUNE);
        vendor.requests().clear();

        assertThat(PageByPage.ids(source, Feed.SESSIONS, query))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(wanted(all, query));
        assertThat(vendor.requests().all().stream().skip(1)).allMatch(ManyIdsTest::namesPeople);
    }

    /** What changes while the parts are read leaves its part, and comes with the rest; the feed goes on from there. */
    @Test
    void missNothingThatChangesMeanwhile() {
        List<? extends CoachingRecord> all =
                source.sessions(Query.all()).stream().toList();
        Query query = Query.all().coachees(some(all, Filter.COACHEE, 300));
        vendor.behaviour().pageSizes(5, 5);
        List<String> wanted = wanted(all, query);
        String last = wanted.get(wanted.size() - 1);
        vendor.behaviour().afterPage(2, () -> vendor.data().edit(last, LATER));

        List<Page<CoachingSession>> pages = new ArrayList<>();
        source.sessions(query).pages().forEach(pages::add);

        List<CoachingSession> read =
                pages.stream().flatMap(page -> page.items().stream()).toList();
        assertThat(read.stream().map(CoachingSession::id)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(read.get(read.size() - 1).updatedAt()).isEqualTo(LATER);
        vendor.requests().clear();
        assertThat(source.sessions(query.after(pages.get(pages.size() - 1).cursor())))
                .isEmpty();
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    private static List<String> wanted(List<? extends CoachingRecord> all, Query query) {
        return all.stream().filter(new Selection(query)).map(CoachingRecord::id).toList();
    }

    private static boolean namesPeople(RequestSeen request) {
        return request.rawQuery().contains("driverIds") || request.rawQuery().contains("coachIds");
    }

    /** Two people whom everybody knows, the last of the feed, and others whom nobody does. */
    private static Set<String> some(List<? extends CoachingRecord> all, Filter role, int people) {
        Set<String> ids = new TreeSet<>();
        for (int last = all.size() - 1; ids.size() < 2; last--) {
            Participant person = role == Filter.COACHEE
                    ? all.get(last).coachee()
                    : all.get(last).coach();
            if (person != null) {
                ids.add(person.id());
            }
        }
        for (int i = 0; ids.size() < people; i++) {
            ids.add(String.valueOf(900_000_000 + i));
        }
        return ids;
    }
}
