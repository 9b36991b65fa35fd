package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.StreamStates;

/** Singer's state: {@code {"bookmarks":{"sessions":{…}}}}. What else a state holds stays as it is. */
public final class SingerState {
    private static final String BOOKMARKS = "bookmarks";

    private final ObjectNode rest;
    private final StreamStates streams = new StreamStates();

    private SingerState(ObjectNode rest) {
        this.rest = rest;
    }

    /** Nothing was read yet. */
    public static SingerState start() {
        return new SingerState(JsonNodeFactory.instance.objectNode());
    }

    /**
     * Reads what an earlier run put out: the value of a STATE message, or all of it.
     *
     * @throws UsageException saying why, if it cannot be gone on with
     */
    public static SingerState of(JsonNode given) {
        boolean wholeMessage = given.path("type").asText().equalsIgnoreCase("STATE") && given.has("value");
        JsonNode value = wholeMessage ? given.path("value") : given;
        if (!(value instanceof ObjectNode object) || isOther(object)) {
            throw new UsageException(
                    "the state is no object with bookmarks",
                    "give the value of the last STATE message that was put out");
        }
        SingerState state = new SingerState(object.deepCopy());
        object.path(BOOKMARKS).properties().forEach(entry -> state.streams.put(entry.getKey(), entry.getValue()));
        return state;
    }

    /** One that says something, and nothing of streams, would be read anew. */
    private static boolean isOther(ObjectNode state) {
        JsonNode bookmarks = state.path(BOOKMARKS);
        return bookmarks.isMissingNode() ? !state.isEmpty() : !bookmarks.isNull() && !bookmarks.isObject();
    }

    public StreamStates streams() {
        return streams;
    }

    ObjectNode json() {
        ObjectNode json = rest.deepCopy();
        json.set(BOOKMARKS, streams.json());
        return json;
    }
}
