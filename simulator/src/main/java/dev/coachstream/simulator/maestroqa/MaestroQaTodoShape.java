package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;
import java.time.Instant;

/** How MaestroQA writes a to-do. */
final class MaestroQaTodoShape implements MaestroQaItems.Shape {
    private static final String[] TYPES = {"general", "general", "general", "guru", "lessonly"};
    private static final String[] TITLES = {
        "Read the refund policy",
        "Listen to two of your own calls",
        "2. My First App",
        "Shadow a senior colleague",
        "Finish the de-escalation course"
    };

    @Override
    public void write(JsonGenerator out, MaestroQaItems.Item item, Draw draw) throws IOException {
        String type = draw.of(TYPES);
        out.writeStartObject();
        out.writeStringField("id", item.id());
        out.writeStringField("title", draw.of(TITLES));
        out.writeStringField("createdAt", Timestamps.millis(item.createdAt()));
        out.writeStringField("updatedAt", Timestamps.millis(item.updatedAt()));
        out.writeStringField("agentId", item.agentId());
        out.writeStringField("creatorId", item.creatorId());
        String status = draw.percent(60) ? "complete" : "incomplete";
        out.writeStringField("status", status);
        out.writeStringField("type", type);
        if (type.equals("guru")) {
            out.writeStringField(
                    "answerId",
                    "16906fb5ce9d57646fa38362_" + draw.below(900_000) + "_" + item.agentId() + "_GRADER_grading");
        }
        if (!item.sessionIds().isEmpty()
                || draw.percent(50)) { // none is [] in one of the document's examples and absent in the other
            writeSessionIds(out, item);
        }
        out.writeFieldName("description");
        out.writeString(Texts.sometimes(70, Texts.SHORT, draw));
        out.writeEndObject();
    }

    @Override
    public void edit(ObjectNode document, Instant now) {
        document.put("status", "complete");
        document.put("description", "Done at " + now + ".");
    }

    static void writeSessionIds(JsonGenerator out, MaestroQaItems.Item item) throws IOException {
        out.writeArrayFieldStart("coachingSessionIds");
        for (String id : item.sessionIds()) {
            out.writeString(id);
        }
        out.writeEndArray();
    }
}
