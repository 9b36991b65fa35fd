package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;
import java.time.Instant;

/** How MaestroQA writes a coaching point. */
final class MaestroQaPointShape implements MaestroQaItems.Shape {
    private static final String[] TYPES = {"strengths", "opportunities", "opportunities", "n/a"};
    private static final String[] CLASSIFICATIONS = {"qa", "qa", "general", "csat", "productivity"};
    private static final String[] RUBRICS = {"AatxWWtXWKcfiN34E", "QqJEN5t8LXZRQZd4a", "mR7sKq2wXcPzT9bEd"};

    @Override
    public void write(JsonGenerator out, MaestroQaItems.Item item, Draw draw) throws IOException {
        String classification = draw.of(CLASSIFICATIONS);
        out.writeStartObject();
        out.writeStringField("id", item.id());
        out.writeStringField("createdAt", Timestamps.millis(item.createdAt()));
        out.writeStringField("updatedAt", Timestamps.millis(item.updatedAt()));
        out.writeStringField("agentId", item.agentId());
        out.writeStringField("creatorId", item.creatorId());
        if (classification.equals("qa")) {
            writeGrade(out, item, draw);
        }
        out.writeStringField("type", draw.of(TYPES));
        out.writeStringField("classification", classification);
        out.writeFieldName("coachNotes");
        if (draw.percent(85)) {
            out.writeString(draw.of(Texts.SHORT));
        } else {
            out.writeNull();
        }
        MaestroQaTodoShape.writeSessionIds(out, item);
        out.writeStringField("textContent", "");
        out.writeEndObject();
    }

    @Override
    public void edit(ObjectNode document, Instant now) {
        document.put("coachNotes", "Discussed again at " + now + ".");
    }

    private static void writeGrade(JsonGenerator out, MaestroQaItems.Item item, Draw draw) throws IOException {
        String rubric = draw.of(RUBRICS);
        if (draw.percent(50)) {
            out.writeNullField("criteriaId");
        } else {
            out.writeStringField("criteriaId", rubric.substring(0, 6) + "_criterion_" + draw.below(12));
        }
        out.writeStringField("rubricId", rubric);
        String ticket = "16906fb5ce9d57646fa38362_" + (5_000_000 + draw.below(900_000));
        out.writeStringField("answerId", ticket + "_" + rubric + "_" + item.agentId() + "_GRADER_grading");
    }
}
