package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Conflict;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.http.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The agents that were created over the API, by e-mail address. */
final class MaestroQaAgents {
    private final Map<String, ObjectNode> byEmail = new TreeMap<>();

    synchronized Map<String, ObjectNode> agents() {
        return new TreeMap<>(byEmail);
    }

    synchronized Response create(byte[] body) {
        ObjectNode request = Bodies.object(body);
        String email = Bodies.text(request, "email");
        Draw draw = new Draw(0xA6E47, byEmail.size());
        ObjectNode agent = Json.object().put("_id", Ids.meteor(draw)).put("name", Bodies.text(request, "name"));
        agent.put("agentId", request.path("agentId").asText(Ids.meteor(draw)));
        agent.put("available", Bodies.flag(request, "available")).put("email", email);
        if (request.hasNonNull("agentGroupId")) {
            agent.set("agentGroupId", request.get("agentGroupId"));
        }
        if (byEmail.containsKey(email)) {
            throw new Conflict("email " + email + " is in use");
        }
        checkUnique(agent.get("agentId").asText());
        byEmail.put(email, agent);
        return Response.json(200, Json.bytes(agent));
    }

    /** The agent with its new id; null when none has the e-mail address. */
    synchronized @Nullable Response addId(byte[] body) {
        ObjectNode request = Bodies.object(body);
        String id = Bodies.text(request, "agentId");
        ObjectNode agent = byEmail.get(Bodies.text(request, "email"));
        if (agent == null) {
            return null;
        }
        checkUnique(id);
        return Response.json(200, Json.bytes(agent.put("agentId", id)));
    }

    synchronized @Nullable Response setAvailable(byte[] body) {
        ObjectNode request = Bodies.object(body);
        boolean available = Bodies.flag(request, "available");
        ObjectNode agent = byEmail.get(Bodies.text(request, "email"));
        return agent == null ? null : Response.json(200, Json.bytes(agent.put("available", available)));
    }

    private void checkUnique(String agentId) {
        if (byEmail.values().stream()
                .anyMatch(agent -> agent.get("agentId").asText().equals(agentId))) {
            throw new Conflict("agentId " + agentId + " is in use");
        }
    }
}
