package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.model.Feed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CanonicalSchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/schema");

    @ParameterizedTest
    @EnumSource
    void isPublishedAsItIs(Feed feed) throws IOException {
        assertThat(PUBLISHED.resolve(feed.label() + ".json"))
                .as("write it with: ./coachstream schema %s", feed.label())
                .hasContent(CanonicalSchema.of(feed));
    }

    @Test
    void requiresWhatTheModelAlwaysHas() throws IOException {
        assertThat(schema(Feed.SESSIONS).path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("source", "vendor", "id", "status");
        assertThat(schema(Feed.SESSIONS).at("/properties/id/minLength").intValue())
                .isEqualTo(1);
        assertThat(schema(Feed.SESSIONS).path("additionalProperties").booleanValue())
                .isFalse();
    }

    @Test
    void listsTheWordsOfAnEnumAndTheFormOfATime() throws IOException {
        assertThat(schema(Feed.TODOS).at("/properties/status/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("OPEN", "COMPLETED", "DELETED", "UNKNOWN");
        assertThat(schema(Feed.TODOS).at("/properties/createdAt/format").asText())
                .isEqualTo("date-time");
    }

    @Test
    void marksWhatIsPrivate() throws IOException {
        JsonNode properties = schema(Feed.SESSIONS).path("properties");

        assertThat(properties.at("/privateNotes/x-private").booleanValue()).isTrue();
        assertThat(properties.at("/activity/x-private").booleanValue()).isTrue();
        assertThat(properties.path("coachNotes").has(CanonicalSchema.PRIVATE)).isFalse();
    }

    @Test
    void takesAnyAttributes() throws IOException {
        assertThat(schema(Feed.PROGRESS).at("/properties/attributes"))
                .isEqualTo(WireJson.shared().readTree("{\"type\":\"object\"}"));
    }

    private static JsonNode schema(Feed feed) throws IOException {
        return WireJson.shared().readTree(CanonicalSchema.of(feed));
    }
}
