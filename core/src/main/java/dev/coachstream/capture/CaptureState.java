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

/**
 * How far one feed of one account was captured: all that another process needs to go on. A few hundred bytes, whatever the account's size;
 * holds no secret and no record. Immutable.
 *
 * @param reads what the account reads, as a digest; a state of another account is refused
 * @param coveredUntil the end of the last whole read's window; null before the first
 * @param watermark the newest update that the last whole read saw, never later than when that read began; null where none was seen
 * @param inDoubt whether the set moved under the last whole read, or its server refused to say what follows, so that the next one reads the same again
 * @param open the read that is under way; null between reads
 */
public record CaptureState(
        String reads,
        @Nullable Instant coveredUntil,
        @Nullable Instant watermark,
        boolean inDoubt,
        @Nullable OpenRead open) {

    /** Nothing was read of the account yet. */
    public static CaptureState start(String reads) {
        return new CaptureState(reads, null, null, false, null);
    }

    /**
     * The same state, put right where it claims more than can be: nothing is covered, and no update seen, beyond now. A clock that ran ahead left such a
     * state. Then nobody knows when anything was read: records' own times do not tell, since some are dated ahead, too. All is read again; a change feed's
     * cursor is a position and not a time, and stays.
     */
    CaptureState asOf(Instant now, boolean changeFeed) {
        OpenRead good = open == null ? null : open.asOf(now, changeFeed);
        boolean ahead = isAfter(coveredUntil, now) || isAfter(watermark, now);
        if (!ahead) {
            return new CaptureState(reads, coveredUntil, watermark, inDoubt, good);
        }
        OpenRead stays = changeFeed ? good : null;
        return new CaptureState(reads, null, null, false, stays);
    }

    private static boolean isAfter(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }

    CaptureState reading(@Nullable OpenRead read) {
        return new CaptureState(reads, coveredUntil, watermark, inDoubt, read);
    }

    /** The state as JSON, which {@link #parse} reads. */
    public ObjectNode json() {
        return Json.write(this);
    }

    /** The state as one line of JSON. */
    @Override
    public String toString() {
        return json().toString();
    }

    /**
     * Reads a state.
     *
     * @throws dev.coachstream.error.CoachingSourceException of kind CONFIGURATION, saying why, if it is unreadable or of a newer version
     */
    public static CaptureState parse(String text) {
        return Json.read(text);
    }

    /** A state's JSON: {@code {"v":1,"reads":…,"coveredUntil":…,"watermark":…,"inDoubt":true,"open":{…}}}. What is null or false is left out. */
    private static final class Json {
        private static final int VERSION = 1;
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}

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
                put(read, "openEnded", open.openEnded());
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
                throw refused(
                        "it was written by a newer version (" + json.path("v").asText() + "); use that version");
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
            String cursor = json.path("cursor").textValue();
            Cursor after = cursor == null ? null : Cursor.parse(cursor);
            return new OpenRead(
                    time(json, "from"),
                    time(json, "until"),
                    startedAt,
                    time(json, "seenUntil"),
                    json.path("moved").asBoolean(),
                    json.path("openEnded").asBoolean(),
                    after);
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
}
