package dev.coachstream.simulator.cresta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedCrestaTest {
    private static final String SESSIONS = "/v1/customers/acme/profiles/us/coachingSessions";
    private static final String SALES = SESSIONS + "?usecaseNames=customers/acme/profiles/us/usecases/sales";
    private static final Instant NOW = Instant.parse("2026-07-02T08:00:00Z");

    private final SimulatedCresta vendor = SimulatedCresta.start(DataSet.small());
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 125, 9999})
    void servesEverySessionOnce(int pageSize) throws IOException {
        List<JsonNode> sessions = calls.allByToken(SALES + "&pageSize=" + pageSize);

        assertThat(Calls.texts(sessions, "name"))
                .isEqualTo(vendor.data().ids())
                .hasSize(250)
                .doesNotHaveDuplicates();
        assertThat(sessions)
                .allSatisfy(session -> assertThat(session)
                        .isEqualTo(vendor.data().document(session.get("name").asText())));
    }

    @Test
    void givesFiftyUnlessAskedAndLeavesOutTheLastToken() throws IOException {
        JsonNode first = Calls.ok(calls.get(SALES));
        JsonNode all = Calls.ok(calls.get(SALES + "&pageSize=500"));

        assertThat(first.get("coachingSessions")).hasSize(50);
        assertThat(first.get("nextPageToken").asText()).isNotEmpty();
        assertThat(all.has("nextPageToken")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agentUserName", "coachingPlanName"})
    void filtersByName(String parameter) throws IOException {
        List<JsonNode> all = calls.allByToken(SALES + "&pageSize=500");
        String name = all.get(70).get(parameter).asText();

        assertThat(calls.allByToken(SALES + "&pageSize=3&" + parameter + "=" + name))
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(session -> session.get(parameter).asText().equals(name))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?usecaseNames=", "?usecaseNames=a&usecaseNames=b"})
    void wantsExactlyOneUseCase(String query) throws IOException {
        Calls.Reply reply = calls.get(SESSIONS + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asInt()).isEqualTo(3);
        assertThat(reply.json().get("details")).isEmpty();
    }

    @Test
    void holdsTheRecordOfTheDocumentInAUseCaseOfItsOwn() throws IOException {
        assertThat(calls.allByToken(SESSIONS + "?usecaseNames=string"))
                .containsExactly(
                        DocumentExamples.CRESTA_CREATE_COACHING_SESSION.json().get("coachingSession"));
    }

    @Test
    void refusesATokenOfAnotherRequest() throws IOException {
        String token = Calls.ok(calls.get(SALES)).get("nextPageToken").asText();

        assertThat(calls.get(SALES + "&agentUserName=customers/acme/users/x&pageToken=" + token)
                        .status())
                .isEqualTo(400);
        assertThat(calls.get(SALES + "&pageToken=invented").status()).isEqualTo(400);
    }

    @Test
    void aTokenKeepsItsPlaceWhenRecordsComeAndGo() throws IOException {
        JsonNode first = Calls.ok(calls.get(SALES + "&pageSize=10"));
        List<String> before = vendor.data().ids();
        vendor.data().delete(before.get(3), NOW);

        JsonNode second = Calls.ok(calls.get(
                SALES + "&pageSize=10&pageToken=" + first.get("nextPageToken").asText()));

        assertThat(second.get("coachingSessions").get(0).get("name").asText()).isEqualTo(before.get(10));
    }

    @Test
    void wantsABearerToken() throws IOException {
        assertThat(calls.with("Authorization", "Bearer wrong").get(SALES).status())
                .isEqualTo(401);
        assertThat(calls.with("Authorization", vendor.token()).get(SALES).status())
                .isEqualTo(401);
    }

    @Test
    void knowsOnlyItsOwnProfile() throws IOException {
        assertThat(calls.get(SALES.replace("acme/", "other/")).status()).isEqualTo(404);
        assertThat(calls.get(SALES.replace("customers/acme/profiles", "customers%2Facme/profiles"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsEachChangeInTheNextRead() throws IOException {
        String edited = vendor.data().ids().get(10);
        vendor.data().edit(edited, NOW);
        String deleted = vendor.data().ids().get(20);
        vendor.data().delete(deleted, NOW);
        List<String> added = vendor.data().add(2, NOW);

        List<JsonNode> sessions = calls.allByToken(SALES + "&pageSize=100");

        assertThat(Calls.texts(sessions, "name"))
                .isEqualTo(vendor.data().ids())
                .contains(edited)
                .containsAll(added)
                .doesNotContain(deleted);
        assertThat(vendor.data().document(edited).get("updateTime").asText()).isEqualTo(NOW.toString());
    }
}
