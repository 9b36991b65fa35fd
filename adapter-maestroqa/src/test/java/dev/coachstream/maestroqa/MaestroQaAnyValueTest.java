package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.testkit.AnyJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a documented field holds, in either API, it gives a record, or one error that names source, feed, record and field; and
 * the other records are delivered.
 */
final class MaestroQaAnyValueTest {
    private static SimulatedMaestroQa vendor;
    private static CoachingSource listings;
    private static CoachingSource olderExport;

    /** Where a record is read, what it is called there, and its documented members. */
    enum Shape {
        SESSION(Feed.SESSIONS, "id", MaestroQaSession.class),
        POINT(Feed.POINTS, "id", MaestroQaPoint.class),
        TODO(Feed.TODOS, "id", MaestroQaTodo.class),
        LEGACY(Feed.SESSIONS, "_id", LegacySession.class);

        private final Feed feed;
        private final String idName;
        private final Class<?> wire;

        Shape(Feed feed, String idName, Class<?> wire) {
            this.feed = feed;
            this.idName = idName;
            this.wire = wire;
        }

        List<String> members() {
            return Stream.of(wire.getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(name -> !name.equals("other"))
                    .map(name -> name.equals("id") ? idName : name)
                    .toList();
        }

        String good(String id) {
            return "{\"" + idName + "\":\"" + id + "\",\"createdAt\":\"2026-06-04T10:00:00Z\"}";
        }

        String answer(String odd) {
            String list = "[" + good("a") + "," + odd + "," + good("z") + "]";
            return this == LEGACY
                    ? list
                    : "{\"startIndex\":0,\"totalResults\":3,\"itemsPerPage\":100,\"Resources\":" + list + "}";
        }

        CoachingSource source() {
            return this == LEGACY ? olderExport : listings;
        }
    }

    @BeforeAll
    static void start() {
        vendor = SimulatedMaestroQa.start(DataSet.of(0));
        listings = MaestroQaAccount.source(vendor, Map.of());
        olderExport = MaestroQaAccount.source(vendor, Map.of("api", "legacy-export", "first-day", "2026-06-01"));
    }

    @AfterAll
    static void stop() {
        olderExport.close();
        listings.close();
        vendor.close();
    }

    static Stream<Arguments> everyFieldAndValue() {
        return Stream.of(Shape.values())
                .flatMap(shape -> shape.members().stream()
                        .flatMap(
                                member -> AnyJson.hostile().stream().map(value -> Arguments.of(shape, member, value))));
    }

    static Stream<Arguments> seeds() {
        return Stream.of(Shape.values())
                .flatMap(shape -> IntStream.range(0, 60).mapToObj(seed -> Arguments.of(shape, seed)));
    }

    @ParameterizedTest
    @MethodSource("everyFieldAndValue")
    void aValueCostsItsOwnRecordAtMost(Shape shape, String member, String value) throws IOException {
        boolean isId = member.equals(shape.idName);
        String id = isId ? "" : "\"" + shape.idName + "\":\"odd\",";

        Page<?> page = read(shape, "{" + id + "\"" + member + "\":" + value + "}");

        assertDelivered(shape, page);
        String told = isId ? null : "odd";
        assertThat(page.rejected()).allSatisfy(rejected -> assertNamed(shape, rejected, told, member));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNoMemberThatNoDocumentLists(Shape shape, int seed) throws IOException {
        String odd = new AnyJson(seed).object(shape.members());

        Page<?> page = read(shape, odd);

        assertDelivered(shape, page);
        Map<String, JsonNode> unlisted = new HashMap<>();
        for (Map.Entry<String, JsonNode> member :
                WireJson.shared().readTree(odd).properties()) {
            if (member.getKey().startsWith("unlisted")) {
                unlisted.put(member.getKey(), plain(member.getValue()));
            }
        }
        for (Object item : page.items()) {
            CoachingRecord read = (CoachingRecord) item;
            if (!List.of("a", "z").contains(read.id())) {
                JsonNode attributes = WireJson.shared()
                        .readTree(CanonicalJson.write(read, true))
                        .path("attributes");
                unlisted.forEach((name, value) ->
                        assertThat(attributes.path(name)).as(name).isEqualTo(value));
            }
        }
    }

    /** Numbers as canonical JSON writes them: without an exponent. */
    private static JsonNode plain(JsonNode value) throws IOException {
        Object wrapped = WireJson.shared()
                .convertValue(WireJson.shared().createObjectNode().set("value", value), Object.class);
        return WireJson.shared()
                .readTree(CanonicalJson.writeValue(wrapped, true))
                .path("value");
    }

    private static Page<?> read(Shape shape, String odd) throws IOException {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), shape.answer(odd))));
        List<Page<?>> pages = new ArrayList<>();
        try (var read = shape.source().read(shape.feed, Query.all())) {
            read.pages().forEach(pages::add);
        }
        assertThat(pages).hasSize(1);
        return pages.get(0);
    }

    /** The export's odd session may have a creation time that another window answers for. */
    private static void assertDelivered(Shape shape, Page<?> page) {
        assertThat(page.items().stream().map(item -> ((CoachingRecord) item).id()))
                .contains("a", "z");
        int least = shape == Shape.LEGACY ? 2 : 3;
        assertThat(page.items().size() + page.rejected().size()).isBetween(least, 3);
    }

    private static void assertNamed(Shape shape, RejectedRecord rejected, @Nullable String id, String member) {
        assertThat(rejected.source()).isEqualTo(MaestroQaAccount.NAME);
        assertThat(rejected.feed()).isEqualTo(shape.feed);
        assertThat(rejected.toString()).doesNotContain("xxx").hasSizeLessThan(200);
        if (id == null) {
            return;
        }
        assertThat(rejected.id()).isEqualTo(id);
        assertThat(rejected.field()).startsWith(member);
    }
}
