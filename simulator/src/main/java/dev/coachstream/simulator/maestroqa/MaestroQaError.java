package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.http.Response;

/** How MaestroQA says no. */
final class MaestroQaError {
    private MaestroQaError() {}

    static Response response(int status, String error, String message) {
        ObjectNode body =
                Json.object().put("statusCode", status).put("error", error).put("message", message);
        return Response.json(status, Json.bytes(body));
    }
}
