package dev.coachstream.cresta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.documents.DocumentExamples;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each payload means, as files: {@code <name>.json} and {@code <name>-canonical.json}. */
final class CrestaMapperTest {
    private final CrestaMapper mapper = new CrestaMapperImpl();

    @Test
    void mapsTheDocumentsExample() throws IOException {
        CoachingSession session = map(DocumentExamples.CRESTA_CREATE_COACHING_SESSION.bytes());
        assertThat(canonical(session)).isEqualTo(file("documentExample-canonical"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyFieldFilled", "unpopulatedFieldsEmitted", "zeroTimesAndUnlistedMembers"})
    void maps(String name) throws IOException {
        CoachingSession session = map(file(name).getBytes(UTF_8));
        assertThat(canonical(session)).isEqualTo(file(name + "-canonical"));
        Schema.of(Feed.SESSIONS).accept(session);
        assertThat(CanonicalJson.read(Feed.SESSIONS, CanonicalJson.write(session, true)))
                .isEqualTo(session);
    }

    @Test
    void hidesNotesAndPeopleInItsTextForm() throws IOException {
        CrestaSession session = WireJson.shared().readValue(file("everyFieldFilled"), CrestaSession.class);
        assertThat(session.toString()).contains("s1").doesNotContain("Thank", "Empathy", "users");
    }

    private CoachingSession map(byte[] reply) throws IOException {
        SessionResponse answer = (SessionResponse) new PageReader().read(reply, SessionResponse.class);
        return mapper.toSession(answer.session("sales", "GET"), "sales");
    }

    private static String canonical(CoachingSession session) throws IOException {
        return CanonicalJson.writer(true).withDefaultPrettyPrinter().writeValueAsString(session) + "\n";
    }

    private static String file(String name) throws IOException {
        String path = "CrestaMapperTest/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(CrestaMapperTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
