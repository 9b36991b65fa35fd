package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.testkit.AnyJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a documented field holds, it gives a record, or one error that names source, feed, record and field; and the other
 * records of its page are delivered.
 */
final class SamsaraAnyValueTest {
    private static final OpenApi OPEN_API = new OpenApi();
    private static final String MARK = "\"@@\"";
    private static final String SESSION = """
            {"id": "odd", "driver": {"driverId": "7", "externalIds": {"payrollId": "A"}}, "coachingType": "unshared",
             "sessionStatus": "completed", "dueAtTime": "2026-01-01T00:00:00Z", "updatedAtTime": "2026-01-01T00:00:00Z",
             "assignedCoachId": "1", "completedCoachId": "2", "completedAtTime": "2026-01-01T00:00:00Z", "sessionNote": "n",
             "behaviors": [{"id": "odd-behavior", "coachableBehaviorType": "crash", "lastCoachedTime": "2026-01-01T00:00:00Z",
               "updatedAtTime": "2026-01-01T00:00:00Z", "note": "n", "coachableEvents": [{"id": "e",
                 "linkage": {"sourceId": "s", "sourceType": "idling"}}]}]}""";
    private static final String ASSIGNMENT = """
            {"driver": {"driverId": "odd", "externalIds": {"payrollId": "A"}}, "coachId": "1",
             "createdAtTime": "2026-01-01T00:00:00Z", "updatedAtTime": "2026-01-01T00:00:00Z"}""";
    private static final String GOOD_SESSION = "{\"id\": \"%1$s\", \"behaviors\": [{\"id\": \"%1$s-behavior\"}]}";
    private static final String GOOD_ASSIGNMENT = "{\"driver\": {\"driverId\": \"%s\"}, \"coachId\": \"1\"}";
    private static final String PAGE = "{\"data\": %s, \"pagination\": {\"endCursor\": \"x\", \"hasNextPage\": false}}";

    private static SimulatedSamsara vendor;
    private static CoachingSource source;

    @BeforeAll
    static void open() {
        vendor = SimulatedSamsara.start(DataSet.of(0));
        source = new SamsaraAccount().source(vendor.url());
    }

    @AfterAll
    static void close() {
        source.close();
        vendor.close();
    }

    static Stream<String> sessionFields() {
        return Stream.concat(
                OPEN_API.members(OPEN_API.record(OpenApi.SESSIONS, "get")).stream(),
                Stream.of(
                        "driver.externalIds.payrollId",
                        "behaviors.coachableEvents.linkage",
                        "behaviors.coachableEvents.linkage.sourceId",
                        "behaviors.coachableEvents.linkage.sourceType"));
    }

    static Stream<String> assignmentFields() {
        return OPEN_API.members(OPEN_API.record(OpenApi.ASSIGNMENTS, "get")).stream();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("sessionFields")
    void costsItsOwnSessionAtMost(String field) throws IOException {
        for (String value : values()) {
            Page<? extends CoachingRecord> page = read(Feed.SESSIONS, SESSION, GOOD_SESSION, field, value);

            assertOthers(page, "first", "last");
            assertThat(page.items().size() + page.rejected().size()).as(value).isEqualTo(3);
            String id = field.equals("id") ? null : "odd";
            assertThat(page.rejected()).as(value).allSatisfy(rejected -> {
                assertThat(rejected.source()).isEqualTo("fleet");
                assertThat(rejected.feed()).isEqualTo(Feed.SESSIONS);
                assertThat(rejected.id()).isEqualTo(id);
                assertThat(rejected.field().replaceAll("\\[\\d+]", "")).startsWith(field);
                assertThat(rejected.toString()).doesNotContain("xxx").hasSizeLessThan(200);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("sessionFields")
    void hidesNoOtherPoint(String field) throws IOException {
        for (String value : values()) {
            Page<? extends CoachingRecord> page = read(Feed.POINTS, SESSION, GOOD_SESSION, field, value);

            assertOthers(page, "first-behavior", "last-behavior");
            assertThat(page.rejected()).as(value).allSatisfy(rejected -> {
                assertThat(rejected.feed()).isEqualTo(Feed.POINTS);
                assertThat(rejected.field().replaceAll("\\[\\d+]", "")).startsWith(field);
                assertThat(rejected.toString()).doesNotContain("xxx").hasSizeLessThan(200);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("assignmentFields")
    void costsItsOwnAssignmentAtMost(String field) throws IOException {
        for (String value : values()) {
            Page<? extends CoachingRecord> page = read(Feed.ASSIGNMENTS, ASSIGNMENT, GOOD_ASSIGNMENT, field, value);

            assertOthers(page, "first", "last");
            assertThat(page.items().size() + page.rejected().size()).as(value).isEqualTo(3);
            assertThat(page.rejected())
                    .as(value)
                    .allSatisfy(rejected -> assertThat(rejected.field()).startsWith(field));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsOnWhateverAllFieldsHold(long seed) {
        AnyJson any = new AnyJson(seed);
        List<String> members =
                sessionFields().filter(field -> !field.contains(".")).toList();
        serve(PAGE.formatted("[" + GOOD_SESSION.formatted("first") + "," + any.object(members) + "," + any.value() + ","
                + GOOD_SESSION.formatted("last") + "]"));

        Page<? extends CoachingRecord> page = first(Feed.SESSIONS);

        assertOthers(page, "first", "last");
        assertThat(page.items().size() + page.rejected().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"data\": %s, \"pagination\": {\"endCursor\": \"x\", \"hasNextPage\": false}}",
                "{\"data\": [], \"pagination\": %s}",
                "{\"data\": [], \"pagination\": {\"endCursor\": %s, \"hasNextPage\": true}}",
                "{\"data\": [], \"pagination\": {\"endCursor\": %s, \"hasNextPage\": false}}",
                "{\"data\": [], \"pagination\": {\"endCursor\": \"x\", \"hasNextPage\": %s}}"
            })
    void readsAPageOrRefusesItInWords(String form) {
        for (String value : AnyJson.hostile()) {
            serve(form.formatted(value));

            Throwable thrown =
                    catchThrowable(() -> source.sessions(Query.all()).pages().forEach(page -> {}));

            if (thrown != null) {
                assertThat(thrown)
                        .as(value)
                        .isInstanceOfSatisfying(
                                CoachingSourceException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                        .message()
                        .startsWith("fleet: ")
                        .hasSizeLessThan(400);
            }
        }
    }

    /** Null stands for a member that is left out. */
    private static List<@Nullable String> values() {
        List<@Nullable String> values = new ArrayList<>(AnyJson.hostile());
        values.add(0, null);
        return values;
    }

    private static Page<? extends CoachingRecord> read(
            Feed feed, String odd, String good, String field, @Nullable String value) throws IOException {
        ObjectNode record = (ObjectNode) WireJson.shared().readTree(odd);
        set(record, field, value != null);
        String text = record.toString().replace(MARK, String.valueOf(value));
        serve(PAGE.formatted("[" + good.formatted("first") + "," + text + "," + good.formatted("last") + "]"));
        return first(feed);
    }

    private static Page<? extends CoachingRecord> first(Feed feed) {
        return source.read(feed, Query.all()).pages().iterator().next();
    }

    private static void set(ObjectNode record, String field, boolean present) {
        String[] steps = field.split("\\.", -1);
        ObjectNode holder = record;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode next = holder.get(steps[i]);
            JsonNode inside = next instanceof ArrayNode list ? list.get(0) : next;
            holder = (ObjectNode) inside;
        }
        holder.remove(steps[steps.length - 1]);
        if (present) {
            holder.put(steps[steps.length - 1], "@@");
        }
    }

    private static void serve(String body) {
        vendor.requests().clear();
        vendor.behaviour().fault(request -> Fault.status(200, Map.of(), body));
    }

    private static void assertOthers(Page<? extends CoachingRecord> page, String first, String last) {
        assertThat(page.items()).extracting(CoachingRecord::id).contains(first, last);
    }
}
