package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.SimulatedCresta;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Filter;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.ReadPlan;
import dev.coachstream.spi.SourceConfig;
import dev.coachstream.spi.SourceListener;
import dev.coachstream.spi.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrestaSourceTest {
    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.small());
    private final CoachingSource source = CrestaAccount.source(cresta, Map.of("page-size", "40"));

    @AfterEach
    void close() {
        source.close();
        cresta.close();
    }

    @Test
    void readsExactlyWhatTheUseCaseHolds() {
        assertThat(ids(Query.all())).containsExactlyElementsOf(cresta.data().ids());
    }

    @Test
    void asksAsTheDocumentSays() {
        ids(Query.all());
        assertThat(cresta.requests().all()).hasSize(7).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v1/customers/acme/profiles/us/coachingSessions");
            assertThat(request.parameter("usecaseNames")).isEqualTo("customers/acme/profiles/us/usecases/sales");
            assertThat(request.rawQuery()).containsOnlyOnce("usecaseNames=");
            assertThat(request.parameter("pageSize")).isEqualTo("40");
            assertThat(request.rawQuery()).doesNotContain("agentUserName").doesNotContain("coachingPlanName");
        });
        assertThat(cresta.requests().all().get(0).rawQuery()).doesNotContain("pageToken");
    }

    @Test
    void readsOnlyOnePlanWhereToldTo() {
        String plan = text(first(), "coachingPlanName");
        try (CoachingSource ofPlan = CrestaAccount.source(cresta, Map.of("coaching-plan", plan))) {
            assertThat(ofPlan.sessions(Query.all()).stream().map(CoachingSession::id))
                    .containsExactlyElementsOf(having("coachingPlanName", plan));
        }
        assertThat(last().parameter("coachingPlanName")).isEqualTo(plan);
    }

    @Test
    void pushesOneCoacheeDownOnEveryPage() {
        String agent = text(first(), "agentUserName");
        cresta.behaviour().clampPageSize(3);
        assertThat(ids(Query.all().coachees(Set.of(agent)))).containsExactlyElementsOf(having("agentUserName", agent));
        assertThat(cresta.requests().all())
                .hasSizeGreaterThan(1)
                .allMatch(request -> agent.equals(request.parameter("agentUserName")));
    }

    @Test
    void takesAPersonsBareIdAsWell() {
        String agent = text(first(), "agentUserName");
        String bare = agent.substring(agent.lastIndexOf('/') + 1);
        assertThat(ids(Query.all().coachees(Set.of(bare)))).containsExactlyElementsOf(having("agentUserName", agent));
        assertThat(ids(Query.all().creators(Set.of("quality-admin"))))
                .isNotEmpty()
                .containsExactlyElementsOf(having("creatorUserName", "customers/acme/users/quality-admin"));
        assertThat(cresta.requests().all().get(0).parameter("agentUserName")).isEqualTo(agent);
    }

    @Test
    void listsEachOfAFewCoachees() {
        Set<String> agents = Set.of(
                text(first(), "agentUserName"),
                text(cresta.data().document(cresta.data().ids().get(1)), "agentUserName"));
        assertThat(ids(Query.all().coachees(agents)))
                .containsExactlyInAnyOrderElementsOf(where(session -> agents.contains(text(session, "agentUserName"))));
        assertThat(cresta.requests().all())
                .allMatch(request -> request.rawQuery().contains("agentUserName"));
    }

    @Test
    void picksManyCoacheesOutOfTheWholeListing() {
        Set<String> agents = new HashSet<>(Set.of(text(first(), "agentUserName")));
        for (int i = 0; i < 20; i++) {
            agents.add("customers/acme/users/nobody-" + i);
        }
        assertThat(ids(Query.all().coachees(agents)))
                .containsExactlyElementsOf(where(session -> agents.contains(text(session, "agentUserName"))));
        assertThat(cresta.requests().all())
                .hasSize(7)
                .noneMatch(request -> request.rawQuery().contains("agentUserName"));
    }

    @Test
    void filtersHereByCoachAndStatus() {
        String coach = text(first(), "managerSubmitterUserName");
        assertThat(ids(Query.all().coaches(Set.of(coach))))
                .containsExactlyElementsOf(where(session -> coach.equals(
                        session.has("managerSubmitterUserName")
                                ? text(session, "managerSubmitterUserName")
                                : text(session, "creatorUserName"))));
        assertThat(ids(Query.all().statuses(Set.of(Status.OPEN))))
                .isNotEmpty()
                .containsExactlyElementsOf(where(session -> !session.hasNonNull("acknowledgeTime")));
    }

    @ParameterizedTest
    @CsvSource({"UPDATED, updateTime", "CREATED, createTime", "MEETING, sessionTime"})
    void filtersHereByEveryTime(Axis axis, String member) {
        Instant since = Instant.parse("2026-03-01T00:00:00Z");
        Instant until = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(ids(Query.all().window(axis, since, until)))
                .isNotEmpty()
                .containsExactlyElementsOf(where(session -> {
                    Instant time = Instant.parse(text(session, member));
                    return !time.isBefore(since) && time.isBefore(until);
                }));
    }

    @Test
    void resumesAfterEveryPageWithExactlyTheRest() {
        List<Page<CoachingSession>> pages = new ArrayList<>();
        source.sessions(Query.all()).pages().forEach(pages::add);
        Set<String> read = new HashSet<>();
        for (Page<CoachingSession> page : pages) {
            page.items().forEach(session -> read.add(session.id()));
            Cursor cursor = Cursor.parse(page.cursor().toString());
            List<String> rest = ids(Query.all().after(cursor));
            assertThat(rest).doesNotContainAnyElementsOf(read);
            assertThat(rest).hasSize(cresta.data().size() - read.size());
        }
    }

    @Test
    void survivesClampsAndEmptyPages() {
        cresta.behaviour().clampPageSize(7, 1, 30).emptyPages(3);
        assertThat(ids(Query.all())).containsExactlyElementsOf(cresta.data().ids());
    }

    @Test
    void refusesToGoRoundInCircles() {
        for (int period = 1; period <= 2; period++) {
            cresta.behaviour().repeatToken(period);
            assertThatThrownBy(() -> ids(Query.all()))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                    .hasMessageContaining("repeats the position");
        }
    }

    @Test
    void repeatsARequestThatWasRefusedForNow() {
        List<Fault> faults = List.of(
                Fault.tooManyRequests("0.40235"),
                Fault.resetMidBody(),
                Fault.closeMidBody(),
                Fault.truncatedJson(),
                Fault.status(503),
                Fault.html200());
        AtomicInteger count = new AtomicInteger();
        cresta.behaviour().fault(request -> {
            int number = count.getAndIncrement();
            return number % 2 == 0 && number / 2 < faults.size() ? faults.get(number / 2) : null;
        });
        assertThat(ids(Query.all())).containsExactlyElementsOf(cresta.data().ids());
        assertThat(count).hasValueGreaterThan(2 * faults.size() - 1);
    }

    @Test
    void checksWithOneSmallRequest() {
        source.check();
        assertThat(cresta.requests().all()).hasSize(1);
        assertThat(last().parameter("pageSize")).isEqualTo("1");
    }

    @Test
    void saysThatTheTokenIsWrong() {
        try (CoachingSource wrong = CrestaAccount.source(cresta, Map.of("token", "wrong-token"))) {
            assertThatThrownBy(wrong::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessageStartingWith(
                            "sales: GET /v1/customers/acme/profiles/us/coachingSessions was answered 401")
                    .hasMessageContaining("the token is wrong or has expired")
                    .hasMessageNotContaining("wrong-token");
        }
    }

    @Test
    void asksForOneSessionByItsNameOrItsBareId() {
        String name = cresta.data().ids().get(7);
        String bare = name.substring(name.lastIndexOf('/') + 1);
        assertThat(source.session(name)).get().extracting(CoachingSession::id).isEqualTo(name);
        assertThat(source.session(bare)).isEqualTo(source.session(name));
        assertThat(source.session("nobody-has-this")).isEmpty();
        assertThat(cresta.requests().all().get(0).path()).isEqualTo("/v1/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"coachingSession\":%s}", "%s"})
    void understandsAReplyThatIsWrappedOrBare(String reply) {
        String name = cresta.data().ids().get(7);
        String body = reply.formatted(cresta.data().document(name));
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), body));
        assertThat(source.session(name)).get().extracting(CoachingSession::id).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"coachingSession\":{\"name\":\"customers/acme/profiles/us/coachingSessions/b\"}} | was answered with another session",
                "{} | was answered with a reply that holds no session with a name",
                "{\"coachingSession\":null} | was answered with a reply that holds no session with a name",
                "[] | was answered with a reply that holds no session with a name",
                "{\"name\":\"x\",\"createTime\":[]} | was answered with a session that is not of the documented form"
            })
    void refusesAReplyThatIsNotTheSessionAskedFor(String body, String message) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), body));
        assertThatThrownBy(() -> source.session("a"))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessage("sales: GET /v1/customers/acme/profiles/us/coachingSessions/a " + message);
    }

    @Test
    void encodesWhatIsLeftInAnId() {
        assertThat(source.session("Zoë+1 2@x".replace(" ", "_"))).isEmpty();
        assertThat(last().path()).isEqualTo("/v1/customers/acme/profiles/us/coachingSessions/Zo%C3%AB%2B1_2%40x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a:acknowledge", "customers/acme/profiles/other/coachingSessions/a"})
    void asksForNothingThatIsNotASessionOfTheProfile(String id) {
        assertThatThrownBy(() -> source.session(id))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageStartingWith("sales: the session id is n");
        assertThat(cresta.requests().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_REQUEST | {\"error\":\"no usecase\",\"code\":3,\"details\":{}}",
                "400 | INVALID_REQUEST | {\"error\":\"Bad Request\",\"message\":\"no usecase\"}",
                "400 | INVALID_REQUEST | {\"code\":3,\"message\":\"no usecase\",\"details\":[]}",
                "400 | INVALID_REQUEST | {\"error\":{\"code\":400,\"message\":\"no usecase\",\"status\":\"INVALID_ARGUMENT\"}}",
                "403 | PERMISSION | {\"code\":7,\"message\":\"no usecase\",\"details\":[]}",
                "404 | NOT_FOUND | {\"code\":5,\"message\":\"no usecase\",\"details\":[]}",
                "409 | CONFLICT | {\"code\":10,\"message\":\"no usecase\",\"details\":[]}",
                "429 | RATE_LIMITED | {\"code\":8,\"message\":\"no usecase\",\"details\":[]}",
                "499 | UNAVAILABLE | {\"code\":1,\"message\":\"no usecase\",\"details\":[]}",
                "504 | UNAVAILABLE | {\"code\":4,\"message\":\"no usecase\",\"details\":[]}"
            })
    void understandsEveryFormOfAnError(int status, Kind kind, String body) {
        cresta.behaviour().fault(request -> Fault.status(status, Map.of(), body));
        assertThatThrownBy(source::check)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining("was answered " + status + " (no usecase)");
    }

    @Test
    void tellsOfMembersThatTheDocumentDoesNotList() {
        List<String> drift = Collections.synchronizedList(new ArrayList<>());
        SourceListener listener = new SourceListener() {
            @Override
            public void drift(String account, Feed feed, String path, String type) {
                drift.add(account + " " + feed.label() + " " + path + " " + type);
            }
        };
        String session = "{\"name\":\"s\",\"mood\":\"private\",\"score\":1}";
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), "{\"coachingSessions\":[" + session + "]}"));
        SourceConfig config = CrestaAccount.config(cresta.url(), Map.of()).on(new Host(TimeSource.system(), listener));
        try (CoachingSource heard = new CrestaSourceFactory().create(config)) {
            CoachingSession read = heard.sessions(Query.all()).iterator().next();
            assertThat(read.attributes()).containsEntry("mood", "private").containsEntry("score", 1);
        }
        assertThat(drift).containsExactlyInAnyOrder("sales sessions mood string", "sales sessions score number");
    }

    @Test
    void plansWithoutAsking() {
        ReadPlan one =
                source.plan(Feed.SESSIONS, Query.all().coachees(Set.of("u1")).statuses(Set.of(Status.OPEN)));
        assertThat(one.pushedDown()).containsExactly(Filter.COACHEE);
        assertThat(one.filteredHere()).containsExactly(Filter.STATUS);
        assertThat(one.requests(1000)).isEqualTo(25);
        assertThat(one.notes()).isNotEmpty();
        ReadPlan several = source.plan(Feed.SESSIONS, Query.all().coachees(Set.of("u1", "u2")));
        assertThat(several.pushedDown()).containsExactly(Filter.COACHEE);
        assertThat(several.requests(0)).as("one listing for each").isEqualTo(2);
        assertThat(cresta.requests().count()).isZero();
    }

    @Test
    void refusesAnIdThatCouldChangeThePath() {
        assertThatThrownBy(() -> source.sessions(Query.all().coachees(Set.of("../../x"))))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageStartingWith("sales: a coachee's id is not a resource name");
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        Cursor cursor = source.sessions(Query.all()).pages().iterator().next().cursor();
        assertThatThrownBy(() -> source.sessions(
                        Query.all().statuses(Set.of(Status.OPEN)).after(cursor)))
                .hasMessageContaining("it belongs to another query");
    }

    private ObjectNode first() {
        return cresta.data().document(cresta.data().ids().get(0));
    }

    private RequestSeen last() {
        List<RequestSeen> all = cresta.requests().all();
        return all.get(all.size() - 1);
    }

    private List<String> ids(Query query) {
        try (Stream<CoachingSession> sessions = source.sessions(query).stream()) {
            return sessions.map(CoachingSession::id).toList();
        }
    }

    private List<String> having(String member, String value) {
        return where(session -> value.equals(text(session, member)));
    }

    private List<String> where(Predicate<ObjectNode> wanted) {
        return cresta.data().ids().stream()
                .filter(id -> wanted.test(cresta.data().document(id)))
                .toList();
    }

    private static String text(ObjectNode session, String member) {
        return session.path(member).asText();
    }
}
