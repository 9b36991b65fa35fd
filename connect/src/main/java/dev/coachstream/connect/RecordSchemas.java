package dev.coachstream.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.json.CanonicalSchema;
import dev.coachstream.model.Feed;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Connect's schemas of the feeds, made of the model's JSON Schemas: what may be left out there is optional here, and what holds members of any
 * name is its JSON as text, everywhere. Private members are no fields. Immutable.
 */
final class RecordSchemas {
    static final int VERSION = 1;
    private static final String PACKAGE = "dev.coachstream.";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final boolean timestamps;
    private final Map<Feed, Schema> schemas = new EnumMap<>(Feed.class);

    /** @param timestamps whether times are Connect's logical type, to the millisecond, and not text */
    RecordSchemas(boolean timestamps) {
        this.timestamps = timestamps;
        for (Feed feed : Feed.values()) {
            JsonNode root = root(feed);
            schemas.put(feed, object(root, root.path("$defs"), true));
        }
    }

    Schema of(Feed feed) {
        return Objects.requireNonNull(schemas.get(feed));
    }

    private static JsonNode root(Feed feed) {
        try {
            return MAPPER.readTree(CanonicalSchema.of(feed));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema object(JsonNode json, JsonNode definitions, boolean required) {
        SchemaBuilder schema = SchemaBuilder.struct()
                .name(PACKAGE + json.path("title").asText())
                .version(VERSION);
        Set<String> needed = new HashSet<>();
        json.path("required").forEach(name -> needed.add(name.asText()));
        json.path("properties").properties().forEach(member -> {
            if (!member.getValue().path(CanonicalSchema.PRIVATE).asBoolean()) {
                schema.field(member.getKey(), schema(member.getValue(), definitions, needed.contains(member.getKey())));
            }
        });
        return finished(schema, json, required);
    }

    private Schema schema(JsonNode json, JsonNode definitions, boolean required) {
        if (json.has("$ref")) {
            String name = json.path("$ref").asText();
            return object(definitions.path(name.substring(name.lastIndexOf('/') + 1)), definitions, required);
        }
        if (json.has("properties")) {
            return object(json, definitions, required);
        }
        return finished(simple(json, definitions), json, required);
    }

    private SchemaBuilder simple(JsonNode json, JsonNode definitions) {
        return switch (json.path("type").asText()) {
            case "string" ->
                timestamps && json.path("format").asText().equals("date-time")
                        ? Timestamp.builder()
                        : SchemaBuilder.string();
            case "integer" -> SchemaBuilder.int64();
            case "number" -> SchemaBuilder.float64();
            case "boolean" -> SchemaBuilder.bool();
            case "array" -> SchemaBuilder.array(schema(json.path("items"), definitions, true));
            default -> SchemaBuilder.string().doc("JSON");
        };
    }

    private static Schema finished(SchemaBuilder schema, JsonNode json, boolean required) {
        if (json.has("description")) {
            schema.doc(json.path("description").asText());
        }
        SchemaBuilder whole = required ? schema : schema.optional();
        return whole.build();
    }
}
