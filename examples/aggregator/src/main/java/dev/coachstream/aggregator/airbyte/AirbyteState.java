package dev.coachstream.aggregator.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.StreamStates;
import java.util.HashSet;
import java.util.Set;

/** Reads the state that a platform hands over: messages of type STREAM or GLOBAL, or, without a type, what was one object for all streams. */
public final class AirbyteState {
    private AirbyteState() {}

    /**
     * The states in a file.
     *
     * @throws UsageException saying why, if it cannot be gone on with
     */
    public static StreamStates of(JsonNode given) {
        StreamStates states = new StreamStates();
        if (given.isArray()) {
            given.forEach(message -> put(message, states));
        } else {
            put(given, states);
        }
        return states;
    }

    private static void put(JsonNode message, StreamStates states) {
        if (!message.isObject()) {
            throw refused("it is neither an object nor a list of them");
        }
        String type = message.path("type").asText("LEGACY");
        switch (type) {
            case "STREAM" -> stream(message.path("stream"), states);
            case "GLOBAL" -> global(message.path("global").path("stream_states"), states);
            case "LEGACY" -> legacy(message, states);
            case "STATE" -> put(message.path("state"), states); // the whole message that was put out
            default -> throw refused("it is of type " + type + ", which there is not");
        }
    }

    private static void stream(JsonNode stream, StreamStates states) {
        String name = stream.path("stream_descriptor").path("name").asText();
        if (name.isEmpty()) {
            throw refused("it does not say which stream it is of");
        }
        states.put(name, stream.path("stream_state"));
    }

    private static void global(JsonNode streams, StreamStates states) {
        if (!streams.isArray()) {
            throw refused("it holds no states of streams");
        }
        streams.forEach(stream -> stream(stream, states));
    }

    /** One that says something, and nothing of a stream that there is, would be read anew. */
    private static void legacy(JsonNode message, StreamStates states) {
        JsonNode data = message.has("data") ? message.path("data") : message;
        Set<String> named = new HashSet<>();
        data.fieldNames().forEachRemaining(named::add);
        named.remove("type");
        boolean says = !named.isEmpty() || !(data.isObject() || data.isNull());
        if (says && named.stream().noneMatch(StreamStates::isStream)) {
            throw refused("it is of no stream that there is");
        }
        named.forEach(stream -> states.put(stream, data.path(stream)));
    }

    private static UsageException refused(String why) {
        return new UsageException("the state cannot be used: " + why, "give the states that were put out");
    }
}
