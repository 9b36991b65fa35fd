package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrestaClientTest {
    private static final String PROFILE = "customers/acme/profiles/us/";
    private static final String SESSIONS = "/v1/" + PROFILE + "coachingSessions";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.of(1000));
    private final CrestaClient client = CrestaAccount.client(cresta.url());

    @AfterEach
    void close() {
        client.close();
        cresta.close();
    }

    @Test
    void listsSessionsWithEveryParameter() {
        ObjectNode some = cresta.data().document(cresta.data().ids().get(3));
        String agent = some.path("agentUserName").asText();
        String plan = some.path("coachingPlanName").asText();
        ListSessionsRequest request = ListSessionsRequest.all()
                .agentUserName(agent)
                .coachingPlanName(plan)
                .usecaseName("sales")
                .pageSize(2);

        List<CrestaSession> sessions = client.listSessions(request).stream().toList();

        assertThat(sessions)
                .isNotEmpty()
                .allMatch(session -> agent.equals(session.agentUserName()) && plan.equals(session.coachingPlanName()))
                .extracting(CrestaSession::name)
                .contains(some.path("name").asText());
        RequestSeen seen = cresta.requests().all().get(0);
        assertThat(seen.path()).isEqualTo(SESSIONS);
        assertThat(seen.parameter("pageSize")).isEqualTo("2");
        assertThat(seen.parameter("usecaseNames")).isEqualTo(PROFILE + "usecases/sales");
    }

    @Test
    void startsAListAtAToken() {
        Page<CrestaSession> first = client.listSessions(
                        ListSessionsRequest.all().pageSize(30))
                .pages()
                .iterator()
                .next();
        ListSessionsRequest rest =
                ListSessionsRequest.all().pageSize(30).pageToken(first.cursor().position());

        assertThat(client.listSessions(rest).stream().map(CrestaSession::name))
                .containsExactlyElementsOf(cresta.data().ids().subList(30, 1000));
    }

    @Test
    void createsASessionOnceWithBareIdsMadeNamesAndTimesInUtc() throws IOException {
        CrestaSession created = client.createSession(session().build());

        assertThat(created.name()).startsWith(PROFILE + "coachingSessions/");
        assertThat(created.createTime()).isEqualTo(NOON);
        RequestSeen seen = cresta.requests().all().get(0);
        assertThat(seen.method() + " " + seen.path()).isEqualTo("POST " + SESSIONS);
        assertThat(seen.header("Content-Type")).isEqualTo("application/json");
        assertThat(WireJson.shared().readTree(seen.body()))
                .isEqualTo(WireJson.shared().readTree("""
                        {"createTime":"2026-03-04T12:00:00Z","updateTime":"2026-03-04T12:00:00Z",
                         "managerUpdateTime":"2026-03-04T12:00:00Z","agentUpdateTime":"2026-03-04T12:00:00Z",
                         "agentUserName":"customers/acme/users/a1","creatorUserName":"customers/acme/users/c1",
                         "coachingPlanName":"customers/acme/profiles/us/coachingPlans/p1"}"""));
        assertThat(client.listSessions(ListSessionsRequest.all().usecaseName("sales")).stream())
                .extracting(CrestaSession::name)
                .as("it was given no use case")
                .doesNotContain(created.name());
    }

    @Test
    void createsASessionWithEveryMember() {
        CrestaSession full = session()
                .name("s1")
                .acknowledgeTime(NOON)
                .agentComment("Thank you.")
                .sessionTime(NOON)
                .meetingNotes("Empathy first.")
                .managerSubmitTime(NOON)
                .agentSubmitTime(NOON)
                .usecaseName("sales")
                .managerSubmitterUserName("c2")
                .build();

        CrestaSession created = client.createSession(full);

        assertThat(created)
                .isEqualTo(new CrestaSession(
                        PROFILE + "coachingSessions/s1",
                        NOON,
                        NOON,
                        NOON,
                        NOON,
                        NOON,
                        "Thank you.",
                        "customers/acme/users/a1",
                        "customers/acme/users/c1",
                        PROFILE + "coachingPlans/p1",
                        NOON,
                        "Empathy first.",
                        NOON,
                        NOON,
                        PROFILE + "usecases/sales",
                        "customers/acme/users/c2",
                        Map.of()));
        assertThatThrownBy(() -> client.createSession(full))
                .as("the vendor holds it already")
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test
    void namesEverythingThatASessionLacks() {
        assertThatThrownBy(() -> client.createSession(
                        CrestaSession.builder().createTime(NOON).build()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessage("sales: a session to be created lacks updateTime, managerUpdateTime, agentUpdateTime,"
                        + " agentUserName, creatorUserName, coachingPlanName; nothing was sent");
        assertThat(cresta.requests().count()).isZero();
    }

    enum BadName {
        NAME("name", session -> session.name("a/b")),
        AGENT("agentUserName", session -> session.agentUserName("..")),
        CREATOR("creatorUserName", session -> session.creatorUserName("a%2fb")),
        PLAN("coachingPlanName", session -> session.coachingPlanName("customers/other/profiles/us/coachingPlans/p")),
        USECASE("usecaseName", session -> session.usecaseName("a b")),
        SUBMITTER("managerSubmitterUserName", session -> session.managerSubmitterUserName("groups/x"));

        private final String member;

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final UnaryOperator<CrestaSession.Builder> change;

        BadName(String member, UnaryOperator<CrestaSession.Builder> change) {
            this.member = member;
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToCreateUnder(BadName name) {
        assertThatThrownBy(
                        () -> client.createSession(name.change.apply(session()).build()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageStartingWith("sales: " + name.member + " is n");
        assertThat(cresta.requests().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void neverCreatesAgainWhatMayHaveBeenCreated(int number) {
        Fault fault = List.of(
                        Fault.resetMidBody(), Fault.resetBeforeHeaders(), Fault.status(503), Fault.truncatedJson())
                .get(number);
        cresta.behaviour().fault(request -> fault);

        assertThatThrownBy(() -> client.createSession(session().build()))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("not sent again: the vendor may have carried it out");
        assertThat(cresta.requests().count()).isEqualTo(1);
    }

    @Test
    void createsAgainWhatProvablyWasNotSent() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        try (CrestaClient unreached = CrestaAccount.client(nobody)) {
            assertThatThrownBy(() -> unreached.createSession(session().build()))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("no connection")
                    .hasMessageContaining("(after 8 attempts)");
        }
    }

    @Test
    void understandsABareReplyToACreation() {
        String body = "{\"name\":\"" + PROFILE + "coachingSessions/s9\",\"createTime\":\"2026-03-04T12:00:01Z\"}";
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), body));

        CrestaSession created = client.createSession(session().build());

        assertThat(created.name()).endsWith("/s9");
        assertThat(created.createTime()).as("the vendor's word counts").isEqualTo(NOON.plusSeconds(1));
    }

    private static CrestaSession.Builder session() {
        return CrestaSession.builder()
                .createTime(NOON)
                .updateTime(NOON)
                .managerUpdateTime(NOON)
                .agentUpdateTime(NOON)
                .agentUserName("a1")
                .creatorUserName("customers/acme/users/c1")
                .coachingPlanName("p1");
    }
}
