package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Cadence;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** MaestroQA's coaching sessions, in the shape of the coaching API. */
final class MaestroQaSessions implements EditableRecords.Kind {
    private static final long SALT = 0x5E5510;
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 24 * 60;
    private static final String TEMPLATE = "16906fb5ce9d57646fa38362";
    private static final String[] FORMATS = {"inPerson", "inPerson", "inPerson", "virtual", "virtual", "phoneCall"};

    private final DataSet data;
    private final MaestroQaPeople people;
    private final Cadence cadence;

    MaestroQaSessions(DataSet data, MaestroQaPeople people) {
        this.data = data;
        this.people = people;
        cadence = new Cadence(data, people.staff().agents(), SALT);
    }

    Cadence cadence() {
        return cadence;
    }

    int coach(int session) {
        return people.staff().coachOf(cadence.agent(session), cadence.week(session));
    }

    @Override
    public int size() {
        return data.sessions();
    }

    @Override
    public String key(int index) {
        return Ids.meteor(data.seed() ^ SALT, index, data.sessions());
    }

    @Override
    public String idMember() {
        return "id";
    }

    IntStream matching(MaestroQaFilter filter) {
        String agentId = filter.agentId();
        IntStream candidates = agentId == null ? IntStream.range(0, size()) : sessionsOf(people.agentNumber(agentId));
        return candidates.filter(session -> filter.accepts(cadence.heldAt(session)) && acceptsPeople(filter, session));
    }

    @Override
    public ObjectNode seeded(int index) {
        return Json.object(out -> write(index, out));
    }

    void write(int session, JsonGenerator out) throws IOException {
        int agent = cadence.agent(session);
        int coach = coach(session);
        long created = cadence.heldAt(session);
        Draw draw = draw(session);
        String creator = people.creatorId(coach, draw);
        long updated = Math.min(data.toMillis() - 1, created + MINUTE * (1 + draw.below(6 * DAY_MINUTES)));
        out.writeStartObject();
        out.writeStringField("id", key(session));
        writeName(out, agent, draw);
        out.writeStringField("createdAt", Timestamps.millis(created));
        out.writeStringField("updatedAt", Timestamps.millis(updated));
        out.writeStringField("agentId", people.agentId(agent));
        out.writeFieldName("agentName");
        out.writeString(people.agentName(agent));
        out.writeStringField("coachId", people.coachId(coach));
        out.writeFieldName("coachName");
        out.writeString(people.coachName(coach, draw.percent(3)));
        out.writeStringField("creatorId", creator);
        writeNotes(out, draw);
        writeForm(out, draw);
        writeConfirmations(out, draw, data.toMillis() - created < 7L * DAY_MINUTES * MINUTE);
        out.writeEndObject();
    }

    @Override
    public ObjectNode fresh(Draw draw, Instant now) {
        int like = size() == 0 ? -1 : draw.below(size());
        ObjectNode document = like < 0 ? MaestroQaExamples.session() : seeded(like);
        document.put("id", Ids.meteor(draw));
        document.put("createdAt", Timestamps.millis(now.toEpochMilli()));
        document.put("updatedAt", Timestamps.millis(now.toEpochMilli()));
        document.put("agentConfirmed", false);
        document.put("coachConfirmed", false);
        return document;
    }

    @Override
    public void edit(ObjectNode document, Instant now) {
        document.put("coachConfirmed", true);
        document.put("coachNotes", "Reviewed again at " + now + ".");
        document.put("updatedAt", Timestamps.millis(now.toEpochMilli()));
    }

    @Override
    public void redate(ObjectNode document, Instant created) {
        document.put("createdAt", Timestamps.millis(created.toEpochMilli()));
    }

    private Draw draw(int session) {
        return new Draw(data.seed() ^ ~SALT, session);
    }

    private IntStream sessionsOf(int agent) {
        return agent < 0 ? IntStream.empty() : cadence.sessionsOf(agent);
    }

    private boolean acceptsPeople(MaestroQaFilter filter, int session) {
        String creatorId = filter.creatorId();
        return accepts(filter.coachId(), session)
                && (creatorId == null || creatorId.equals(people.creatorId(coach(session), draw(session))));
    }

    private boolean accepts(@Nullable String coachId, int session) {
        return coachId == null || coachId.equals(people.coachId(coach(session)));
    }

    private void writeName(JsonGenerator out, int agent, Draw draw) throws IOException {
        out.writeStringField("name", name(agent, draw));
    }

    private String name(int agent, Draw draw) {
        if (draw.percent(80)) {
            return "Weekly 1:1 for " + people.staff().agent(agent).first();
        }
        return draw.percent(50) ? "QA review" : "Calibration follow-up";
    }

    private static void writeNotes(JsonGenerator out, Draw draw) throws IOException {
        out.writeFieldName("agentNotes");
        out.writeString(Texts.sometimes(30, Texts.REPLIES, draw));
        out.writeFieldName("coachNotes");
        out.writeString(Texts.sometimes(90, Texts.NOTES, draw));
        if (draw.percent(97)) { // none is absent, "" or null: all three have been seen
            out.writeFieldName("coachPrivateNotes");
            out.writeString(Texts.sometimes(20, Texts.PRIVATE, draw));
        }
    }

    private static void writeForm(JsonGenerator out, Draw draw) throws IOException {
        out.writeFieldName("sessionContents");
        out.writeString(Texts.sometimes(60, Texts.AGENDAS, draw));
        int template = draw.below(4);
        String templateId = template == 0 ? TEMPLATE : TEMPLATE + "_" + (template + 1);
        out.writeStringField("coachingTemplateId", templateId);
        if (draw.percent(85)) {
            out.writeStringField("meetingFormat", draw.of(FORMATS));
        } else {
            out.writeNullField("meetingFormat");
        }
    }

    private static void writeConfirmations(JsonGenerator out, Draw draw, boolean recent) throws IOException {
        int coaches = recent ? 50 : 93;
        int agents = recent ? 40 : 92;
        boolean coach = draw.percent(coaches);
        if (draw.percent(99)) {
            out.writeBooleanField("agentConfirmed", coach && draw.percent(agents));
        }
        out.writeBooleanField("coachConfirmed", coach);
    }
}
