package dev.coachstream.cresta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;

/**
 * The session in a reply. Documented is the wrapped form, {@code {"coachingSession": {…}}}; what is sent is bare, so a bare
 * reply is understood as well.
 */
final class SessionReply {
    private SessionReply() {}

    static CrestaSession read(String source, String request, JsonNode reply) {
        JsonNode session = reply.path("coachingSession").isObject() ? reply.path("coachingSession") : reply;
        if (!session.path("name").isTextual()) {
            throw protocol(source, request, "a reply that holds no session with a name");
        }
        try {
            return WireJson.shared().treeToValue(session, CrestaSession.class);
        } catch (JsonProcessingException e) {
            throw protocol(source, request, "a session that is not of the documented form");
        }
    }

    private static CoachingSourceException protocol(String source, String request, String problem) {
        return new CoachingSourceException(source, Kind.PROTOCOL, request + " was answered with " + problem);
    }
}
