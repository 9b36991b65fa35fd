package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrestaSingleSessionTest {
    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.small());
    private final CoachingSource source = CrestaAccount.source(cresta, Map.of("page-size", "40"));

    @AfterEach
    void close() {
        source.close();
        cresta.close();
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
                "[] | was answered 200 with JSON that is not of the documented form: it cannot be read at byte 0",
                "{\"name\":\"x\",\"createTime\":[]} | was answered with another session"
            })
    void refusesAReplyThatIsNotTheSessionAskedFor(String body, String message) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), body));
        assertThatThrownBy(() -> source.session("a"))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessage("sales: GET /v1/customers/acme/profiles/us/coachingSessions/a " + message);
    }

    /** A list keeps a record of which one value does not fit, so a single read does. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"coachingSession\":%s}", "%s"})
    void keepsASessionOfWhichOneValueCannotBeRead(String reply) {
        String name = cresta.data().ids().get(7);
        ObjectNode sent = cresta.data().document(name).deepCopy();
        sent.put("sessionTime", "2026-11-01").putArray("meetingNotes").add("later");
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), reply.formatted(sent)));

        CoachingSession read = source.session(name).orElseThrow();

        assertThat(read.id()).isEqualTo(name);
        assertThat(read.createdAt()).isNotNull();
        assertThat(read.attributes())
                .containsEntry("sessionTime", "2026-11-01")
                .containsEntry("meetingNotes", List.of("later"));
    }

    @Test
    void showsNothingPrivateInTheVendorsWords() throws JsonProcessingException {
        String name = cresta.data().ids().get(7);
        ObjectNode sent = cresta.data().document(name).deepCopy();
        sent.put("coachPrivateNotes", "canary").putObject("device").put("ip", "canary");
        sent.put("mood", "fine");
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), "{\"coachingSessions\":[%s]}".formatted(sent)));

        try (CrestaClient client = CrestaAccount.client(cresta.url())) {
            CrestaSession read = client.listSessions(ListSessionsRequest.all()).stream()
                    .findFirst()
                    .orElseThrow();

            assertThat(WireJson.shared().writeValueAsString(read) + read.other())
                    .doesNotContain("canary")
                    .contains("mood");
            assertThat(Attributes.withPrivate(read.other())).containsEntry("coachPrivateNotes", "canary");
        }
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

    @Test
    void refusesAnIdThatCouldChangeThePath() {
        assertThatThrownBy(() -> source.sessions(Query.all().coachees(Set.of("../../x"))))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageStartingWith("sales: a coachee's id is not a resource name");
    }

    private RequestSeen last() {
        List<RequestSeen> all = cresta.requests().all();
        return all.get(all.size() - 1);
    }
}
