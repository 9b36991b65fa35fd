package dev.coachstream.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.paging.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state's JSON: {@code {"v":1,"reads":…,"coveredUntil":…,"watermark":…,"inDoubt":true,"open":{…}}}. What is null or false is left out. */
final class StateJson {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateJson() {}

    static ObjectNode write(CaptureState state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION).put("reads", state.reads());
        put(json, "coveredUntil", state.coveredUntil());
        put(json, "watermark", state.watermark());
        put(json, "inDoubt", state.inDoubt());
        OpenRead open = state.open();
        if (open != null) {
            ObjectNode read = json.putObject("open");
            put(read, "from", open.from());
            put(read, "until", open.until());
            put(read, "startedAt", open.startedAt());
            put(read, "seenUntil", open.seenUntil());
            put(read, "moved", open.moved());
            put(read, "cursor", open.cursor());
        }
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static void put(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    static CaptureState read(String text) {
        JsonNode json = tree(text);
        if (!json.isObject() || !json.path("v").isIntegralNumber()) {
            throw refused("it is no state of a capture");
        }
        if (json.path("v").asLong() > VERSION) {
            throw refused("it was written by a newer version (" + json.path("v").asText() + "); use that version");
        }
        if (!json.path("reads").isTextual()) {
            throw refused("it does not say what its account reads");
        }
        return new CaptureState(
                json.path("reads").asText(),
                time(json, "coveredUntil"),
                time(json, "watermark"),
                json.path("inDoubt").asBoolean(),
                open(json.get("open")));
    }

    private static @Nullable OpenRead open(@Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        Instant startedAt = time(json, "startedAt");
        if (startedAt == null) {
            throw refused("its open read does not say when it began");
        }
        JsonNode cursor = json.path("cursor");
        return new OpenRead(
                time(json, "from"),
                time(json, "until"),
                startedAt,
                time(json, "seenUntil"),
                json.path("moved").asBoolean(),
                cursor.isTextual() ? Cursor.parse(cursor.asText()) : null);
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeException e) {
            throw refused("its " + name + " is no time");
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw refused("it is no JSON");
        }
    }

    private static CoachingSourceException refused(String reason) {
        return new CoachingSourceException(
                "state",
                Kind.CONFIGURATION,
                "this state cannot be used: " + reason + "; to read everything anew, start without it");
    }
}
