package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Timestamps;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the points and to-dos of the coaching API as the legacy export embeds them in their sessions. */
final class LegacyItems {
    private static final Map<String, String> TYPES =
            Map.of("strengths", "strength", "opportunities", "opportunity", "n/a", "N/A");
    private static final String[] SUBJECTS = {
        "Greeting", "Probing questions", "Refund policy", "After-call work", "Tone"
    };

    private final long seed;

    LegacyItems(long seed) {
        this.seed = seed;
    }

    ObjectNode point(ObjectNode point) {
        Draw draw = draw(point);
        ObjectNode legacy = start(point);
        legacy.put("type", TYPES.getOrDefault(point.get("type").asText(), "N/A"));
        legacy.set("classification", point.get("classification"));
        legacy.put("ticketId", part(point, 1));
        legacy.put("subject", draw.of(SUBJECTS));
        String rubric = point.has("rubricId") ? "Support QA" : null;
        String criterion = point.path("criteriaId").isTextual() ? "Criterion " + draw.below(12) : null;
        String kpi = point.get("classification").asText().equals("productivity") ? "Handle time" : null;
        Double score = draw.percent(60) ? draw.below(1001) / 10.0 : null;
        String agentNotes = draw.percent(20) ? "Understood." : "";
        legacy.put("rubricName", rubric);
        legacy.put("criteriaName", criterion);
        legacy.put("kpiName", kpi);
        legacy.put("score", score);
        legacy.put("agentNotes", agentNotes);
        legacy.set("coachNotes", point.get("coachNotes"));
        return end(legacy, point);
    }

    ObjectNode todo(ObjectNode todo) {
        Draw draw = draw(todo);
        boolean complete = todo.get("status").asText().equals("complete");
        String link = draw.percent(30) ? "https://learn.northwind.example/" + draw.below(500) : null;
        String completedAt = complete ? zoneless(todo, "updatedAt") : null;
        ObjectNode legacy = start(todo);
        legacy.set("title", todo.get("title"));
        legacy.set("description", todo.get("description"));
        legacy.put("actionString", "Assigned: " + todo.get("title").asText());
        legacy.put("link", link);
        legacy.set("status", todo.get("status"));
        legacy.set("type", todo.get("type"));
        legacy.put("completedAt", completedAt);
        legacy.set("creatorId", todo.get("creatorId"));
        legacy.put("creatorName", todo.get("creatorId").asText().substring(0, 6) + "@northwind.example");
        return end(legacy, todo);
    }

    private Draw draw(ObjectNode item) {
        return new Draw(seed ^ 0x173A5, item.get("id").asText().hashCode());
    }

    private static ObjectNode start(ObjectNode item) {
        ObjectNode legacy = Json.object();
        legacy.set("_id", item.get("id"));
        legacy.set("coachingFormIds", item.get("coachingSessionIds"));
        return legacy;
    }

    private static ObjectNode end(ObjectNode legacy, ObjectNode item) {
        legacy.put("createdAt", zoneless(item, "createdAt"));
        return legacy.put("updatedAt", zoneless(item, "updatedAt"));
    }

    private static String zoneless(ObjectNode item, String member) {
        return Timestamps.zoneless(Timestamps.read(item.get(member).textValue()));
    }

    /** The ticket's number stands in the answer's id. */
    private static @Nullable String part(ObjectNode point, int number) {
        String[] parts = point.path("answerId").asText().split("_", -1);
        return parts.length > number ? parts[number] : null;
    }
}
