package dev.coachstream.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.ItemStream;
import dev.coachstream.json.Items;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyMapperTest {
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private final LegacyMapper mapper = new LegacyMapperImpl();

    /** The document prints a comment for the rest of the list; everything else is byte for byte. */
    @Test
    void mapsTheDocumentsExample() throws IOException {
        String printed = new String(DocumentExamples.MAESTROQA_LEGACY_EXPORT.bytes(), UTF_8);
        String json = printed.replaceAll(",\\s*// Additional coaching session objects\\.\\.\\.", "");

        CoachingSession session = session(json);

        assertThat(json).isNotEqualTo(printed);
        assertThat(golden(session)).isEqualTo(expected("legacy-export"));
    }

    /** The activity log of the document's example tells the same moment with its zone: GMT. */
    @Test
    void readsAStampWithoutAZoneAsUtc() throws IOException {
        assertThat(session("[{'_id':'s','createdAt':'2023-06-30T21:16:51.588000'}]")
                        .createdAt())
                .isEqualTo(Instant.parse("2023-06-30T21:16:51.588Z"));
    }

    @Test
    void tellsNotToldFromNone() throws IOException {
        CoachingSession notTold = session("[{'_id':'s','coachingPoints':null,'isDeleted':null}]");
        CoachingSession none = session("[{'_id':'s','coachingPoints':[],'todos':[],'isDeleted':false}]");

        assertThat(notTold.attributes())
                .containsOnly(entry("coachingPoints", null), entry("todos", null), entry("isDeleted", null));
        assertThat(none.attributes()).containsOnly(entry("isDeleted", false));
        assertThat(List.of(Feed.POINTS, Feed.TODOS)).noneMatch(notTold::lists).allMatch(none::lists);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, DELETED",
        ", true, true, COMPLETED",
        "false, true, true, COMPLETED",
        ", true, , OPEN",
        ", , , OPEN"
    })
    void tellsTheStatus(@Nullable Boolean deleted, @Nullable Boolean agent, @Nullable Boolean coach, Status status)
            throws IOException {
        CoachingSession session = session("[{'_id':'s','isDeleted':%s,'agentConfirmed':%s,'coachConfirmed':%s}]"
                .formatted(deleted, agent, coach));

        assertThat(session.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T00:00:00, 2026-01-03T00:00:00, true, true, 2026-01-03T00:00:00Z",
        "2026-01-03T00:00:00, 2026-01-02T00:00:00, true, true, 2026-01-03T00:00:00Z",
        "2026-01-03T00:00:00, 2026-01-02T00:00:00, true, false,",
        "2026-01-03T00:00:00, , true, true,",
        "2026-01-03T00:00:00, 0001-01-01T00:00:00, true, true,"
    })
    void isCompletedAtTheLaterConfirmationWhenBothAreKnown(
            String agent, @Nullable String coach, boolean agentDone, boolean coachDone, @Nullable Instant completed)
            throws IOException {
        String coachDate = coach == null ? "null" : "'" + coach + "'";
        CoachingSession session = session(
                "[{'_id':'s','agentConfirmed':%s,'coachConfirmed':%s,'agentConfirmedDate':'%s','coachConfirmedDate':%s}]"
                        .formatted(agentDone, coachDone, agent, coachDate));

        assertThat(session.completedAt()).isEqualTo(completed);
        assertThat(session.coacheeSignOff()).isNotNull();
    }

    @Test
    void keepsTimesBefore1970AsAttributes() throws IOException {
        CoachingSession session = session(
                "[{'_id':'s','meetingDate':'%s','sharedWithAgentDate':'%s','sharedWithAgent':true,'coachingPoints':[],'todos':[]}]"
                        .formatted(ZERO, ZERO));

        assertThat(session.meetingAt()).isNull();
        assertThat(Objects.requireNonNull(session.shared()).at()).isNull();
        assertThat(session.attributes())
                .containsEntry("meetingDate", ZERO.toString())
                .containsEntry("sharedWithAgentDate", ZERO.toString());
    }

    @Test
    void passesOverNullsInItsActivity() throws IOException {
        CoachingSession session = session("[{'_id':'s','activityLog':[null,{'descriptions':[null,'x']}]}]");

        assertThat(session.activity().reveal())
                .singleElement()
                .satisfies(one -> assertThat(one.descriptions()).containsExactly("x"));
    }

    /** What is left of it would look whole, and what it lacks be taken for delisted. */
    @ParameterizedTest
    @ValueSource(strings = {"coachingPoints", "todos"})
    void setsASessionAsideWhoseListHasAHole(String list) throws IOException {
        Items<LegacySession> page = read("[{'_id':'s','%s':[{'_id':'p'},null]},{'_id':'t'}]".formatted(list));

        assertThat(page.good()).extracting(LegacySession::id).containsExactly("t");
        assertThat(page.bad())
                .containsExactly(new Items.Bad("s", list + "[1]", "is not an object of the documented form"));
    }

    @Test
    void keepsWhatNoDocumentListsAtEveryDepth() throws IOException {
        CoachingSession session = session(
                "[{'_id':'s','a':1,'activityLog':[{'b':2}],'coachingPoints':[{'_id':'p','c':3}],'todos':[{'_id':'t','d':4}]}]");

        assertThat(session.attributes()).containsEntry("a", 1);
        assertThat(session.attributes()).doesNotContainKey("activityLog");
        assertThat(Objects.requireNonNull(session.activity().reveal()).get(0).attributes())
                .hasToString("{b=2}");
        assertThat(session.points().get(0).attributes()).containsOnly(entry("c", 3));
        assertThat(session.todos().get(0).attributes()).containsOnly(entry("d", 4));
    }

    @Test
    void refusesAnEmbeddedRecordWithoutAnIdAndSaysSo() throws IOException {
        Items<CoachingSession> mapped =
                read("[{'_id':'s','todos':[{'title':'canary'}]}]").map(sent -> mapper.toSession(sent, "support"));

        assertThat(mapped.good()).isEmpty();
        assertThat(mapped.bad())
                .singleElement()
                .satisfies(bad ->
                        assertThat(bad.reason()).contains("a to-do needs an id").doesNotContain("canary"));
    }

    @Test
    void showsNothingPrivateInItsRecords() throws IOException {
        LegacySession sent = read("[{'_id':'s','agentNotes':'canary','coachNotes':'canary','agentName':'canary',"
                        + "'activityLog':[{'userEmail':'canary','ipAddress':'canary','descriptions':['canary']}],"
                        + "'coachingPoints':[{'_id':'p','coachNotes':'canary'}],'todos':[{'_id':'t','title':'canary'}]}]")
                .good()
                .get(0);

        assertThat(sent.toString()).doesNotContain("canary");
        assertThat(Objects.requireNonNull(sent.activityLog()).toString()).doesNotContain("canary");
        assertThat(Objects.requireNonNull(sent.coachingPoints()).toString()).doesNotContain("canary");
        assertThat(Objects.requireNonNull(sent.todos()).toString()).doesNotContain("canary");
    }

    private CoachingSession session(String json) throws IOException {
        Items<LegacySession> read = read(json);
        assertThat(read.bad()).isEmpty();
        return mapper.toSession(read.good().get(0), "support");
    }

    private static Items<LegacySession> read(String json) throws IOException {
        String quoted = json.startsWith("[{'") ? json.replace('\'', '"') : json;
        InputStream body = new ByteArrayInputStream(quoted.getBytes(UTF_8));
        try (ItemStream<LegacySession> records = ItemStream.of(body, LegacySession.class)) {
            return records.next(100);
        }
    }

    private static String golden(CoachingSession session) throws IOException {
        return WireJson.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(WireJson.shared().readTree(CanonicalJson.write(session, true)))
                + "\n";
    }

    private static String expected(String name) throws IOException {
        try (InputStream file = LegacyMapperTest.class.getResourceAsStream("LegacyMapperTest/" + name + ".json")) {
            return file == null ? "(no file)" : new String(file.readAllBytes(), UTF_8);
        }
    }
}
