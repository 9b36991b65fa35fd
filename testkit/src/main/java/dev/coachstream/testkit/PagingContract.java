package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Capture;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every source walks its pages: the paging rules of the architecture document, each over real HTTP. */
abstract class PagingContract extends SourceUnderTest {

    /** The query parameters that say where a page starts; none where the vendor has no pages. */
    protected abstract Set<String> positionParameters();

    @Test
    void readsEverySessionOnce() {
        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
        assertThat(vendor().requests().count()).isGreaterThan(2);
    }

    @Test
    void advancesByTheRowsReceived() {
        vendor().behaviour().clampPageSize(7, 3, 11);

        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
    }

    @Test
    void readsPastEmptyPages() {
        vendor().behaviour().emptyPages(3);

        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesToGoRoundInCircles(int period) {
        assumeFalse(totals() || positionParameters().isEmpty(), "the reader itself counts where it is");
        vendor().behaviour().repeatToken(period);

        assertFails(Kind.PROTOCOL, "repeats the position");
    }

    @Test
    void losesNothingWhenRecordsDisappearDuringTheScan() {
        vendor().behaviour().deleteDuringScan(5, 2);

        List<String> read = ids(source(), Query.all());

        assertThat(read).containsAll(sessionIds(vendor()));
        if (!changeFeed()) {
            assertThat(read).doesNotHaveDuplicates();
        }
    }

    @Test
    void saysThatTheSetMoved() {
        assumeTrue(totals(), "only a total tells");
        vendor().behaviour().deleteDuringScan(5, 2);

        List<Page<CoachingSession>> pages = pages(source().sessions(Query.all()));

        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void losesNothingWhenTheTotalIsCorrectedDuringTheScan() {
        assumeTrue(totals());
        vendor().behaviour().totalChanges(-1, 2);

        assertThat(ids(source(), Query.all()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(sessionIds(vendor()).size() - 2);
    }

    @Test
    void asksTheSameOfEveryPage() {
        pages(source().sessions(Query.all().window(axis(), NOW.minus(Duration.ofDays(400)), NOW)));

        List<RequestSeen> requests = vendor().requests().all();
        Map<String, String> first = withoutPosition(requests.get(0));
        assertThat(requests)
                .hasSizeGreaterThan(2)
                .allSatisfy(request -> assertThat(withoutPosition(request)).isEqualTo(first));
    }

    @Test
    void resumesRightAfterEachPage() {
        List<Page<CoachingSession>> pages = pages(source().sessions(Query.all()));
        List<String> before = new ArrayList<>();
        for (Page<CoachingSession> page : pages) {
            page.items().forEach(session -> before.add(session.id()));
            List<String> all = new ArrayList<>(before);
            Cursor cursor = Cursor.parse(page.cursor().toString());
            try (CoachingSource another = open(settings(vendor()))) {
                all.addAll(ids(another, Query.all().after(cursor)));
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
        }
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        Cursor cursor = source().sessions(Query.all()).pages().iterator().next().cursor();
        Query other = Query.all().coachees(Set.of("x")).after(cursor);

        assertThatThrownBy(() -> source().sessions(other))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("another query");
    }

    @Test
    void stopsFetchingWhereTheReaderStops() {
        try (Paged<CoachingSession> sessions = source().sessions(Query.all())) {
            sessions.iterator().next();
        }

        assertThat(vendor().requests().count()).isLessThan(4);
    }

    @Test
    void readsNoMoreOnceClosed() {
        Paged<? extends CoachingRecord> read = source().sessions(Query.all());
        read.close();

        assertThatThrownBy(read::iterator).isInstanceOf(IllegalStateException.class);
    }

    private boolean totals() {
        return capabilities().feed(ACCOUNT, Feed.SESSIONS).totals();
    }

    /** A feed of changes tells of each change: also of one made while it is read. */
    private boolean changeFeed() {
        return capabilities().feed(ACCOUNT, Feed.SESSIONS).capture() == Capture.CHANGE_FEED;
    }

    private Axis axis() {
        return capabilities().feed(ACCOUNT, Feed.SESSIONS).axes().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private void assertFails(Kind kind, String words) {
        assertThatThrownBy(() -> ids(source(), Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private Map<String, String> withoutPosition(RequestSeen request) {
        Map<String, String> asked = new HashMap<>();
        asked.put("(request)", request.method() + " " + request.path());
        if (request.rawQuery() != null) {
            for (String parameter : request.rawQuery().split("&", -1)) {
                asked.put(parameter.replaceFirst("=.*", ""), parameter);
            }
        }
        positionParameters().forEach(asked::remove);
        return asked;
    }
}
