package dev.coachstream.simulator.cresta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrestaMethodsTest {
    private static final String PROFILE = "/v1/customers/acme/profiles/us";
    private static final String SESSIONS = PROFILE + "/coachingSessions";
    private static final String PROGRESSES = PROFILE + "/coachingProgresses:retrieve";
    private static final String TOKEN = "/v1/oauth/regionalToken";
    private static final Instant MOVED = Instant.parse("2026-07-02T00:00:00Z");
    private static final String GRANT = "{\"grant_type\":\"client_credentials\"}";

    private final AtomicLong clock = new AtomicLong();
    private final SimulatedCresta vendor =
            SimulatedCresta.start(DataSet.of(1500), ServerOptions.defaults().withNanos(clock::get));
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void createsASessionAnewEachTimeAndWrapsIt() throws IOException {
        ObjectNode session = session();
        session.remove("name");
        session.put("usecaseName", "customers/acme/profiles/us/usecases/sales");

        ObjectNode first =
                (ObjectNode) Calls.ok(calls.post(SESSIONS, session.toString())).get("coachingSession");
        ObjectNode second =
                (ObjectNode) Calls.ok(calls.post(SESSIONS, session.toString())).get("coachingSession");

        assertThat(first.get("name")).isNotEqualTo(second.get("name"));
        assertThat(vendor.data().ids()).hasSize(1502).contains(first.get("name").asText());
        assertThat(Calls.ok(calls.get("/v1/" + first.get("name").asText())).get("coachingSession"))
                .isEqualTo(first);
        first.remove("name");
        assertThat(first).isEqualTo(session);
    }

    @Test
    void refusesANameThatIsTaken() throws IOException {
        Calls.Reply reply = calls.post(SESSIONS, session().toString());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createTime",
                "updateTime",
                "managerUpdateTime",
                "agentUpdateTime",
                "agentUserName",
                "creatorUserName",
                "coachingPlanName"
            })
    void aSessionNeedsWhatTheDocumentMarks(String member) throws IOException {
        ObjectNode session = session();
        session.remove(member);

        Calls.Reply reply = calls.post(SESSIONS, session.toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("message").asText()).contains(member);
    }

    @Test
    void retrievesTheProgressOfEveryActiveAgentPageByPage() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        ObjectNode request = request().put("pageSize", 20);
        JsonNode page;
        do {
            page = Calls.ok(calls.post(PROGRESSES, request.toString()));
            page.get("agentCoachingProgresses").forEach(all::add);
            request.put("pageToken", page.path("nextPageToken").asText());
        } while (page.has("nextPageToken"));

        assertThat(all).hasSize(51).isEqualTo(vendor.progresses());
        assertThat(Calls.texts(all, "agentUserName")).isSorted();
        assertThat(Calls.ok(calls.post(
                                PROGRESSES,
                                request()
                                        .put("includeInactiveUsers", true)
                                        .put("pageSize", 500)
                                        .toString()))
                        .get("agentCoachingProgresses"))
                .hasSize(54);
    }

    @Test
    void changesProgressAsRecordsDo() {
        SimulatedRecords records = vendor.progress();
        String agent = records.ids().get(0);
        JsonNode before = records.document(agent);

        records.edit(agent, MOVED);
        assertThat(records.document(agent))
                .isNotEqualTo(before)
                .isEqualTo(vendor.progresses().get(0));

        records.delete(agent, MOVED);
        assertThat(records.ids()).doesNotContain(agent).hasSize(50);
        assertThat(records.add(9, MOVED)).hasSize(4).contains(agent);
        assertThat(records.size()).isEqualTo(54);
    }

    @Test
    void ordersAndFiltersProgresses() throws IOException {
        ObjectNode byGap = request()
                .put("orderBy", "ORDER_BY_GAP")
                .put("orderDirection", "ORDER_DIRECTION_DESC")
                .put("pageSize", 500);
        ObjectNode ofTeam = request();
        ofTeam.putArray("groupNames").add("customers/acme/groups/team-1");

        JsonNode gaps = Calls.ok(calls.post(PROGRESSES, byGap.toString())).get("agentCoachingProgresses");
        JsonNode team = Calls.ok(calls.post(PROGRESSES, ofTeam.toString())).get("agentCoachingProgresses");

        assertThat(gaps.get(0).get("gap").asDouble())
                .isGreaterThan(gaps.get(50).get("gap").asDouble());
        assertThat(team.size()).isBetween(8, 14);
    }

    @Test
    void canLeaveOutTheTokenThatTheDocumentDoesNotShow() throws IOException {
        vendor.progressTokens(false);

        JsonNode page =
                Calls.ok(calls.post(PROGRESSES, request().put("pageSize", 20).toString()));

        assertThat(page.get("agentCoachingProgresses")).hasSize(20);
        assertThat(page.fieldNames()).toIterable().containsExactly("agentCoachingProgresses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"usecaseNames\":[\"a\",\"b\"]}",
                "{\"usecaseNames\":[\"a\"],\"orderBy\":\"ORDER_BY_NAME\"}",
                "{\"usecaseNames\":[\"a\"],\"scorecardTemplateNames\":[\"t@3\"]}",
                "{\"usecaseNames\":[\"a\"],\"pageToken\":\"invented\"}"
            })
    void refusesWhatTheDocumentDoesNotAllow(String body) throws IOException {
        assertThat(calls.post(PROGRESSES, body).status()).isEqualTo(400);
    }

    @Test
    void givesOutTokensThatExpire() throws IOException {
        JsonNode grant = Calls.ok(
                calls.with("Authorization", basic(vendor.clientSecret())).post(TOKEN, GRANT));
        Calls granted = calls.with(
                "Authorization", "Bearer " + grant.get("access_token").asText());
        String list = SESSIONS + "?usecaseNames=customers/acme/profiles/us/usecases/sales";

        assertThat(grant.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(grant.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(granted.get(list).status()).isEqualTo(200);
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(granted.get(list).status()).isEqualTo(401);
    }

    @Test
    void revokesWhatItGaveOut() throws IOException {
        JsonNode grant = Calls.ok(
                calls.with("Authorization", basic(vendor.clientSecret())).post(TOKEN, GRANT));
        vendor.revokeTokens();

        assertThat(calls.with(
                                "Authorization",
                                "Bearer " + grant.get("access_token").asText())
                        .get(SESSIONS)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesAForeignClientAndAForm() throws IOException {
        Calls.Reply foreign = calls.with("Authorization", basic("wrong")).post(TOKEN, GRANT);
        Calls.Reply form =
                calls.with("Authorization", basic(vendor.clientSecret())).post(TOKEN, "grant_type=client_credentials");

        assertThat(foreign.status()).isEqualTo(401);
        assertThat(foreign.json().get("error").asText()).isEqualTo("invalid_client");
        assertThat(form.status()).isEqualTo(400);
    }

    private String basic(String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((vendor.clientId() + ":" + secret).getBytes(UTF_8));
    }

    private static ObjectNode session() {
        return (ObjectNode) DocumentExamples.CRESTA_CREATE_COACHING_SESSION_REQUEST.json();
    }

    private static ObjectNode request() {
        ObjectNode request = Json.object();
        request.putArray("usecaseNames").add("customers/acme/profiles/us/usecases/sales");
        return request;
    }
}
