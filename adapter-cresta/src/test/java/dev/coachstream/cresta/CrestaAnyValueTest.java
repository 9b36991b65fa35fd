package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.testkit.AnyJson;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a documented field holds, it gives a record, or one error that names source, feed, record and field; and the other
 * records of its page are delivered.
 */
final class CrestaAnyValueTest {
    private static final String GOOD = "{\"name\":\"%s\",\"updateTime\":\"2026-03-04T10:00:00Z\"}";

    private static final Schema SCHEMA = Schema.of(Feed.SESSIONS);

    private static SimulatedCresta cresta;
    private static CoachingSource source;

    @BeforeAll
    static void start() {
        cresta = SimulatedCresta.start(DataSet.of(0));
        source = CrestaAccount.source(cresta);
    }

    @AfterAll
    static void stop() {
        source.close();
        cresta.close();
    }

    static Stream<String> fields() {
        return Stream.of(CrestaSession.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("other"));
    }

    static Stream<Arguments> everyFieldAndValue() {
        return fields().flatMap(field -> AnyJson.hostile().stream().map(value -> Arguments.of(field, value)));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("everyFieldAndValue")
    void aValueCostsItsOwnRecordAtMost(String field, String value) throws IOException {
        String name = field.equals("name") ? "" : "\"name\":\"odd\",";

        Page<?> page = sessions("{" + name + "\"" + field + "\":" + value + "}");

        assertDelivered(page);
        String id = field.equals("name") ? null : "odd";
        assertThat(page.rejected()).allSatisfy(rejected -> {
            assertThat(rejected.source()).isEqualTo("sales");
            assertThat(rejected.feed()).isEqualTo(Feed.SESSIONS);
            assertThat(rejected.id()).isEqualTo(id);
            assertThat(rejected.field()).startsWith(field);
            assertThat(rejected.toString()).doesNotContain("xxx").hasSizeLessThan(200);
        });
    }

    @ParameterizedTest
    @MethodSource("fields")
    void anAbsentFieldIsNoError(String field) throws IOException {
        Page<?> page = sessions("{\"name\":\"odd\"}".replace("\"" + field + "\":\"odd\"", ""));

        assertDelivered(page);
        int rejected = field.equals("name") ? 1 : 0;
        assertThat(page.rejected()).hasSize(rejected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNoMemberOfAnySession(long seed) throws IOException {
        AnyJson any = new AnyJson(seed);
        String session = any.object(Stream.concat(fields(), Stream.of("mood")).toList());

        Page<?> page = sessions(session);

        assertDelivered(page);
        if (page.rejected().isEmpty()) {
            CoachingRecord odd = (CoachingRecord) page.items().get(1);
            JsonNode canonical = WireJson.shared().readTree(CanonicalJson.write(odd, true));
            WireJson.shared().readTree(session).properties().stream()
                    .filter(member -> member.getKey().startsWith("unlisted")
                            || member.getKey().equals("mood"))
                    .forEach(member -> assertSame(
                            member.getValue(), canonical.path("attributes").get(member.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsAnyProgressWhole(long seed) throws IOException {
        String progress = new AnyJson(seed).object(List.of("agentUserName", "userName", "progress"));
        serve("{\"agentCoachingProgresses\":[" + progress + "]}");

        CoachingRecord read = source.progress(Query.all()).iterator().next();

        JsonNode attributes =
                WireJson.shared().readTree(CanonicalJson.write(read, true)).path("attributes");
        assertSame(WireJson.shared().readTree(progress), attributes);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takesAnythingInPlaceOfAProgressForOneBadRecord(long seed) {
        String item = new AnyJson(seed).value();
        serve("{\"agentCoachingProgresses\":[{\"agentUserName\":\"a\"}," + item + ",{\"agentUserName\":\"b\"}]}");

        Page<?> page = source.progress(Query.all()).pages().iterator().next();

        int delivered = item.startsWith("{") ? 3 : 2;
        assertThat(page.items()).hasSize(delivered);
        assertThat(page.rejected())
                .hasSize(3 - page.items().size())
                .allMatch(rejected -> rejected.toString().startsWith("sales progress: "));
    }

    static Stream<Arguments> everyMemberOfAnAnswer() {
        return Stream.of("{\"coachingSessions\":%s}", "{\"nextPageToken\":%s}", "%s")
                .flatMap(form -> AnyJson.hostile().stream().map(value -> Arguments.of(form, value)));
    }

    @ParameterizedTest
    @MethodSource("everyMemberOfAnAnswer")
    void anAnswerIsReadOrRefusedInWords(String form, String value) {
        serve(form.formatted(value));

        Throwable thrown =
                catchThrowable(() -> source.sessions(Query.all()).stream().count());

        if (thrown != null) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                    .message()
                    .startsWith("sales: ")
                    .hasSizeLessThan(400);
        }
    }

    @Test
    void saysWhichLimitARecordExceeds() {
        serve("{\"coachingSessions\":[" + "[".repeat(100) + "]".repeat(100) + "]}");

        assertThatThrownBy(() -> source.sessions(Query.all()).stream().count())
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("JSON beyond the limits");
    }

    /** Numbers by their value: 1.5E+2 is written as 150. */
    private static void assertSame(JsonNode sent, JsonNode kept) {
        assertThat(sent.equals(CrestaAnyValueTest::compare, kept))
                .as("%s kept as %s", sent, kept)
                .isTrue();
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static Page<?> sessions(String odd) {
        serve("{\"coachingSessions\":[" + GOOD.formatted("first") + "," + odd + "," + GOOD.formatted("last") + "]}");
        try (Paged<?> read = source.sessions(Query.all())) {
            return read.pages().iterator().next();
        }
    }

    private static void serve(String answer) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), answer));
    }

    /** The first and the last in any case, and the odd one as a record that can be written, or as one error. */
    private static void assertDelivered(Page<?> page) throws IOException {
        List<CoachingRecord> items =
                page.items().stream().map(CoachingRecord.class::cast).toList();
        assertThat(items.size() + page.rejected().size()).isEqualTo(3);
        assertThat(items.get(0).id()).isEqualTo("first");
        assertThat(items.get(items.size() - 1).id()).isEqualTo("last");
        for (CoachingRecord item : items) {
            SCHEMA.accept(item);
            byte[] written = CanonicalJson.write(item, true);
            assertThat(CanonicalJson.write(CanonicalJson.read(Feed.SESSIONS, written), true))
                    .isEqualTo(written);
        }
        assertThat(page.rejected()).extracting(RejectedRecord::reason).allMatch(reason -> reason.startsWith("is "));
    }
}
