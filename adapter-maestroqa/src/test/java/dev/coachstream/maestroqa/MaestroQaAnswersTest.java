package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaestroQaAnswersTest {
    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final CoachingSource source = MaestroQaAccount.source(vendor, Map.of("page-size", "40"));

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40", "- yesterday 0/1/0/false", "- 2026-07-02T00:00:00Z -1/1/0/false", "a b c d"})
    void refusesAPositionThatItDidNotWrite(String position) {
        CursorScope scope = new CursorScope(
                MaestroQaAccount.NAME, Feed.SESSIONS, Query.all().fingerprint());
        Query forged = Query.all().after(scope.cursor(position));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, forged))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining("start again without it");
    }

    @Test
    void refusesAnAnswerForAnotherOffset() {
        vendor.behaviour()
                .fault(Faults.after(1, Faults.always(MaestroQaAccount.changed(page -> page.put("startIndex", 1)))));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("asked from startIndex 40 the server answered from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totalResults", "Resources"})
    void takesAnAnswerForAPageOnlyByItsDocumentedMembers(String member) {
        vendor.behaviour()
                .fault(Faults.after(1, Faults.always(MaestroQaAccount.changed(page -> page.putNull(member)))));

        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("JSON that is not of the documented form: it lacks " + member);
    }

    /** Nor does it let anybody in. */
    @Test
    void takesAnEmptyAnswerForNone() {
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), "{}")));

        assertThatThrownBy(source::check).hasMessageContaining("it lacks Resources, totalResults");
        assertThatThrownBy(() -> ids(Feed.SESSIONS, Query.all()))
                .hasMessageContaining("it lacks Resources, totalResults");
    }

    @Test
    void surfacesASingleReadThatAnswersAnotherRecord() {
        String id = vendor.data().ids().get(0);
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(session -> session.put("id", "another"))));

        assertThatThrownBy(() -> source.session(id))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("asked for session " + id + " the server answered session another");
    }

    @Test
    void tellsWhatNoDocumentListsByTypeOnly() {
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(page -> {
            ObjectNode first = (ObjectNode) page.withArray("Resources").get(0);
            first.put("mood", "canary").put("type", "canary");
        })));
        List<String> drifts = new CopyOnWriteArrayList<>(); // pages are read side by side
        SourceListener listener = new SourceListener() {
            @Override
            public void drift(String account, Feed feed, String path, String type) {
                drifts.add(account + " " + feed + " " + path + " " + type);
            }
        };
        try (CoachingSource watched = MaestroQaAccount.source(vendor, Map.of("page-size", "500"), listener)) {
            ids(watched.points(Query.all()));
        }

        assertThat(drifts)
                .containsOnly("support POINTS mood string", "support POINTS type new value canary, kept in vendorKind");
    }

    @Test
    void deliversTheOthersOfAPageWithABadRecord() {
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(page -> {
            ObjectNode third = (ObjectNode) page.withArray("Resources").get(2);
            third.putArray("id").add("canary");
        })));

        Page<CoachingSession> page =
                source.sessions(Query.all()).pages().iterator().next();

        assertThat(page.items()).hasSize(39);
        assertThat(page.rejected()).singleElement().satisfies(one -> {
            assertThat(one)
                    .hasToString(MaestroQaAccount.NAME
                            + " sessions: a record without a readable id: field id is refused: a session needs an id");
        });
    }

    /** Both become the same text, and one of them would hide the other. */
    @Test
    void setsRecordsAsideWhoseIdsDifferInHalfACharacterOnly() {
        List<Integer> mended = new CopyOnWriteArrayList<>();
        SourceListener listener = new SourceListener() {
            @Override
            public void mended(String account, int halves) {
                mended.add(halves);
            }
        };
        vendor.behaviour().fault(Faults.always((exchange, proper) -> {
            Response response = proper.get();
            ObjectNode page = (ObjectNode) WireJson.shared().readTree(response.body());
            ((ObjectNode) page.withArray("Resources").get(0)).put("id", "same@1");
            ((ObjectNode) page.withArray("Resources").get(1)).put("id", "same@2");
            ((ObjectNode) page.withArray("Resources").get(2)).put("name", "half of @1");
            String body = page.toString().replace("@1", "\\ud83d").replace("@2", "\\ud83e");
            exchange.send(response.withBody(body.getBytes(StandardCharsets.UTF_8)));
        }));
        try (CoachingSource watched = MaestroQaAccount.source(vendor, Map.of(), listener)) {
            Page<CoachingSession> page =
                    watched.sessions(Query.all()).pages().iterator().next();

            assertThat(page.rejected())
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.reason())
                            .isEqualTo("is refused: a session has an id of which a character was lost"));
            assertThat(page.items().get(0).title()).isEqualTo("half of \ufffd");
            assertThat(mended).contains(3);
        }
    }

    @Test
    void keepsARecordOfWhichAnOptionalTimeIsADateOnly() {
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(page -> {
            ObjectNode third = (ObjectNode) page.withArray("Resources").get(2);
            third.put("updatedAt", "2026-11-01");
        })));

        Page<CoachingSession> page =
                source.sessions(Query.all()).pages().iterator().next();

        assertThat(page.rejected()).isEmpty();
        assertThat(page.items()).hasSize(40);
        assertThat(page.items().get(2).updatedAt()).isNull();
        assertThat(page.items().get(2).attributes()).containsEntry("updatedAt", "2026-11-01");
    }

    private List<String> ids(Feed feed, Query query) {
        return ids(source.read(feed, query));
    }

    private static List<String> ids(Paged<? extends CoachingRecord> read) {
        try (read) {
            return read.stream().map(CoachingRecord::id).toList();
        }
    }
}
