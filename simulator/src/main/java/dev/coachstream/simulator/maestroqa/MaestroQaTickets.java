package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Conflict;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.Timestamps;
import dev.coachstream.simulator.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tickets and their comments. Two tickets come from the helpdesk, as those in the document's examples do: they cannot be changed by hand. */
final class MaestroQaTickets {
    static final Set<String> SYNCED = Set.of("427406478143", "513309837");

    private static final int MAX_BATCH = 500;
    private static final Set<String> ROLES = Set.of("customer", "agent");
    private static final List<String> REQUIRED = List.of("ticket_id", "type", "subject", "link", "body");

    private final SimulatedClock clock;
    private final Map<String, ObjectNode> tickets = new TreeMap<>();
    private final List<ObjectNode> comments = new ArrayList<>();
    private long made;

    MaestroQaTickets(SimulatedClock clock) {
        this.clock = clock;
        SYNCED.forEach(id -> tickets.put(id, Json.object().put("ticket_id", id).put("type", "zendesk")));
    }

    synchronized Map<String, ObjectNode> tickets() {
        return new TreeMap<>(tickets);
    }

    synchronized List<ObjectNode> comments() {
        return List.copyOf(comments);
    }

    synchronized boolean has(String ticketId) {
        return tickets.containsKey(ticketId);
    }

    synchronized Response create(byte[] body) {
        ObjectNode ticket = Bodies.object(body);
        REQUIRED.forEach(member -> Bodies.text(ticket, member));
        if (ticket.path("agents").isEmpty()) {
            throw new BadRequest("agents is required, and must name at least one");
        }
        check(ticket);
        String id = ticket.get("ticket_id").textValue();
        if (tickets.containsKey(id)) {
            throw new Conflict("ticket_id " + id + " is in use");
        }
        setDefault(ticket, "first_seen");
        setDefault(ticket, "last_seen");
        tickets.put(id, ticket);
        return reply(ticket);
    }

    /** The changed ticket; null when there is none of that id. */
    synchronized @Nullable Response update(String id, byte[] body) {
        ObjectNode ticket = changeable(id);
        if (ticket == null) {
            return null;
        }
        ObjectNode change = Bodies.object(body);
        check(change);
        change.remove("ticket_id");
        ticket.setAll(change);
        ObjectNode reply = Json.object().put("_id", Ids.meteor(new Draw(id.hashCode(), 0)));
        reply.setAll(ticket);
        return reply(reply);
    }

    synchronized @Nullable Response delete(String id) {
        if (changeable(id) == null) {
            return null;
        }
        tickets.remove(id);
        return Response.empty(200);
    }

    synchronized Response comment(byte[] body) {
        return reply(commented(checkedComment(Bodies.object(body), "")));
    }

    synchronized Response commentBatch(byte[] body) {
        JsonNode batch = Bodies.object(body).path("batch");
        if (!batch.isArray() || batch.size() > MAX_BATCH) {
            throw new BadRequest("batch is required, and must be an array of at most " + MAX_BATCH);
        }
        for (int i = 0; i < batch.size(); i++) {
            checkedComment(batch.get(i), "batch[" + i + "].");
        }
        ObjectNode reply = Json.object();
        ArrayNode results = reply.putArray("results");
        batch.forEach(comment -> results.add(commented((ObjectNode) comment)));
        return reply(reply);
    }

    private @Nullable ObjectNode changeable(String id) {
        if (SYNCED.contains(id)) {
            throw new BadRequest("ticket_id " + id + ": tickets synced from helpdesk integrations cannot be changed");
        }
        return tickets.get(id);
    }

    private static void check(ObjectNode ticket) {
        if (ticket.has("csat_score") && !ticket.get("csat_score").isNumber()) {
            throw new BadRequest("csat_score must be a number");
        }
        Bodies.optionalTime(ticket, "first_seen");
        Bodies.optionalTime(ticket, "last_seen");
    }

    private static ObjectNode checkedComment(JsonNode comment, String path) {
        try {
            Bodies.text(comment, "body");
            Bodies.text(comment, "ticket_id");
            Bodies.optionalChoice(comment, "role", ROLES);
            Bodies.optionalFlag(comment, "public");
            Bodies.optionalTime(comment, "time");
        } catch (BadRequest refused) {
            throw new BadRequest(path + refused.getMessage());
        }
        return (ObjectNode) comment;
    }

    private ObjectNode commented(ObjectNode comment) {
        Draw draw = new Draw(0xC033, made++);
        String random = Ids.meteor(draw).substring(0, 10);
        setDefault(comment, "time");
        if (!comment.has("public")) {
            comment.put("public", true);
        }
        comment.put("id", "16906fb5ce9d57646fa38362_" + comment.get("ticket_id").asText() + "_" + random);
        comments.add(comment);
        return comment;
    }

    private void setDefault(ObjectNode object, String time) {
        if (!object.has(time)) {
            object.put(time, Timestamps.millis(clock.now().toEpochMilli()));
        }
    }

    private static Response reply(ObjectNode object) {
        return Response.json(200, Json.bytes(object));
    }
}
