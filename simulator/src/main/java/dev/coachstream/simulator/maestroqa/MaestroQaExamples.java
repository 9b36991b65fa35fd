package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records that MaestroQA's documents print; every data set has them. */
final class MaestroQaExamples {
    static final String LEGACY_ID = "JuEDLQtksMoSAdteK";
    static final long LEGACY_MEETING = Instant.parse("2023-06-30T21:16:51.423Z").toEpochMilli();

    private static final ObjectNode FROM_LEGACY = fromLegacy();

    private MaestroQaExamples() {}

    static ObjectNode session() {
        return (ObjectNode) DocumentExamples.MAESTROQA_COACHING_SESSION.json();
    }

    /** The three of the list, of which the single one is the first, and that of the legacy export. */
    static List<ObjectNode> sessions() {
        List<ObjectNode> sessions = new ArrayList<>(resources(DocumentExamples.MAESTROQA_COACHING_SESSIONS));
        sessions.add(sessionOfLegacyExport().deepCopy());
        return sessions;
    }

    static List<ObjectNode> points() {
        return resources(DocumentExamples.MAESTROQA_COACHING_POINTS);
    }

    static List<ObjectNode> todos() {
        List<ObjectNode> todos = new ArrayList<>(resources(DocumentExamples.MAESTROQA_TODOS));
        todos.add((ObjectNode) DocumentExamples.MAESTROQA_TODO.json());
        return todos;
    }

    /** The session of the legacy export, as that writes it. */
    static ObjectNode legacySession() {
        return (ObjectNode) DocumentExamples.MAESTROQA_LEGACY_EXPORT.json().get(0);
    }

    /** The same session, as the coaching API would write it. */
    static ObjectNode sessionOfLegacyExport() {
        return FROM_LEGACY;
    }

    private static ObjectNode fromLegacy() {
        ObjectNode legacy = legacySession();
        ObjectNode session = Json.object();
        session.put("id", LEGACY_ID);
        session.set("name", legacy.get("coachingFormName"));
        session.put("createdAt", "2023-06-30T21:16:51.588Z");
        session.put("updatedAt", "2023-06-30T21:17:40.093Z");
        for (String member : List.of("agentId", "agentName", "coachId", "coachName")) {
            session.set(member, legacy.get(member));
        }
        session.set("creatorId", legacy.get("formCreatorId"));
        for (String member : List.of(
                "agentNotes",
                "coachNotes",
                "coachingTemplateId",
                "meetingFormat",
                "agentConfirmed",
                "coachConfirmed")) {
            session.set(member, legacy.get(member));
        }
        return session;
    }

    private static List<ObjectNode> resources(DocumentExamples example) {
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode resource : example.json().get("Resources")) {
            resources.add((ObjectNode) resource);
        }
        return resources;
    }
}
