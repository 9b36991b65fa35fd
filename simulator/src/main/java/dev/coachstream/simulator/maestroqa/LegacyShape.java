package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Timestamps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a session of the coaching API as the legacy export does. What only the legacy export knows depends on the session's id and times alone. */
final class LegacyShape {
    private static final long MINUTE = 60_000;
    private static final Map<String, String> TEMPLATES = Map.of(
            "16906fb5ce9d57646fa38362", "Weekly check-in",
            "16906fb5ce9d57646fa38362_2", "1:1 Session",
            "16906fb5ce9d57646fa38362_3", "Performance review",
            "16906fb5ce9d57646fa38362_4", "Calibration");

    private final long seed;
    private final LegacyItems items;

    LegacyShape(long seed) {
        this.seed = seed;
        items = new LegacyItems(seed);
    }

    /** When a session was held, up to a day and a half after it was entered. */
    long meetingDate(String id, long createdAt) {
        return id.equals(MaestroQaExamples.LEGACY_ID)
                ? MaestroQaExamples.LEGACY_MEETING
                : createdAt + MINUTE * new Draw(seed ^ 0x3EE7, id.hashCode()).below(36 * 60);
    }

    /**
     * The whole session.
     *
     * @param deleted null is what the document's example has where nothing was deleted
     */
    ObjectNode session(ObjectNode session, List<ObjectNode> points, List<ObjectNode> todos, @Nullable Boolean deleted) {
        if (session.equals(MaestroQaExamples.sessionOfLegacyExport()) && deleted == null) {
            return MaestroQaExamples.legacySession();
        }
        String id = session.get("id").textValue();
        Draw draw = new Draw(seed ^ 0x1E6AC, id.hashCode());
        long created = Timestamps.read(session.get("createdAt").textValue());
        long updated = Timestamps.read(session.get("updatedAt").textValue());
        long meeting = meetingDate(id, created);
        ObjectNode legacy = Json.object();
        legacy.put("_id", id);
        legacy.set("coachingFormName", session.get("name"));
        putTemplate(legacy, session);
        legacy.set("meetingFormat", session.get("meetingFormat"));
        legacy.set("formCreatorId", session.get("creatorId"));
        legacy.put("formCreatorName", creator(session));
        copy(session, legacy, "coachName", "coachId", "agentId", "agentName");
        legacy.put("createdAt", Timestamps.zoneless(created));
        legacy.put("updatedAt", Timestamps.zoneless(updated));
        putSharing(legacy, draw, updated);
        legacy.put("meetingDate", Timestamps.zoneless(meeting));
        putConfirmations(legacy, session, draw, updated);
        copy(session, legacy, "coachNotes", "agentNotes");
        legacy.put("isDeleted", deleted);
        legacy.set("activityLog", activity(session, created, updated));
        legacy.set("coachingPoints", array(points.stream().map(items::point).toList(), draw));
        legacy.set("todos", array(todos.stream().map(items::todo).toList(), draw));
        return legacy;
    }

    private static void putTemplate(ObjectNode legacy, ObjectNode session) {
        copy(session, legacy, "coachingTemplateId");
        legacy.put(
                "coachingTemplateName",
                TEMPLATES.get(session.path("coachingTemplateId").asText()));
    }

    private static void putSharing(ObjectNode legacy, Draw draw, long updated) {
        boolean shared = draw.percent(80);
        legacy.put("sharedWithAgent", shared);
        if (shared && draw.percent(90)) {
            legacy.put("sharedWithAgentDate", Timestamps.zoneless(updated - MINUTE));
        }
    }

    /** A confirmation without its date is what the document's example has. */
    private static void putConfirmations(ObjectNode legacy, ObjectNode session, Draw draw, long updated) {
        for (String side : new String[] {"agent", "coach"}) {
            copy(session, legacy, side + "Confirmed");
            if (session.path(side + "Confirmed").asBoolean() && draw.percent(90)) {
                legacy.put(side + "ConfirmedDate", Timestamps.zoneless(updated - draw.below(30_000)));
            }
        }
    }

    private static ArrayNode activity(ObjectNode session, long created, long updated) {
        ArrayNode log = Json.MAPPER.createArrayNode();
        if (updated > created) {
            log.add(entry(session, "update", "Updated session '", updated));
        }
        return log.add(entry(session, "create", "Created session '", created));
    }

    private static ObjectNode entry(ObjectNode session, String action, String did, long at) {
        String name = session.path("name").asText();
        ObjectNode entry = Json.object();
        entry.set("userId", session.get("creatorId"));
        entry.put("userEmail", creator(session));
        entry.put("actionType", action);
        entry.putArray("descriptions").add(did + name + "'");
        entry.put("timestamp", Timestamps.zoneless(at));
        entry.put("ipAddress", "203.0.113." + Math.floorMod(name.hashCode(), 250));
        return entry;
    }

    private static String creator(ObjectNode session) {
        return session.path("creatorId").asText().substring(0, 6) + "@northwind.example";
    }

    /** None is null in the document's example, and [] elsewhere. */
    private static @Nullable ArrayNode array(List<ObjectNode> all, Draw draw) {
        return all.isEmpty() && draw.percent(50)
                ? null
                : Json.MAPPER.createArrayNode().addAll(all);
    }

    private static void copy(ObjectNode from, ObjectNode to, String... members) {
        for (String member : members) {
            JsonNode value = from.get(member);
            if (value != null) {
                to.set(member, value);
            }
        }
    }
}
