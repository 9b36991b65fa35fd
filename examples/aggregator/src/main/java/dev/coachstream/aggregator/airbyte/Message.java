package dev.coachstream.aggregator.airbyte;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.StreamMessages.Level;
import dev.coachstream.error.CoachingSourceException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Single messages of the protocol. */
public final class Message {
    /** The protocol's version that these messages are of. */
    public static final String PROTOCOL = "0.3.2";
    /** Whoever configured it must mend it. */
    public static final String CONFIG_ERROR = "config_error";
    /** It may go by itself. */
    public static final String TRANSIENT_ERROR = "transient_error";
    /** Neither waiting nor another configuration mends it. */
    public static final String SYSTEM_ERROR = "system_error";

    private Message() {}

    public static ObjectNode of(String type, String member, ObjectNode content) {
        return object().put("type", type).set(member, content);
    }

    /** How a check ended. */
    public static ObjectNode connectionStatus(boolean succeeded, String message) {
        String status = succeeded ? "SUCCEEDED" : "FAILED";
        return of(
                "CONNECTION_STATUS",
                "connectionStatus",
                object().put("status", status).put("message", message));
    }

    static ObjectNode log(Level level, String text) {
        return of("LOG", "log", object().put("level", level.name()).put("message", text));
    }

    /**
     * What went wrong.
     *
     * @param failureType one of the three of the protocol
     * @param stream what could not be read for it; null for the whole
     */
    public static ObjectNode error(String failureType, String message, Instant at, @Nullable String stream) {
        ObjectNode error = object().put("message", message).put("internal_message", message);
        error.put("failure_type", failureType);
        if (stream != null) {
            error.set("stream_descriptor", descriptor(stream));
        }
        return trace("ERROR", "error", error, at);
    }

    static ObjectNode trace(String type, String member, ObjectNode content, Instant at) {
        ObjectNode trace = object().put("type", type).put("emitted_at", (double) at.toEpochMilli());
        return of("TRACE", "trace", trace.set(member, content));
    }

    static ObjectNode descriptor(String stream) {
        return object().put("name", stream);
    }

    /** Who can mend a failure. */
    public static String failureType(CoachingSourceException failure) {
        return switch (failure.kind()) {
            case AUTHENTICATION, PERMISSION, CONFIGURATION, UNSUPPORTED -> CONFIG_ERROR;
            case RATE_LIMITED, UNAVAILABLE -> TRANSIENT_ERROR;
            case NOT_FOUND, INVALID_REQUEST, CONFLICT, PROTOCOL -> SYSTEM_ERROR;
        };
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
