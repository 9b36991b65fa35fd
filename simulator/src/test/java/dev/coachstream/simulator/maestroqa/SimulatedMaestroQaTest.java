package dev.coachstream.simulator.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedMaestroQaTest {
    private static final String SESSIONS = "/api/v1/coaching-sessions";
    private static final Instant NOW = Instant.parse("2026-07-02T08:00:00Z");

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 501})
    void servesEverySessionOnceInIdOrder(int count) throws IOException {
        List<JsonNode> sessions = calls.allByOffset(SESSIONS + "?count=" + count);

        assertThat(Calls.texts(sessions, "id"))
                .isEqualTo(vendor.data().ids())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(sessions)
                .allSatisfy(session -> assertThat(session)
                        .isEqualTo(vendor.data().document(session.get("id").asText())));
    }

    @Test
    void servesPointsAndTodosThatBelongToItsSessions() throws IOException {
        List<JsonNode> points = calls.allByOffset("/api/v1/coaching-points?count=500");
        List<JsonNode> todos = calls.allByOffset("/api/v1/todos?count=500");

        assertThat(Calls.texts(points, "id"))
                .isEqualTo(vendor.data().points().ids())
                .isSorted();
        assertThat(Calls.texts(todos, "id"))
                .isEqualTo(vendor.data().todos().ids())
                .isSorted();
        assertThat(points.stream().map(point -> point.get("coachingSessionIds").size()))
                .contains(0, 1, 2);
        assertThat(points.stream()
                        .filter(point -> !point.get("coachingSessionIds").isEmpty())
                        .filter(point -> !isOfTheDocument(point))
                        .map(point -> point.get("coachingSessionIds").get(0).asText()))
                .isSubsetOf(vendor.data().ids());
    }

    @Test
    void aPointBelongsToSessionsOfItsAgent() throws IOException {
        List<JsonNode> points = calls.allByOffset("/api/v1/coaching-points?count=500");

        points.removeIf(SimulatedMaestroQaTest::isOfTheDocument);
        for (JsonNode point : points) {
            for (JsonNode id : point.get("coachingSessionIds")) {
                assertThat(vendor.data().document(id.asText()).get("agentId")).isEqualTo(point.get("agentId"));
            }
        }
    }

    @Test
    void answersInScimsEnvelopeCountedFromZero() throws IOException {
        JsonNode page = Calls.ok(calls.get(SESSIONS));

        assertThat(page.get("startIndex").asInt()).isZero();
        assertThat(page.get("itemsPerPage").asInt()).isEqualTo(100);
        assertThat(page.get("Resources")).hasSize(100);
        assertThat(page.get("totalResults").asInt()).isEqualTo(vendor.data().size());
    }

    @Test
    void givesAtMostFiveHundredAndNothingBeyondTheEnd() throws IOException {
        assertThat(Calls.ok(calls.get("/api/v1/coaching-points?count=9999")).get("Resources"))
                .hasSize(500);
        assertThat(Calls.ok(calls.get(SESSIONS + "?startIndex=9999")).get("Resources"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agentId", "coachId", "creatorId"})
    void filtersByPerson(String parameter) throws IOException {
        List<JsonNode> all = calls.allByOffset(SESSIONS + "?count=500");
        String person = all.get(70).get(parameter).asText();

        List<JsonNode> found = calls.allByOffset(SESSIONS + "?count=10&" + parameter + "=" + person);

        assertThat(found)
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(session -> session.get(parameter).asText().equals(person))
                        .toList());
    }

    @Test
    void filtersPointsByAgentAndCreatorAsItListsThem() throws IOException {
        List<JsonNode> all = calls.allByOffset("/api/v1/coaching-points?count=500");
        String agent = all.get(7).get("agentId").asText();
        String creator = all.get(7).get("creatorId").asText();

        List<JsonNode> found = calls.allByOffset("/api/v1/coaching-points?agentId=" + agent + "&creatorId=" + creator);

        assertThat(found)
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(point -> point.get("agentId").asText().equals(agent))
                        .filter(point -> point.get("creatorId").asText().equals(creator))
                        .toList());
    }

    @Test
    void bothDatesExcludeThemselves() throws IOException {
        List<String> created = Calls.texts(calls.allByOffset(SESSIONS + "?count=500"), "createdAt").stream()
                .sorted()
                .toList();
        String window = "&startDate=" + created.get(50) + "&endDate=" + created.get(60);

        List<JsonNode> found = calls.allByOffset(SESSIONS + "?count=5" + window);

        assertThat(Calls.texts(found, "createdAt")).hasSameElementsAs(created.subList(51, 60));
    }

    @Test
    void servesSingleRecords() throws IOException {
        String id = vendor.data().ids().get(99);

        assertThat(Calls.ok(calls.get(SESSIONS + "/" + id)))
                .isEqualTo(vendor.data().document(id));
        assertThat(calls.get(SESSIONS + "/nothing").status()).isEqualTo(404);
        assertThat(calls.get("/api/v1/coaching-scores").status()).isEqualTo(404);
    }

    @Test
    void holdsTheRecordsOfTheDocument() throws IOException {
        assertThat(Calls.ok(calls.get(SESSIONS + "/25oWGcmSd34yZRR84")))
                .isEqualTo(DocumentExamples.MAESTROQA_COACHING_SESSION.json());
        assertThat(Calls.ok(calls.get("/api/v1/todos/CGsTFnNi5P8riTHmC")))
                .isEqualTo(DocumentExamples.MAESTROQA_TODO.json());
    }

    @Test
    void wantsItsTokenInOneHeaderOfAnySpelling() throws IOException {
        assertThat(calls.with("apiToken", vendor.token()).get(SESSIONS).status())
                .isEqualTo(200);
        assertThat(calls.with("apitoken", "wrong").get(SESSIONS).status()).isEqualTo(401);
        assertThat(calls.with("Authorization", "Bearer " + vendor.token())
                        .get(SESSIONS)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"count=-1", "count=ten", "startIndex=-1", "startDate=yesterday", "endDate=2026-13-01T00:00:00Z"})
    void namesTheParameterThatIsInvalid(String parameter) throws IOException {
        Calls.Reply reply = calls.get(SESSIONS + "?" + parameter);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("message").asText()).contains(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void showsEachChangeInTheNextRead() throws IOException {
        String edited = vendor.data().ids().get(10);
        String deleted = vendor.data().ids().get(20);
        vendor.data().edit(edited, NOW);
        vendor.data().delete(deleted, NOW);
        List<String> added = vendor.data().add(3, NOW);
        vendor.data().edit(added.get(0), NOW.plusSeconds(1));

        List<JsonNode> sessions = calls.allByOffset(SESSIONS + "?count=50");

        assertThat(Calls.texts(sessions, "id"))
                .isEqualTo(vendor.data().ids())
                .contains(edited)
                .containsAll(added)
                .doesNotContain(deleted);
        assertThat(vendor.data().document(edited).get("updatedAt").asText()).isEqualTo("2026-07-02T08:00:00.000Z");
        assertThat(calls.get(SESSIONS + "/" + deleted).status()).isEqualTo(404);
        assertThat(calls.allByOffset(SESSIONS + "?startDate=2026-07-01T12:00:00Z"))
                .hasSize(3);
    }

    @Test
    void compressesWhenAsked() throws IOException {
        byte[] plain = calls.get(SESSIONS).body();

        assertThat(unzipped()).isEqualTo(plain);
        assertThat(unzipped()).isEqualTo(plain);
        vendor.behaviour().gzip(false);
        assertThat(zipped().body()).isEqualTo(plain);
    }

    private byte[] unzipped() throws IOException {
        Calls.Reply reply = zipped();
        assertThat(reply.header("content-encoding")).isEqualTo("gzip");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
            return in.readAllBytes();
        }
    }

    private Calls.Reply zipped() throws IOException {
        return calls.send("GET", SESSIONS, "", request -> request.header("Accept-Encoding", "gzip"));
    }

    private static boolean isOfTheDocument(JsonNode record) {
        return record.get("agentId").asText().equals("72999");
    }
}
