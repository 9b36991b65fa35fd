package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a source wrote, as a platform reads it. */
record AirbyteRun(List<JsonNode> messages) {
    /** The member that holds a message's content, by its type. */
    private static final Map<String, String> CONTENT = Map.of(
            "RECORD", "record",
            "STATE", "state",
            "TRACE", "trace",
            "LOG", "log",
            "SPEC", "spec",
            "CATALOG", "catalog",
            "CONNECTION_STATUS", "connectionStatus");

    /** Which status may follow which. */
    private static final Map<String, List<String>> FOLLOWS = Map.of(
            "", List.of("STARTED"),
            "STARTED", List.of("RUNNING", "INCOMPLETE"),
            "RUNNING", List.of("RUNNING", "COMPLETE", "INCOMPLETE"),
            "COMPLETE", List.of(),
            "INCOMPLETE", List.of());

    private static final Schema MESSAGE = Schema.of(schema());

    private static String schema() {
        try {
            return Files.readString(Path.of("src/test/resources/airbyte/message.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line must be one. */
    static AirbyteRun of(List<String> lines) {
        return new AirbyteRun(lines.stream().map(SingerRun::json).toList());
    }

    /** The contents of the messages of a type. */
    List<JsonNode> of(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .map(message -> message.path(CONTENT.get(type)))
                .toList();
    }

    /** The contents of the traces of a type. */
    List<JsonNode> traces(String type) {
        return of("TRACE").stream()
                .filter(trace -> trace.path("type").asText().equals(type))
                .map(trace -> trace.path(type.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The statuses of a stream, in their order. */
    List<String> statuses(String stream) {
        return traces("STREAM_STATUS").stream()
                .filter(status -> name(status).equals(stream))
                .map(status -> status.path("status").asText())
                .toList();
    }

    /** The last version of each record, by stream, source and id. */
    Map<String, JsonNode> held() {
        Map<String, JsonNode> held = new LinkedHashMap<>();
        of("RECORD").forEach(item -> held.put(key(item), item.path("data")));
        return held;
    }

    Set<String> keys(String stream) {
        return held().keySet().stream()
                .filter(key -> key.startsWith(stream + " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(JsonNode item) {
        return item.path("stream").asText() + " "
                + item.path("data").path("source").asText() + " "
                + item.path("data").path("id").asText();
    }

    /** The last state of each stream, as a platform hands them over. */
    ArrayNode lastStates() {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        of("STATE").forEach(state -> last.put(name(state.path("stream")), state));
        ArrayNode states = JsonNodeFactory.instance.arrayNode();
        last.values().forEach(states::add);
        return states;
    }

    /** The last state of each stream, by its name. */
    Map<String, JsonNode> stateOf() {
        Map<String, JsonNode> states = new LinkedHashMap<>();
        lastStates()
                .forEach(state -> states.put(
                        name(state.path("stream")), state.path("stream").path("stream_state")));
        return states;
    }

    /** What was written up to, and after, the state of this number. */
    AirbyteRun part(int state, boolean before) {
        int passed = 0;
        int cut = 0;
        for (JsonNode message : messages) {
            cut++;
            if (message.path("type").asText().equals("STATE") && passed++ == state) {
                break;
            }
        }
        List<JsonNode> part = before ? messages.subList(0, cut) : messages.subList(cut, messages.size());
        return new AirbyteRun(part);
    }

    private static String name(JsonNode described) {
        return described.path("stream_descriptor").path("name").asText();
    }

    /** Each message is of the protocol, each state counts the records of its stream since the last one, and each stream begins and ends. */
    void assertWellFormed() {
        Map<String, Integer> since = new LinkedHashMap<>();
        for (JsonNode message : messages) {
            MESSAGE.accept(message.toString());
            String type = message.path("type").asText();
            if (type.equals("RECORD")) {
                assertThat(message.path("record").path("emitted_at").isIntegralNumber())
                        .isTrue();
                since.merge(message.path("record").path("stream").asText(), 1, Integer::sum);
            }
            if (type.equals("STATE")) {
                JsonNode state = message.path("state");
                JsonNode count = state.path("sourceStats").path("recordCount");
                int expected = Objects.requireNonNullElse(since.remove(name(state.path("stream"))), 0);
                assertThat(count.isFloatingPointNumber()).isTrue();
                assertThat(count.intValue()).isEqualTo(expected);
            }
        }
        assertThat(since).as("records that no state covers").isEmpty();
        assertStreamsEnd();
    }

    /** Every stream starts, has its records and states while it runs, and ends once, with nothing after that. */
    private void assertStreamsEnd() {
        Map<String, String> last = new LinkedHashMap<>();
        for (JsonNode message : messages) {
            JsonNode trace = message.path("trace");
            JsonNode status = trace.path("stream_status");
            String stream = status.isMissingNode() ? ofStream(message) : name(status);
            if (!status.isMissingNode()) {
                String word = status.path("status").asText();
                assertThat(FOLLOWS.get(last.getOrDefault(stream, "")))
                        .as(message.toString())
                        .contains(word);
                last.put(stream, word);
            } else if (!stream.isEmpty()) {
                boolean failed = trace.path("type").asText().equals("ERROR");
                Set<String> allowed = failed ? Set.of("STARTED", "RUNNING") : Set.of("RUNNING");
                assertThat(last.get(stream)).as(message.toString()).isIn(allowed);
            }
        }
        assertThat(last.values()).isSubsetOf("COMPLETE", "INCOMPLETE");
    }

    /** The stream that a message is about; empty for none. */
    private static String ofStream(JsonNode message) {
        return Stream.of(
                        message.path("record").path("stream"),
                        message.path("state")
                                .path("stream")
                                .path("stream_descriptor")
                                .path("name"),
                        message.path("trace")
                                .path("error")
                                .path("stream_descriptor")
                                .path("name"),
                        message.path("trace").path("estimate").path("name"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse("");
    }

    /** The catalog of a discover with every stream, configured. */
    static ObjectNode configured(JsonNode catalog, String mode) {
        ObjectNode configured = JsonNodeFactory.instance.objectNode();
        ArrayNode streams = configured.putArray("streams");
        catalog.path("streams").forEach(stream -> {
            String supported = stream.path("supported_sync_modes").toString().contains(mode) ? mode : "full_refresh";
            streams.addObject()
                    .put("sync_mode", supported)
                    .put("destination_sync_mode", "append_dedup")
                    .set("stream", stream.deepCopy());
        });
        return configured;
    }
}
