package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
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

/** Cresta's coaching sessions. */
final class CrestaSessions implements EditableRecords.Kind {
    private static final long SALT = 0xC4E57A;
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 24 * 60;
    private static final long NEVER = -1;
    private static final int[] DIGITS = {3, 3, 6, 9, 0};

    private final DataSet data;
    private final CrestaPeople people;
    private final Cadence cadence;

    CrestaSessions(DataSet data, CrestaPeople people) {
        this.data = data;
        this.people = people;
        cadence = new Cadence(data, people.staff().agents(), SALT);
    }

    @Override
    public int size() {
        return data.sessions();
    }

    @Override
    public String key(int index) {
        return CrestaPeople.PROFILE + "/coachingSessions/" + Ids.uuid(data.seed() ^ SALT, index, size());
    }

    @Override
    public String idMember() {
        return "name";
    }

    /** All generated sessions are of the one use case. */
    IntStream matching(CrestaFilter filter) {
        if (!filter.usecaseName().equals(CrestaPeople.USECASE)) {
            return IntStream.empty();
        }
        String agent = filter.agentUserName();
        String plan = filter.coachingPlanName();
        IntStream candidates = agent == null ? IntStream.range(0, size()) : sessionsOf(people.agentNumber(agent));
        return plan == null ? candidates : candidates.filter(session -> plan.equals(plan(session)));
    }

    @Override
    public ObjectNode seeded(int index) {
        return Json.object(out -> write(index, out));
    }

    /**
     * Times come in their order: created, held, submitted by the manager, answered and acknowledged by the agent.
     *
     * @param managed when the manager changed it last
     * @param submitted when the manager did, or never
     * @param answered when the agent did, or never
     */
    private record Outline(long created, long held, long managed, long submitted, long answered) {
        boolean managerDone() {
            return submitted != NEVER;
        }

        boolean agentDone() {
            return answered != NEVER;
        }

        long updated() {
            return agentDone() ? answered : managed;
        }
    }

    private Outline outline(int session, Draw draw) {
        long held = cadence.heldAt(session);
        long created = Math.max(data.fromMillis(), held - MINUTE * draw.below(3 * DAY_MINUTES));
        long submitted = held + MINUTE * (10 + draw.below(2 * DAY_MINUTES));
        long answered = submitted + MINUTE * (5 + draw.below(4 * DAY_MINUTES));
        boolean recent = data.toMillis() - held < 7L * DAY_MINUTES * MINUTE;
        int managers = recent ? 60 : 95;
        int agents = recent ? 50 : 88;
        if (!draw.percent(managers) || submitted >= data.toMillis()) {
            return new Outline(created, held, created, NEVER, NEVER);
        }
        boolean agentDone = draw.percent(agents) && answered < data.toMillis();
        long acknowledged = agentDone ? answered : NEVER;
        return new Outline(created, held, submitted, submitted, acknowledged);
    }

    void write(int session, JsonGenerator out) throws IOException {
        int agent = cadence.agent(session);
        Draw draw = new Draw(data.seed() ^ ~SALT, session);
        Outline outline = outline(session, draw);
        String coach = people.coach(people.staff().coachOf(agent, cadence.week(session)));
        out.writeStartObject();
        out.writeStringField("name", key(session));
        writeTime(out, "createTime", outline.created(), draw);
        writeTime(out, "updateTime", outline.updated(), draw);
        writeTime(out, "managerUpdateTime", outline.managed(), draw);
        writeTime(out, "agentUpdateTime", outline.answered(), draw);
        writeTime(out, "acknowledgeTime", outline.answered(), draw);
        SerializedString comment = outline.agentDone() ? Texts.sometimes(35, Texts.REPLIES, draw) : Texts.EMPTY;
        writeText(out, "agentComment", comment);
        out.writeStringField("agentUserName", people.agent(agent));
        String creator = draw.percent(90) ? coach : people.admin();
        out.writeStringField("creatorUserName", creator);
        out.writeStringField("coachingPlanName", plan(session));
        writeTime(out, "sessionTime", outline.held(), draw);
        SerializedString notes = outline.managerDone() ? draw.of(Texts.NOTES) : Texts.EMPTY;
        writeText(out, "meetingNotes", notes);
        writeTime(out, "managerSubmitTime", outline.submitted(), draw);
        long agentSubmitted = outline.agentDone() && draw.percent(70) ? outline.answered() : NEVER;
        writeTime(out, "agentSubmitTime", agentSubmitted, draw);
        out.writeStringField("usecaseName", CrestaPeople.USECASE);
        if (outline.managerDone()) {
            out.writeStringField("managerSubmitterUserName", coach);
        }
        out.writeEndObject();
    }

    @Override
    public ObjectNode fresh(Draw draw, Instant now) {
        String time = now.toString();
        ObjectNode document = Json.object();
        document.put("name", CrestaPeople.PROFILE + "/coachingSessions/" + Ids.uuid(draw));
        document.put("createTime", time);
        document.put("updateTime", time);
        document.put("managerUpdateTime", time);
        document.put("agentUpdateTime", time);
        document.put("agentUserName", people.agent(draw.below(people.staff().agents())));
        document.put("creatorUserName", people.coach(0));
        document.put("coachingPlanName", CrestaPeople.PROFILE + "/coachingPlans/" + Ids.uuid(draw));
        document.put("sessionTime", time);
        document.put("usecaseName", CrestaPeople.USECASE);
        return document;
    }

    @Override
    public void edit(ObjectNode document, Instant now) {
        document.put("meetingNotes", "Reviewed again at " + now + ".");
        document.put("managerSubmitterUserName", people.coach(0));
        for (String time : new String[] {"updateTime", "managerUpdateTime", "managerSubmitTime"}) {
            document.put(time, now.toString());
        }
    }

    @Override
    public void redate(ObjectNode document, Instant created) {
        document.put("createTime", created.toString());
    }

    /** Each agent has a plan for each quarter of the year. */
    private String plan(int session) {
        long of = cadence.agent(session) * 8L + cadence.week(session) / 13;
        return CrestaPeople.PROFILE + "/coachingPlans/" + Ids.uuid(new Draw(data.seed() ^ 0x91A5, of));
    }

    private IntStream sessionsOf(int agent) {
        return agent < 0 ? IntStream.empty() : cadence.sessionsOf(agent);
    }

    /** A time that is not there is null, as grpc-gateway writes it, or absent. */
    private static void writeTime(JsonGenerator out, String name, long time, Draw draw) throws IOException {
        int digits = DIGITS[draw.below(DIGITS.length)];
        if (time != NEVER) {
            int finer = digits > 3 ? draw.below(1_000_000) : 0;
            out.writeStringField(name, Timestamps.format(time, finer, digits, "Z"));
        } else if (digits == 3) {
            out.writeNullField(name);
        }
    }

    private static void writeText(JsonGenerator out, String name, SerializedString text) throws IOException {
        out.writeFieldName(name);
        out.writeString(text);
    }
}
