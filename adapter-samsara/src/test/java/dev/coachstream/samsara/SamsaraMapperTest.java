package dev.coachstream.samsara;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamsaraMapperTest {
    private static final TypeReference<SamsaraPage<SamsaraSession>> PAGE = new TypeReference<>() {};

    private final SamsaraMapper mapper = new SamsaraMapperImpl();

    @Test
    void mapsTheDocumentsExample() throws IOException {
        byte[] sent = DocumentExamples.SAMSARA_COACHING_SESSIONS_STREAM.bytes();

        assertThat(pretty(session(sent))).isEqualTo(expected("document-example.json"));
    }

    @Test
    void keepsWhatNoDocumentLists() throws IOException {
        assertThat(pretty(session(resource("beyond-the-document.sent.json"))))
                .isEqualTo(expected("beyond-the-document.json"));
    }

    @Test
    void mapsAssignments() throws IOException {
        ArrayNode read = WireJson.shared().createArrayNode();
        for (SamsaraAssignment wire : assignments(resource("assignment.sent.json"))) {
            read.add(WireJson.shared().readTree(CanonicalJson.write(mapper.toAssignment(wire, "fleet"), true)));
        }

        assertThat(read.toPrettyString()).isEqualTo(expected("assignment.json"));
    }

    @Test
    void writesWhatCanBeReadBack() throws IOException {
        CoachingSession session = session(resource("beyond-the-document.sent.json"));

        byte[] json = CanonicalJson.write(session, true);

        assertThat(CanonicalJson.write(CanonicalJson.read(Feed.SESSIONS, json), true))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, COMPLETED",
        "upcoming, OPEN",
        "deleted, DELETED",
        "unknown, UNKNOWN",
        "Completed, UNKNOWN",
        ", UNKNOWN"
    })
    void readsTheStatusFromTheWordAlone(@Nullable String word, Status status) {
        assertThat(SamsaraMapper.status(word)).isEqualTo(status);
    }

    @Test
    void takesAnyScalarForAnId() throws IOException {
        CoachingSession session = session("""
                {"data": [{"id": 12345678901234567890, "driver": {"driverId": 987}, "assignedCoachId": 5}],
                 "pagination": {"endCursor": "", "hasNextPage": false}}""".getBytes(UTF_8));

        assertThat(session.id()).isEqualTo("12345678901234567890");
        assertThat(Objects.requireNonNull(session.coachee()).id()).isEqualTo("987");
        assertThat(Objects.requireNonNull(session.coach()).id()).isEqualTo("5");
    }

    @Test
    void hidesNotesAndPeople() throws IOException {
        SamsaraPage<SamsaraSession> page = page(DocumentExamples.SAMSARA_COACHING_SESSIONS_STREAM.bytes());

        assertThat(page.toString()).doesNotContain("seatbelt", "0987", "45646");
    }

    private CoachingSession session(byte[] sent) throws IOException {
        return mapper.toSession(page(sent).data().good().get(0), "fleet");
    }

    @SuppressWarnings("unchecked")
    private static SamsaraPage<SamsaraSession> page(byte[] sent) throws IOException {
        return (SamsaraPage<SamsaraSession>) new PageReader().read(sent, PAGE.getType());
    }

    @SuppressWarnings("unchecked")
    private static List<SamsaraAssignment> assignments(byte[] sent) throws IOException {
        TypeReference<SamsaraPage<SamsaraAssignment>> type = new TypeReference<>() {};
        return ((SamsaraPage<SamsaraAssignment>) new PageReader().read(sent, type.getType()))
                .data()
                .good();
    }

    private static String pretty(CoachingSession session) throws IOException {
        return WireJson.shared().readTree(CanonicalJson.write(session, true)).toPrettyString();
    }

    private static String expected(String name) throws IOException {
        JsonNode tree = WireJson.shared().readTree(resource(name));
        return tree.toPrettyString();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SamsaraMapperTest.class.getResourceAsStream("SamsaraMapperTest/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
