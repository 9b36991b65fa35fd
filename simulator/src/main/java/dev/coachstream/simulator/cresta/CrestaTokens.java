package dev.coachstream.simulator.cresta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Cresta's token endpoint: Basic authentication and a JSON body, in which it differs from RFC 6749. */
final class CrestaTokens {
    static final String CLIENT_ID = "simulated-client";
    static final String CLIENT_SECRET = "simulated-client-secret";

    private static final String EXPECTED =
            "Basic " + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8));

    private final SimulatedClock clock;
    private final Map<String, Long> expiries = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile Duration lifetime = Duration.ofHours(1);

    CrestaTokens(SimulatedClock clock) {
        this.clock = clock;
    }

    void lifetime(Duration ofNewTokens) {
        lifetime = ofNewTokens;
    }

    void revoke() {
        expiries.clear();
    }

    boolean accepts(String token) {
        return clock.elapsed() < expiries.getOrDefault(token, Long.MIN_VALUE);
    }

    Response grant(Request request) {
        if (!EXPECTED.equals(request.header("Authorization"))) {
            return error(401, "invalid_client", "Client authentication failed");
        }
        ObjectNode body = Json.objectOrNull(request.body());
        if (body == null) {
            return error(400, "invalid_request", "The body must be a JSON object");
        }
        if (!"client_credentials".equals(Json.text(body, "grant_type"))) {
            return error(400, "unsupported_grant_type", "Only client_credentials is supported");
        }
        return granted(lifetime);
    }

    private Response granted(Duration valid) {
        String token = "simulated-access-token-" + issued.incrementAndGet();
        expiries.put(token, clock.elapsed() + valid.toNanos());
        ObjectNode reply = Json.object().put("access_token", token).put("token_type", "Bearer");
        return Response.json(200, Json.bytes(reply.put("expires_in", valid.toSeconds())));
    }

    private static Response error(int status, String error, String description) {
        ObjectNode body = Json.object().put("error", error).put("error_description", description);
        return Response.json(status, Json.bytes(body));
    }
}
