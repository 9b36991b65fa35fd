package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.testkit.Schema;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a tap wrote, as a target reads it. */
record SingerRun(List<JsonNode> messages) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static SingerRun of(List<String> lines) {
        return new SingerRun(lines.stream().map(SingerRun::json).toList());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> of(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .toList();
    }

    /** The values of all STATE messages, in their order. */
    List<JsonNode> states() {
        return of("STATE").stream().map(message -> message.path("value")).toList();
    }

    JsonNode lastState() {
        List<JsonNode> states = states();
        return states.get(states.size() - 1);
    }

    /** The last version of each record, by stream, source and id. */
    Map<String, JsonNode> held() {
        Map<String, JsonNode> held = new LinkedHashMap<>();
        of("RECORD").forEach(message -> held.put(key(message), message.path("record")));
        return held;
    }

    Set<String> keys(String stream) {
        Set<String> keys = new TreeSet<>();
        of("RECORD").stream()
                .filter(message -> message.path("stream").asText().equals(stream))
                .forEach(message -> keys.add(key(message)));
        return keys;
    }

    static String key(JsonNode message) {
        JsonNode item = message.path("record");
        return message.path("stream").asText() + " " + item.path("source").asText() + " "
                + item.path("id").asText();
    }

    /** What came after a state. */
    SingerRun after(int state) {
        int passed = 0;
        List<JsonNode> rest = new ArrayList<>();
        for (JsonNode message : messages) {
            if (passed > state) {
                rest.add(message);
            }
            if (message.path("type").asText().equals("STATE")) {
                passed++;
            }
        }
        return new SingerRun(rest);
    }

    /** A schema before the first record of its stream, every record as its schema says, and a state at the end. */
    void assertWellFormed() {
        Map<String, Schema> schemas = new HashMap<>();
        for (JsonNode message : messages) {
            String stream = message.path("stream").asText();
            switch (message.path("type").asText()) {
                case "SCHEMA" -> {
                    assertThat(schemas).doesNotContainKey(stream);
                    schemas.put(stream, Schema.of(message.path("schema").toString()));
                }
                case "RECORD" -> {
                    assertThat(schemas).containsKey(stream);
                    Objects.requireNonNull(schemas.get(stream))
                            .accept(message.path("record").toString());
                    assertThat(message.path("time_extracted").asText()).endsWith("Z");
                }
                default ->
                    assertThat(message.path("value").path("bookmarks").isObject())
                            .as(message.toString())
                            .isTrue();
            }
        }
        assertThat(messages.get(messages.size() - 1).path("type").asText()).isEqualTo("STATE");
    }
}
