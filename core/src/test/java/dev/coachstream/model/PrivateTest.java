package dev.coachstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.json.CanonicalJson;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host prints of a session without asking for what is private. */
final class PrivateTest {
    private static final String SESSION = "{\"source\":\"a\",\"vendor\":\"v\",\"id\":\"s\",\"status\":\"OPEN\","
            + "\"privateNotes\":\"canary\",\"activity\":[{\"action\":\"x\",\"ipAddress\":\"203.0.113.7\"}],"
            + "\"attributes\":{\"activity_log\":[{\"ip\":\"203.0.113.8\"}],\"mood\":\"fine\"}}";

    @Test
    void isShownByNoMapperOfAHost() throws Exception {
        CoachingSession session = session();
        ObjectMapper byFields = new ObjectMapper().setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

        for (ObjectMapper host : List.of(new ObjectMapper(), byFields)) {
            assertThat(host.writeValueAsString(session))
                    .doesNotContain("canary", "203.0.113")
                    .contains("\"privateNotes\":{\"present\":true}", "\"mood\":\"fine\"");
        }
        assertThat(session + " " + session.privateNotes() + session.activity() + session.attributes())
                .doesNotContain("canary", "203.0.113");
    }

    /** What Gson, Kryo and others like them read. */
    @Test
    void isInNoFieldThatAReflectiveSerialiserReads() {
        assertThat(Stream.of(Private.class, Attributes.class)
                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !Modifier.isTransient(field.getModifiers()))
                        .map(Field::getName))
                .containsExactly("shown");
    }

    @Test
    void isRevealedToWhoMeansIt() throws Exception {
        CoachingSession session = session();

        assertThat(session.privateNotes().reveal()).isEqualTo("canary");
        assertThat(Objects.requireNonNull(session.activity().reveal()).get(0).ipAddress())
                .isEqualTo("203.0.113.7");
        assertThat(CanonicalJson.write(session, true))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(SESSION);
    }

    @Test
    void isEqualByWhatItHolds() {
        assertThat(Private.of("a"))
                .isEqualTo(Private.of("a"))
                .isNotEqualTo(Private.of("b"))
                .isNotEqualTo(Private.none());
        assertThat(Private.of("a")).hasSameHashCodeAs(Private.of("a")).hasToString("Private[hidden]");
        assertThat(Private.of(List.of())).isSameAs(Private.none()).hasToString("Private[none]");
    }

    private static CoachingSession session() throws Exception {
        return (CoachingSession) CanonicalJson.read(Feed.SESSIONS, SESSION.getBytes(StandardCharsets.UTF_8));
    }
}
