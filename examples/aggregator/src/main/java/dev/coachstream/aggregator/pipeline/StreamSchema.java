package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.CanonicalSchema;
import dev.coachstream.model.Feed;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON Schema of a stream: the feed's own, in the form that most targets can read. Nothing is referred to, what may be left out may be
 * null too, and {@code _deleted_at} says when a record was deleted.
 */
public final class StreamSchema {
    /** When the vendor deleted the record; the others have none. */
    public static final String DELETED_AT = "_deleted_at";
    /** The members that make a record's key within its stream. */
    public static final List<String> KEY = List.of("source", "id");
    /** The member that tells a newer version of a record from an older one. */
    public static final String CURSOR = "updatedAt";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PROPERTIES = "properties";
    private static final Set<String> OF_THE_FEED = Set.of("$schema", "$id", "$defs", "title", CanonicalSchema.PRIVATE);

    private final JsonNode definitions;
    private final boolean includePrivate;

    private StreamSchema(JsonNode definitions, boolean includePrivate) {
        this.definitions = definitions;
        this.includePrivate = includePrivate;
    }

    /** The schema of a feed's stream, with the members that are private or without. */
    public static ObjectNode of(Feed feed, boolean includePrivate) {
        JsonNode canonical = canonical(feed);
        ObjectNode schema = new StreamSchema(canonical.path("$defs"), includePrivate).object(canonical);
        ((ObjectNode) schema.get(PROPERTIES))
                .set(DELETED_AT, nullable(object().put("type", "string").put("format", "date-time")));
        return schema;
    }

    /** The members of a feed's records that are left out unless they are asked for. */
    public static Set<String> privateMembers(Feed feed) {
        Set<String> members = new TreeSet<>();
        canonical(feed).path(PROPERTIES).properties().forEach(member -> {
            if (isPrivate(member.getValue())) {
                members.add(member.getKey());
            }
        });
        return members;
    }

    /** Whether a target cannot do without a member: the key, what tells versions apart, and that a record is gone. */
    public static boolean isNeeded(String member) {
        return KEY.contains(member) || member.equals(CURSOR) || member.equals(DELETED_AT);
    }

    private static JsonNode canonical(Feed feed) {
        try {
            return MAPPER.readTree(CanonicalSchema.of(feed));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPrivate(JsonNode member) {
        return member.path(CanonicalSchema.PRIVATE).asBoolean();
    }

    /** A schema with what it refers to in place. */
    private ObjectNode whole(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText();
            return object(definitions.path(name.substring(name.lastIndexOf('/') + 1)));
        }
        if (schema.has(PROPERTIES)) {
            return object(schema);
        }
        ObjectNode copy = schema.<ObjectNode>deepCopy().without(OF_THE_FEED);
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                copy.set(inner, whole(schema.get(inner)));
            }
        }
        return copy;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = schema.<ObjectNode>deepCopy().without(OF_THE_FEED);
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode members = object.putObject(PROPERTIES);
        schema.path(PROPERTIES).properties().forEach(member -> {
            if (includePrivate || !isPrivate(member.getValue())) {
                ObjectNode inner = whole(member.getValue());
                ObjectNode allowed = required.contains(member.getKey()) ? inner : nullable(inner);
                members.set(member.getKey(), allowed);
            }
        });
        return object;
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            String type = schema.path("type").asText();
            schema.set("type", array().add("null").add(type));
        }
        if (schema.path("enum").isArray()) {
            ((ArrayNode) schema.get("enum")).addNull();
        }
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
