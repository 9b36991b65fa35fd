package dev.coachstream.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Golden files: what the document prints, byte for byte, and the canonical records that it means. */
final class MaestroQaMapperTest {
    private final MaestroQaMapper mapper = new MaestroQaMapperImpl();

    @Test
    void mapsTheListOfSessions() throws IOException {
        var page = read(
                DocumentExamples.MAESTROQA_COACHING_SESSIONS, new TypeReference<MaestroQaPage<MaestroQaSession>>() {});

        assertThat(page.totalResults()).isEqualTo(253);
        assertThat(golden(page, mapper::toSession)).isEqualTo(expected("coaching-sessions"));
    }

    @Test
    void mapsTheSingleSession() throws IOException {
        var session = read(DocumentExamples.MAESTROQA_COACHING_SESSION, new TypeReference<MaestroQaSession>() {});

        assertThat(golden(mapper.toSession(session, "support"))).isEqualTo(expected("coaching-session"));
    }

    @Test
    void mapsTheListOfPoints() throws IOException {
        var page =
                read(DocumentExamples.MAESTROQA_COACHING_POINTS, new TypeReference<MaestroQaPage<MaestroQaPoint>>() {});

        assertThat(golden(page, mapper::toPoint)).isEqualTo(expected("coaching-points"));
    }

    @Test
    void mapsTheSinglePoint() throws IOException {
        var point = read(DocumentExamples.MAESTROQA_COACHING_POINT, new TypeReference<MaestroQaPoint>() {});

        assertThat(golden(mapper.toPoint(point, "support"))).isEqualTo(expected("coaching-point"));
    }

    @Test
    void mapsTheListOfTodos() throws IOException {
        var page = read(DocumentExamples.MAESTROQA_TODOS, new TypeReference<MaestroQaPage<MaestroQaTodo>>() {});

        assertThat(page.startIndex()).isEqualTo(50);
        assertThat(golden(page, mapper::toTodo)).isEqualTo(expected("todos"));
    }

    @Test
    void mapsTheSingleTodo() throws IOException {
        var todo = read(DocumentExamples.MAESTROQA_TODO, new TypeReference<MaestroQaTodo>() {});

        assertThat(golden(mapper.toTodo(todo, "support"))).isEqualTo(expected("todo"));
    }

    @Test
    void takesANameThatIsAnAddressForTheAddressToo() throws IOException {
        CoachingSession session = session("{'id':'s','coachId':'c','coachName':'ann@example.com'}");

        assertThat(Objects.requireNonNull(session.coach()).email()).isEqualTo("ann@example.com");
        assertThat(session.coach().name()).isEqualTo("ann@example.com");
    }

    @Test
    void keepsANameWithoutAnIdAsAnAttribute() throws IOException {
        CoachingSession session = session("{'id':'s','coachId':'','coachName':'Ann','agentName':'Bob'}");

        assertThat(session.coach()).isNull();
        assertThat(session.attributes()).containsOnly(entry("coachName", "Ann"), entry("agentName", "Bob"));
    }

    @Test
    void keepsWhatNoDocumentLists() throws IOException {
        CoachingSession session = session("{'id':'s','mood':{'before':3.50},'isDeleted':null}");

        assertThat(session.attributes())
                .containsOnly(entry("mood", Map.of("before", new BigDecimal("3.50"))), entry("isDeleted", null));
    }

    @Test
    void readsIdsOfAnyTypeAsText() throws IOException {
        CoachingSession session = session("{'id':17,'agentId':72999}");

        assertThat(session.id()).isEqualTo("17");
        assertThat(session.coachee()).isEqualTo(Participant.of("72999"));
    }

    @Test
    void takesATimeBefore1970ForNone() throws IOException {
        CoachingSession session = session("{'id':'s','updatedAt':'0001-01-01T00:00:00Z'}");

        assertThat(session.updatedAt()).isNull();
        assertThat(session.attributes()).containsOnly(entry("updatedAt", "0001-01-01T00:00:00Z"));
    }

    @Test
    void showsNoNotesInItsRecords() throws IOException {
        MaestroQaSession session = read(
                "{'id':'s','agentNotes':'canary','coachNotes':'canary','coachPrivateNotes':'canary','agentName':'canary'}",
                new TypeReference<MaestroQaSession>() {});

        assertThat(session.toString()).contains("s").doesNotContain("canary");
        assertThat(mapper.toSession(session, "support").toString()).doesNotContain("canary");
    }

    private CoachingSession session(String json) throws IOException {
        return mapper.toSession(read(json, new TypeReference<MaestroQaSession>() {}), "support");
    }

    private static <T> T read(String json, TypeReference<T> type) throws IOException {
        return read(json.replace('\'', '"').getBytes(UTF_8), type);
    }

    private static <T> T read(DocumentExamples example, TypeReference<T> type) throws IOException {
        return read(example.bytes(), type);
    }

    @SuppressWarnings("unchecked") // the reader gives what the type says
    private static <T> T read(byte[] json, TypeReference<T> type) throws IOException {
        return (T) new PageReader().read(json, type.getType());
    }

    private static <W, T extends CoachingRecord> String golden(
            MaestroQaPage<W> page, BiFunction<W, String, T> mapping) {
        assertThat(page.resources().bad()).isEmpty();
        StringBuilder lines = new StringBuilder();
        page.resources().good().forEach(item -> lines.append(golden(mapping.apply(item.value(), "support"))));
        return lines.toString();
    }

    /** Whole, private parts too, and indented so that it can be reviewed. */
    private static String golden(CoachingRecord item) {
        try {
            JsonNode json = WireJson.shared().readTree(CanonicalJson.write(item, true));
            return WireJson.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String expected(String name) throws IOException {
        try (InputStream file =
                MaestroQaMapperTest.class.getResourceAsStream("MaestroQaMapperTest/" + name + ".json")) {
            return file == null ? "(no file)" : new String(file.readAllBytes(), UTF_8);
        }
    }
}
