package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.http.Response;

/** What Cresta's replies are put in. */
final class CrestaReplies {
    private CrestaReplies() {}

    static Response error(int status, int code, String message) {
        ObjectNode body = Json.object().put("code", code).put("message", message);
        body.putArray("details");
        return Response.json(status, Json.bytes(body));
    }

    /** The reply to all that concerns one session. */
    static ObjectNode wrapped(ObjectNode session) {
        return Json.object().set("coachingSession", session);
    }
}
