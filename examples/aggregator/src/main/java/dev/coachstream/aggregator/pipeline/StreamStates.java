package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far each account is in each stream: {@code {"v":1,"accounts":{"support":{…}}}} for one stream, an account's part as core's capture has it.
 * What is known of streams and accounts that are not read stays as it is. Thread-safe.
 */
public final class StreamStates {
    private static final int VERSION = 1;

    private final Map<String, Map<String, ObjectNode>> streams = new LinkedHashMap<>();
    /** What was given of streams that there are not: whoever shares the state may have put it there. */
    private final Map<String, JsonNode> others = new LinkedHashMap<>();

    /**
     * Takes over what an earlier run gave out for a stream; of one that there is not, whatever it is.
     *
     * @throws UsageException saying why, if it is nothing that can be gone on with
     */
    public synchronized void put(String stream, JsonNode given) {
        if (given.isMissingNode() || given.isNull() || (given.isObject() && given.isEmpty())) {
            return;
        }
        if (!isStream(stream)) {
            others.put(stream, given);
            return;
        }
        JsonNode version = given.path("v");
        if (!version.isIntegralNumber()
                || version.asLong() < 1
                || !given.path("accounts").isObject()) {
            throw refused(stream, "it is none that this program gave out");
        }
        if (version.asLong() > VERSION) {
            throw refused(stream, "it was written by a newer version (" + version.asText() + "); use that version");
        }
        Map<String, ObjectNode> accounts = streams.computeIfAbsent(stream, name -> new LinkedHashMap<>());
        given.path("accounts").properties().forEach(account -> {
            accounts.put(account.getKey(), checked(stream, account.getKey(), account.getValue()));
        });
    }

    /** Whether there is a stream of that name, whoever has it. */
    public static boolean isStream(String name) {
        return Arrays.stream(Feed.values()).anyMatch(feed -> feed.label().equals(name));
    }

    private static ObjectNode checked(String stream, String account, JsonNode part) {
        try {
            return CaptureState.parse(part.toString()).json();
        } catch (CoachingSourceException e) {
            throw refused(stream, "account " + account + ": " + e.problem());
        }
    }

    private static UsageException refused(String stream, String why) {
        return new UsageException(
                "the state of stream " + stream + " cannot be used: " + why,
                "give the last state that was put out, or none to read everything anew");
    }

    /** How far an account is; null where nothing was read yet. */
    synchronized @Nullable CaptureState of(String stream, String account) {
        ObjectNode part = streams.getOrDefault(stream, Map.of()).get(account);
        return part == null ? null : CaptureState.parse(part.toString());
    }

    synchronized void passed(String stream, String account, CaptureState after) {
        streams.computeIfAbsent(stream, name -> new LinkedHashMap<>()).put(account, after.json());
    }

    /** What is to be kept of a stream. */
    public synchronized ObjectNode json(String stream) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", VERSION);
        ObjectNode accounts = json.putObject("accounts");
        streams.getOrDefault(stream, Map.of()).forEach((account, part) -> accounts.set(account, part.deepCopy()));
        return json;
    }

    /** What is to be kept of every stream that anything is known of. */
    public synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        streams.keySet().forEach(stream -> json.set(stream, json(stream)));
        return json.setAll(others);
    }
}
