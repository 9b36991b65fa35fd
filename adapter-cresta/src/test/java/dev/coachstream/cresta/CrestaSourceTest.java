package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.spi.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void filtersHereByCoachAndStatus() {
        String coach = text(first(), "managerSubmitterUserName");
        assertThat(ids(Query.all().coaches(Set.of(coach))))
                .containsExactlyElementsOf(where(session -> coach.equals(coach(session))));
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
    void checksWithOneSmallRequest() {
        source.check();
        assertThat(cresta.requests().all()).hasSize(1);
        assertThat(last().parameter("pageSize")).isEqualTo("1");
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
        SourceConfig config = CrestaAccount.config(cresta.url(), Map.of());
        try (CoachingSource heard = new CrestaSourceFactory().create(config, new Host(TimeSource.system(), listener))) {
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
        assertThat(several.filteredHere()).as("at the most").containsExactly(Filter.COACHEE);
        assertThat(several.notes()).anyMatch(note -> note.contains("whichever asks less"));
        assertThat(cresta.requests().count()).isZero();
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

    private static String coach(ObjectNode session) {
        return session.has("managerSubmitterUserName")
                ? text(session, "managerSubmitterUserName")
                : text(session, "creatorUserName");
    }

    private static String text(ObjectNode session, String member) {
        return session.path(member).asText();
    }
}
