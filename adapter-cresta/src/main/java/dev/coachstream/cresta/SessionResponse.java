package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply that holds one session. Documented is the wrapped form, {@code {"coachingSession": {…}}}; what is sent is bare, so a bare
 * reply is understood as well.
 *
 * @param coachingSession the wrapped session
 * @param name a bare session's own
 * @param rest a bare session's other members
 */
record SessionResponse(
        @Nullable CrestaSession coachingSession,
        @Nullable String name,
        @JsonAnySetter Map<String, @Nullable Object> rest) {

    /** The session. A reply without one, or with one that has no name, is none. */
    CrestaSession session(String source, String request) {
        CrestaSession session = coachingSession == null && name != null ? bare(source, request, name) : coachingSession;
        if (session == null || session.name() == null) {
            throw protocol(source, request, "a reply that holds no session with a name");
        }
        return session;
    }

    private CrestaSession bare(String source, String request, String ownName) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(rest);
        members.put("name", ownName);
        try {
            return WireJson.record(members, CrestaSession.class);
        } catch (IOException e) {
            throw protocol(source, request, "a session that is not of the documented form");
        }
    }

    private static CoachingSourceException protocol(String source, String request, String problem) {
        return new CoachingSourceException(source, Kind.PROTOCOL, request + " was answered with " + problem);
    }
}
