package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Samsara's feed of changes is walked: its tail, its cursors, and what its document leaves open about them. */
final class SamsaraFeedTest {
    private static final Instant LATER = Instant.parse("2026-07-01T12:00:00Z");

    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private CoachingSource source;

    @BeforeEach
    void open() {
        vendor = SimulatedSamsara.start(DataSet.of(60));
        vendor.behaviour().pageSizes(20, 20);
        source = account.source(vendor.url());
    }

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resumesTheFeedAtItsTail(boolean endless) {
        vendor.endlessFeed(endless);
        Cursor tail = last(pages(Query.all())).cursor();
        List<String> ids = vendor.data().ids();
        vendor.data().edit(ids.get(3), LATER);
        vendor.data().delete(ids.get(5), LATER);
        List<String> added = vendor.data().add(2, LATER);

        List<CoachingSession> changes = sessions(Query.all().after(Cursor.parse(tail.toString())));

        assertThat(changes)
                .extracting(CoachingSession::id)
                .containsExactly(ids.get(3), ids.get(5), added.get(0), added.get(1));
        assertThat(changes.get(1).status()).isEqualTo(Status.DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void staysAtTheTailWhileNothingChanges(boolean endless) {
        vendor.endlessFeed(endless);
        Cursor tail = last(pages(Query.all())).cursor();

        List<Page<CoachingSession>> again = pages(Query.all().after(tail));

        assertThat(again).hasSize(1);
        assertThat(again.get(0).items()).isEmpty();
        assertThat(again.get(0).cursor().atEnd()).isFalse();
    }

    @Test
    void endsWhereTheWindowEnds() {
        vendor.emptyCursorAtEnd(true);
        Query until = Query.all().window(Axis.UPDATED, null, LATER);

        Page<CoachingSession> end = last(pages(until));

        assertThat(end.last()).isTrue();
        assertThat(end.cursor().atEnd()).isTrue();
        assertThat(sessions(until.after(end.cursor()))).isEmpty();
    }

    @Test
    void resumesFromTheStartWhereNothingHasEverBeen() {
        vendor.behaviour().fault(Faults.once(answer("", "", false)));
        Cursor nothingYet = last(pages(Query.all())).cursor();

        assertThat(sessions(Query.all().after(Cursor.parse(nothingYet.toString()))))
                .hasSameSizeAs(vendor.data().ids());
    }

    @Test
    void keepsTheLastGoodCursorWhereTheLastOneIsEmpty() {
        List<Page<CoachingSession>> pages = pages(Query.all());
        vendor.behaviour().fault(Faults.once(answer("", "", false)));

        Page<CoachingSession> tail = last(pages(Query.all().after(pages.get(1).cursor())));

        assertThat(tail.cursor()).isEqualTo(pages.get(1).cursor());
    }

    @Test
    void deliversEachVersionOfASessionThatChangesMeanwhile() {
        String first = vendor.data().ids().get(0);
        vendor.behaviour().afterPage(2, () -> vendor.data().edit(first, LATER));

        List<CoachingSession> versions = sessions(Query.all()).stream()
                .filter(session -> session.id().equals(first))
                .toList();

        assertThat(versions).extracting(CoachingSession::updatedAt).hasSize(2).isSorted();
        assertThat(versions.get(1).updatedAt()).isEqualTo(LATER);
    }

    @Test
    void deliversAVersionThatIsRepeatedOnce() {
        String session = "{\"id\": \"s\", \"updatedAtTime\": \"2026-01-01T00:00:00Z\"}";
        vendor.behaviour().fault(Faults.after(0, Faults.times(1, answer(session + "," + session, "tail", false))));

        assertThat(sessions(Query.all())).extracting(CoachingSession::id).containsExactly("s");
    }

    /** Samsara's times are whole seconds. */
    @Test
    void deliversWhatASecondVersionOfOneSecondSays() {
        Iterator<Fault> answers = List.of(
                        answer(said("a") + "," + said("b"), "more", true),
                        answer(said("b") + "," + said("a"), "tail", false))
                .iterator();
        vendor.behaviour().fault(request -> answers.next());

        assertThat(sessions(Query.all()))
                .extracting(CoachingSession::coachNotes)
                .containsExactly("a", "b", "a");
    }

    private static String said(String note) {
        return "{\"id\": \"s\", \"updatedAtTime\": \"2026-01-01T00:00:00Z\", \"sessionNote\": \"%s\"}".formatted(note);
    }

    @Test
    void namesARefusedCursor() {
        Cursor tail = last(pages(Query.all())).cursor();
        vendor.expireCursors();

        assertThatThrownBy(() -> sessions(Query.all().after(tail)))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageStartingWith(
                        "fleet: the vendor refuses the cursor, which expires 30 days after it was given out;"
                                + " read sessions again without it, from the last update seen (GET /coaching/sessions/stream was")
                .hasMessageContaining("after has expired");
    }

    @Test
    void losesNothingWhenItStartsAgainFromTheLastUpdateSeen() {
        List<CoachingSession> before = sessions(Query.all());
        Instant last = Objects.requireNonNull(before.get(before.size() - 1).updatedAt());
        vendor.data().add(2, LATER);
        vendor.expireCursors();

        List<String> all =
                new ArrayList<>(before.stream().map(CoachingSession::id).toList());
        sessions(Query.all().window(Axis.UPDATED, last, null)).forEach(session -> all.add(session.id()));

        assertThat(all).containsAll(vendor.data().ids());
    }

    @Test
    void refusesAnEmptyCursorWithMoreToCome() {
        vendor.behaviour().fault(Faults.after(1, Faults.once(answer("", "", true))));

        assertProtocol("hasNextPage is true and endCursor is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": []}",
                "{\"data\": [], \"pagination\": null}",
                "{\"data\": [], \"pagination\": {}}",
                "{\"data\": [], \"pagination\": {\"endCursor\": \"x\", \"hasNextPage\": null}}"
            })
    void insistsOnTheEndBeingSaid(String body) {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), body)));

        assertProtocol("does not say whether there is a next page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"data\": {}, \"pagination\": {\"endCursor\": \"\", \"hasNextPage\": false}}"})
    void refusesAnAnswerOfAnotherForm(String body) {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), body)));

        assertProtocol("JSON that is not of the documented form");
    }

    @Test
    void takesAnEmptyPageThatGivesBackItsCursorForTheEndOfAWindowToo() {
        vendor.behaviour()
                .fault(Faults.when(seen -> seen.parameter("after") != null, Faults.always((exchange, proper) -> {
                    String after = Objects.requireNonNull(
                                    exchange.request().parameters().get("after"))
                            .get(0);
                    answer("", after, true).answer(exchange, proper);
                })));

        assertThat(sessions(Query.all())).hasSize(20);
        assertThat(sessions(Query.all().window(Axis.UPDATED, Instant.EPOCH, LATER)))
                .hasSize(20);
    }

    @Test
    void takesAnAccountWithoutSessionsForAFeedThatHasNotBegun() {
        vendor.behaviour().fault(Faults.always(answer("", "", true)));

        Page<CoachingSession> tail = last(pages(Query.all()));

        assertThat(tail.items()).isEmpty();
        vendor.behaviour().noFaults();
        assertThat(sessions(Query.all().after(tail.cursor())))
                .hasSize(vendor.data().ids().size());
    }

    /** Nor does it let anybody in. */
    @Test
    void takesAnEmptyAnswerForNone() {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), "{}")));

        assertThatThrownBy(source::check).hasMessageContaining("it lacks data");
        assertProtocol("it lacks data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data\": null, ", ""})
    void takesAnAnswerWithoutItsListForNoPage(String data) {
        String body = "{%s\"pagination\": {\"endCursor\": \"x\", \"hasNextPage\": false}}".formatted(data);
        vendor.behaviour().fault(Faults.after(1, Faults.always(Fault.status(200, Map.of(), body))));

        assertProtocol("it lacks data");
    }

    private void assertProtocol(String words) {
        assertThatThrownBy(() -> sessions(Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining(words);
    }

    private static Fault answer(String sessions, String endCursor, boolean hasNextPage) {
        String body = "{\"data\": [%s], \"pagination\": {\"endCursor\": \"%s\", \"hasNextPage\": %s}}"
                .formatted(sessions, endCursor, hasNextPage);
        return Fault.status(200, Map.of(), body);
    }

    private List<CoachingSession> sessions(Query query) {
        return pages(query).stream().flatMap(page -> page.items().stream()).toList();
    }

    private List<Page<CoachingSession>> pages(Query query) {
        try (Paged<CoachingSession> read = source.sessions(query)) {
            List<Page<CoachingSession>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
