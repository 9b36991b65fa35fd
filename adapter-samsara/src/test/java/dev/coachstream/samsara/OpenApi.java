package dev.coachstream.samsara;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The coaching part of Samsara's OpenAPI document: its operations and schemas, and random documents that its schemas allow. */
final class OpenApi {
    static final String SESSIONS = "/coaching/sessions/stream";
    static final String ASSIGNMENTS = "/coaching/driver-coach-assignments";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long SECONDS_UNTIL_2200 = 7_258_118_400L;

    private final JsonNode document = read();

    /** The parameters of an operation, by name. */
    Map<String, JsonNode> parameters(String path, String method) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation(path, method)
                .get("parameters")
                .forEach(each -> parameters.put(each.get("name").textValue(), each));
        return parameters;
    }

    /** The schema of what an operation answers when all is well. */
    JsonNode answer(String path, String method) {
        return resolved(operation(path, method).at("/responses/200/content/application~1json/schema"));
    }

    /** The schema of a record in the list that an operation answers. */
    JsonNode record(String path, String method) {
        return resolved(resolved(answer(path, method).at("/properties/data")).path("items"));
    }

    /** Such as {@code get /coaching/sessions/stream}. */
    List<String> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream().map(method -> method.getKey() + " " + path.getKey()))
                .toList();
    }

    /** The statuses of the refusals that an operation documents. */
    List<String> refusals(String path, String method) {
        return operation(path, method).get("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> !status.equals("200"))
                .toList();
    }

    JsonNode refusal(String path, String method, String status) {
        return operation(path, method).path("responses").path(status).at("/content/application~1json/schema");
    }

    /** A document with every member there is, each text another one, words included. */
    JsonNode whole(JsonNode schema) {
        return whole(schema, new AtomicInteger());
    }

    private JsonNode whole(JsonNode schema, AtomicInteger number) {
        JsonNode resolved = resolved(schema);
        if (resolved.path("type").asText().equals("array")) {
            return NODES.arrayNode().add(whole(resolved.get("items"), number));
        }
        if (resolved.path("type").asText().equals("object")) {
            ObjectNode object = NODES.objectNode();
            resolved.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), whole(property.getValue(), number)));
            return resolved.has("additionalProperties")
                    ? object.put("key", "value-" + number.incrementAndGet())
                    : object;
        }
        boolean time = resolved.path("format").asText().equals("date-time");
        int next = number.incrementAndGet();
        String value = time ? Instant.EPOCH.plusSeconds(next).toString() : "value-" + next;
        return NODES.textNode(value);
    }

    /** The text of a member, of the first item of a list, of any key of a map; null where the member holds members of its own. */
    static @Nullable String valueAt(JsonNode whole, String member) {
        JsonNode node = whole;
        for (String step : member.split("\\.", -1)) {
            JsonNode holder = node.isArray() ? node.get(0) : node;
            node = holder.path(step);
        }
        return node.has("key") ? node.get("key").textValue() : node.textValue();
    }

    /** The paths of all members that a schema describes: {@code behaviors.coachableEvents.id}. */
    List<String> members(JsonNode schema) {
        List<String> members = new ArrayList<>();
        addMembers("", schema, members);
        return members;
    }

    List<String> words(JsonNode schema, String member) {
        JsonNode property = resolved(resolved(schema).path("properties").path(member));
        return StreamSupport.stream(property.path("enum").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** A document that a schema allows: any optional member may be missing, and any member that it does not list may be there. */
    JsonNode random(JsonNode schema, Random random) {
        JsonNode resolved = resolved(schema);
        return switch (resolved.path("type").asText()) {
            case "object" -> object(resolved, random);
            case "array" -> array(resolved, random);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.textNode(string(resolved, random));
            default -> throw new IllegalArgumentException("no generator for " + resolved.path("type"));
        };
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private void addMembers(String prefix, JsonNode schema, List<String> members) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("items")) {
            addMembers(prefix, resolved.get("items"), members);
        }
        resolved.path("properties").properties().forEach(property -> {
            String path = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
            members.add(path);
            addMembers(path, property.getValue(), members);
        });
    }

    private ObjectNode object(JsonNode schema, Random random) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextBoolean()) {
                object.set(property.getKey(), random(property.getValue(), random));
            }
        });
        if (schema.has("additionalProperties")) {
            addMore(object, schema.get("additionalProperties"), random);
        } else if (random.nextInt(4) == 0) {
            object.set("unlisted" + random.nextInt(100), anything(random, 0));
        }
        return object;
    }

    private void addMore(ObjectNode object, JsonNode schema, Random random) {
        for (int left = random.nextInt(4); left > 0; left--) {
            object.set(text(random), random(schema, random));
        }
    }

    private ArrayNode array(JsonNode schema, Random random) {
        ArrayNode array = NODES.arrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            array.add(random(schema.get("items"), random));
        }
        return array;
    }

    private static String string(JsonNode schema, Random random) {
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .textValue();
        }
        return schema.path("format").asText().equals("date-time") ? time(random) : text(random);
    }

    /** RFC 3339 with any precision and offset; now and then the zero time. */
    private static String time(Random random) {
        if (random.nextInt(10) == 0) {
            return "0001-01-01T00:00:00Z";
        }
        long nanos = List.of(0L, 123_000_000L, 123_456_000L, 123_456_789L).get(random.nextInt(4));
        Instant instant = Instant.ofEpochSecond(random.nextLong(SECONDS_UNTIL_2200), nanos);
        return random.nextBoolean()
                ? instant.toString()
                : instant.atOffset(ZoneOffset.ofHoursMinutes(-8, -30))
                        .toString()
                        .replaceFirst("(T\\d\\d:\\d\\d)(?=[-+])", "$1:00");
    }

    /** Never empty: an id that is empty is none. */
    private static String text(Random random) {
        return random.ints(1 + random.nextInt(12), ' ', 0x2_0000)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append(random.nextInt())
                .toString();
    }

    private static JsonNode anything(Random random, int depth) {
        int kinds = depth < 3 ? 7 : 5;
        return switch (random.nextInt(kinds)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(new BigDecimal(random.nextInt()).movePointLeft(2));
            case 4 -> NODES.textNode(text(random));
            case 5 -> NODES.arrayNode().add(anything(random, depth + 1)).add(anything(random, depth + 1));
            default -> NODES.objectNode().set(text(random), anything(random, depth + 1));
        };
    }

    private static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("samsara-coaching-openapi.json")) {
            return WireJson.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
