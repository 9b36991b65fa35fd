package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.RequestSeen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How every source walks its pages: the paging rules of the architecture document, each over real HTTP. */
abstract class PagingContract extends SourceUnderTest {

    /**
     * The query's parameters, or the members of a JSON body, that say where a page starts, and whose records it has where a vendor lists
     * those of one person; none where the vendor has no pages. Everything else must be the same in all requests of a read that {@linkplain #asksForAPage ask for a page}.
     */
    protected abstract Set<String> positionParameters();

    /** How the next page is found: the suite lets go wrong what can go wrong with it. */
    protected abstract NextPage nextPage();

    /**
     * Whether a request asks for a page. Others are neither compared with those nor counted with them: a list that holds ids alone takes one
     * for each record besides, and a vendor that must be told whose records to list is asked who there is.
     */
    protected boolean asksForAPage(RequestSeen request) {
        return true;
    }

    @Test
    void readsEverySessionOnce() {
        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
        assertThat(vendor().requests().count()).isGreaterThan(2);
    }

    @Test
    void advancesByTheRowsReceived() {
        int[] sizes = nextPage() == NextPage.NUMBERED ? new int[] {7} : new int[] {7, 3, 11};
        vendor().behaviour().clampPageSize(sizes);

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
        assumeTrue(nextPage() == NextPage.NAMED, "the reader itself counts where it is");
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
        pages(source().sessions(longWindow()));

        List<RequestSeen> requests = pageRequests();
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
        Page<CoachingSession> page = source().sessions(Query.all()).firstPage();
        Query other = like(page.items().get(0)).after(page.cursor());

        assertThatThrownBy(() -> source().sessions(other))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("another query");
    }

    @Test
    void stopsFetchingWhereTheReaderStops() {
        try (Paged<CoachingSession> sessions = source().sessions(Query.all())) {
            sessions.iterator().next();
        }

        assertThat(pageRequests()).hasSizeLessThan(4);
    }

    @Test
    void sendsOneRequestWhereItsPageSuffices() {
        try (Paged<CoachingSession> sessions = source().sessions(Query.all());
                Stream<CoachingSession> first = sessions.stream()) {
            assertThat(first.limit(1).toList()).hasSize(1);
        }

        boolean looksAtTheLastPageFirst = !totals() && nextPage() != NextPage.NAMED;
        int most = looksAtTheLastPageFirst ? 3 : 1;
        assertThat(pageRequests()).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void readsNoMoreOnceClosed() {
        Paged<? extends CoachingRecord> read = source().sessions(Query.all());
        read.close();

        assertThatThrownBy(read::iterator).isInstanceOf(IllegalStateException.class);
    }

    /** An empty page and an error look alike to whoever knows only the list's name; one ends a listing whole, the other must not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RATE_LIMITED|{'error':{'code':8,'message':'told by the vendor'}}",
                "RATE_LIMITED|{'error':{'code':429,'status':'RESOURCE_EXHAUSTED','message':'told by the vendor'}}",
                "AUTHENTICATION|{'code':16,'message':'told by the vendor','details':[]}",
                "PERMISSION|{'code':7,'message':'told by the vendor','details':[]}",
                "INVALID_REQUEST|{'error':{'code':400,'message':'told by the vendor'}}",
                "UNAVAILABLE|{'code':13,'message':'told by the vendor','details':[]}",
                "UNAVAILABLE|{'error':{'code':14,'message':'told by the vendor'}}",
                "PROTOCOL|{'message':'told by the vendor','requestId':'r1'}",
                "PROTOCOL|{'errors':['told by the vendor']}",
                "PROTOCOL|{'errors':[{'message':'told by the vendor'}]}",
                "PROTOCOL|{'fault':{'faultstring':'told by the vendor','detail':{'errorcode':'x'}}}",
                "PROTOCOL|{'error':'told by the vendor'}"
            })
    void takesNoErrorWithStatus200ForAPage(Kind kind, String body) {
        answerFrom(2, body.replace('\'', '"'));

        assertFails(kind, "told by the vendor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a text\"", "17", "true", "null", "{\"status\":\"ok\"}", "{\"error\":null}"})
    void takesNothingElseForAPage(String body) {
        answerFrom(2, body);

        assertFails(Kind.PROTOCOL, "was answered");
    }

    @Test
    void takesNoErrorWithStatus200ForAnAccountThatLetsUsIn() {
        answerFrom(0, "{\"code\":13,\"message\":\"told by the vendor\",\"details\":[]}");

        assertThatThrownBy(() -> source().check())
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("told by the vendor");
    }

    @Test
    void readsOnWhereAnErrorWithStatus200Passes() {
        Fault hiccup = Fault.status(200, Map.of(), "{\"code\":14,\"message\":\"try again\",\"details\":[]}");
        vendor().behaviour().fault(Faults.after(2, Faults.once(hiccup)));

        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
    }

    private void answerFrom(int requests, String body) {
        Fault answer = Fault.status(200, Map.of(), body);
        vendor().behaviour().fault(Faults.after(requests, Faults.always(answer)));
    }

    private boolean totals() {
        return declared().totals();
    }

    /** A feed of changes tells of each change: also of one made while it is read. */
    private boolean changeFeed() {
        return declared().capture().isChangeFeed();
    }

    /** Over all that there is, on a time that goes into the request if there is one; without one where the sessions have no times. */
    private Query longWindow() {
        Comparator<Axis> pushedDownFirst =
                Comparator.comparing(axis -> !declared().pushedDownAxes().contains(axis));
        return declared().axes().stream()
                .min(pushedDownFirst.thenComparing(Comparator.naturalOrder()))
                .map(axis -> Query.all().window(axis, NOW.minus(Duration.ofDays(400)), NOW))
                .orElse(Query.all());
    }

    private void assertFails(Kind kind, String words) {
        assertThatThrownBy(() -> ids(source(), Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private List<RequestSeen> pageRequests() {
        return vendor().requests().all().stream().filter(this::asksForAPage).toList();
    }

    private Map<String, String> withoutPosition(RequestSeen request) {
        Map<String, String> parameters = parameters(request);
        positionParameters().forEach(parameters::remove);
        return parameters;
    }

    /** Everything that a request asks for by a name: in its query, and in a body that is a JSON object. */
    static Map<String, String> parameters(RequestSeen request) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("(request)", request.method() + " " + request.path());
        if (request.rawQuery() != null) {
            for (String parameter : request.rawQuery().split("&", -1)) {
                parameters.put(parameter.replaceFirst("=.*", ""), parameter);
            }
        }
        ObjectNode body = Json.objectOrNull(request.body().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            body.properties().forEach(member -> parameters.put(member.getKey(), String.valueOf(member.getValue())));
        }
        return parameters;
    }
}
