package dev.coachstream.samsara;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is read and sent against Samsara's OpenAPI document. */
final class SamsaraOpenApiTest {
    private static final OpenApi OPEN_API = new OpenApi();

    private static final SamsaraAccount ACCOUNT = new SamsaraAccount();
    private static SimulatedSamsara vendor;
    private static CoachingSource source;
    private static SamsaraClient client;

    @BeforeAll
    static void open() {
        vendor = SimulatedSamsara.start(DataSet.of(0));
        source = ACCOUNT.source(vendor.url());
        client = SamsaraClient.open(ACCOUNT.config(vendor.url(), Map.of()), ACCOUNT.host());
    }

    @AfterAll
    static void close() {
        source.close();
        client.close();
        vendor.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 250);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyValidPageOfSessionsWithoutLoss(long seed) throws IOException {
        ArrayNode sent = serve(OpenApi.SESSIONS, new Random(seed));

        Page<? extends CoachingRecord> page =
                source.read(Feed.SESSIONS, Query.all()).pages().iterator().next();

        assertThat(page.rejected()).isEmpty();
        assertThat(page.items()).hasSize(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            Kept.session(sent.get(i), tree(page.items().get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyValidPageOfAssignmentsWithoutLoss(long seed) throws IOException {
        ArrayNode sent = serve(OpenApi.ASSIGNMENTS, new Random(seed));

        Page<? extends CoachingRecord> page =
                source.read(Feed.ASSIGNMENTS, Query.all()).pages().iterator().next();

        assertThat(page.rejected()).isEmpty();
        assertThat(page.items()).hasSize(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            Kept.assignment(sent.get(i), tree(page.items().get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyValidAnswerToAChange(long seed) throws IOException {
        JsonNode answer = OPEN_API.random(OPEN_API.answer(OpenApi.ASSIGNMENTS, "put"), new Random(seed));
        ((ObjectNode) answer.get("data")).put("driverId", "7");
        serve(answer);

        SamsaraAssigned read = client.assign("7", "8");

        JsonNode sent = answer.get("data");
        assertThat(read.coachId()).isEqualTo(sent.path("coachId").textValue());
        assertThat(read.createdAtTime())
                .isEqualTo(OffsetDateTime.parse(sent.get("createdAtTime").textValue())
                        .toInstant());
        assertThat(WireJson.shared().<JsonNode>valueToTree(read.other()).size())
                .isEqualTo((int) sent.properties().stream()
                        .filter(member -> member.getKey().startsWith("unlisted"))
                        .count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asksForSessionsAsTheDocumentAllows(long seed) throws IOException {
        Random random = new Random(seed);
        serve(OpenApi.SESSIONS, random);
        Instant start = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        Instant end = random.nextBoolean() ? start.plusSeconds(1) : null;
        SamsaraSessionsRequest request = SamsaraSessionsRequest.since(start)
                .between(start, end)
                .driverIds(ids(random))
                .coachIds(ids(random))
                .sessionStatuses(ids(random))
                .including(random.nextBoolean(), random.nextBoolean());
        String after = random.nextBoolean() ? id(random) : null;

        client.sessionsPage(request, after);

        Map<String, Object> asked = asked(OpenApi.SESSIONS, "get");
        Map<String, Object> meant = new LinkedHashMap<>();
        putUnlessEmpty(meant, "driverIds", request.driverIds());
        putUnlessEmpty(meant, "coachIds", request.coachIds());
        putUnlessEmpty(meant, "sessionStatuses", request.sessionStatuses());
        meant.put("includeCoachableEvents", request.includeCoachableEvents());
        meant.put("startTime", request.startTime());
        meant.put("endTime", request.endTime());
        meant.put("includeExternalIds", request.includeExternalIds());
        meant.put("after", after);
        meant.values().removeIf(Objects::isNull);
        assertThat(asked).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asksForAssignmentsAsTheDocumentAllows(long seed) throws IOException {
        Random random = new Random(seed);
        serve(OpenApi.ASSIGNMENTS, random);
        SamsaraAssignmentsRequest request =
                new SamsaraAssignmentsRequest(ids(random), ids(random), random.nextBoolean());

        client.assignmentsPage(request, null);

        Map<String, Object> meant = new LinkedHashMap<>();
        putUnlessEmpty(meant, "driverIds", request.driverIds());
        putUnlessEmpty(meant, "coachIds", request.coachIds());
        meant.put("includeExternalIds", request.includeExternalIds());
        assertThat(asked(OpenApi.ASSIGNMENTS, "get")).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesAssignmentsAsTheDocumentAllows(long seed) {
        Random random = new Random(seed);
        String driver = id(random);
        String coach = id(random);
        serve(WireJson.shared()
                .createObjectNode()
                .set("data", WireJson.shared().createObjectNode().put("driverId", driver)));

        client.assign(driver, coach);
        assertThat(asked(OpenApi.ASSIGNMENTS, "put")).isEqualTo(Map.of("driverId", driver, "coachId", coach));

        client.unassign(driver);
        assertThat(asked(OpenApi.ASSIGNMENTS, "put")).isEqualTo(Map.of("driverId", driver));
    }

    @Test
    void knowsTheDocumentsWordsAndNoOthers() {
        JsonNode session = OPEN_API.record(OpenApi.SESSIONS, "get");
        JsonNode behavior = session.at("/properties/behaviors/items");

        assertThat(SamsaraTerms.SESSION_STATUS).hasSameElementsAs(OPEN_API.words(session, "sessionStatus"));
        assertThat(SamsaraTerms.COACHING_TYPE).hasSameElementsAs(OPEN_API.words(session, "coachingType"));
        assertThat(SamsaraTerms.BEHAVIOR_TYPE).hasSameElementsAs(OPEN_API.words(behavior, "coachableBehaviorType"));
    }

    @Test
    void tellsOfMembersThatTheDocumentDoesNotListAndOfNoOther() throws IOException {
        ACCOUNT.drift.clear();
        for (int seed = 0; seed < 100; seed++) {
            serve(OpenApi.SESSIONS, new Random(seed));
            source.sessions(Query.all()).pages().iterator().next();
        }

        assertThat(ACCOUNT.drift).isNotEmpty().allMatch(told -> told.contains("unlisted"));
        assertThat(ACCOUNT.drift)
                .anyMatch(told -> told.startsWith("sessions behaviors.coachableEvents.unlisted"))
                .anyMatch(told -> told.startsWith("sessions driver.unlisted"))
                .anyMatch(told -> told.startsWith("sessions (page).pagination.unlisted"));
    }

    /** Serves a random page from now on; gives its records. */
    private static ArrayNode serve(String path, Random random) throws IOException {
        ObjectNode page = (ObjectNode) OPEN_API.random(OPEN_API.answer(path, "get"), random);
        ((ObjectNode) page.get("pagination")).put("hasNextPage", false); // or the next page is asked for ahead
        serve(page);
        return (ArrayNode) page.get("data");
    }

    private static void serve(JsonNode body) {
        vendor.requests().clear();
        vendor.behaviour().fault(request -> Fault.status(200, Map.of(), body.toString()));
    }

    private static JsonNode tree(CoachingRecord item) throws IOException {
        return WireJson.shared().readTree(CanonicalJson.write(item, true));
    }

    /** The last request's parameters, each read as the document says that it is written; one that it does not have is refused. */
    private static Map<String, Object> asked(String path, String method) {
        List<RequestSeen> requests = vendor.requests().all().stream()
                .filter(request -> request.method().equalsIgnoreCase(method))
                .toList();
        RequestSeen last = requests.get(requests.size() - 1);
        Map<String, JsonNode> documented = OPEN_API.parameters(path, method);
        Map<String, Object> asked = new LinkedHashMap<>();
        for (String parameter : last.rawQuery().split("&", -1)) {
            String name = parameter.replaceFirst("=.*", "");
            assertThat(documented).containsKey(name);
            assertThat(asked).as("each parameter once").doesNotContainKey(name);
            asked.put(
                    name, value(Objects.requireNonNull(documented.get(name)), parameter.substring(name.length() + 1)));
        }
        documented.forEach((name, parameter) -> assertThat(
                        asked.containsKey(name) || !parameter.path("required").asBoolean())
                .as("required parameter %s", name)
                .isTrue());
        assertThat(last.method()).isEqualToIgnoringCase(method);
        assertThat(last.path()).isEqualTo(path);
        assertThat(last.body()).isEmpty();
        return asked;
    }

    private static Object value(JsonNode parameter, String raw) {
        JsonNode schema = parameter.get("schema");
        return switch (schema.get("type").textValue()) {
            case "array" ->
                Stream.of(raw.split(",", -1)).map(SamsaraOpenApiTest::decoded).collect(Collectors.toSet());
            case "boolean" -> {
                assertThat(raw).isIn("true", "false");
                yield Boolean.valueOf(raw);
            }
            default ->
                schema.path("format").asText().equals("date-time")
                        ? OffsetDateTime.parse(decoded(raw)).toInstant()
                        : decoded(raw);
        };
    }

    /** A plus stands for itself here: a server that reads forms would take it for a blank, so none is ever sent. */
    private static String decoded(String raw) {
        assertThat(raw).doesNotContain("+");
        return URLDecoder.decode(raw, UTF_8);
    }

    private static void putUnlessEmpty(Map<String, Object> meant, String name, Set<String> ids) {
        if (!ids.isEmpty()) {
            meant.put(name, ids);
        }
    }

    private static Set<String> ids(Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> id(random)).collect(Collectors.toSet());
    }

    /** Any characters, those that mean something in an address before all. */
    private static String id(Random random) {
        String suffix = random.nextInt(3) == 0 ? "%2C\uD83D\uDE80" : "";
        String special = ",%&=+/?#;:@ {}[]\"'<>|\\^`~é€\uD83D\uDE80";
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> random.nextBoolean()
                        ? String.valueOf(random.nextInt(1000))
                        : special.substring(0, special.length() - 2)
                                .substring(random.nextInt(special.length() - 2))
                                .substring(0, 1))
                .collect(Collectors.joining("", "id", suffix));
    }
}
