package com.acme.coaching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Cadence;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Person;
import dev.coachstream.simulator.Staff;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;

/** Acme's coachings: held weekly, done a day later or not at all. */
final class AcmeCoachings implements EditableRecords.Kind {
    private static final int OWN_FROM = 4_000_000;
    private static final int DAY = 86_400;

    private final DataSet data;
    private final Staff staff;
    private final Cadence cadence;

    AcmeCoachings(DataSet data) {
        this.data = data;
        staff = new Staff(OWN_FROM, agent -> false, data.sessions());
        cadence = new Cadence(data, staff.agents(), OWN_FROM);
    }

    @Override
    public int size() {
        return data.sessions();
    }

    @Override
    public String key(int index) {
        return String.format(Locale.ROOT, "c-%09d", index * 7L);
    }

    @Override
    public String idMember() {
        return "id";
    }

    IntStream updatedSince(int seconds) {
        return IntStream.range(0, size()).filter(index -> updated(index) >= seconds);
    }

    @Override
    public ObjectNode seeded(int index) {
        long held = held(index);
        ObjectNode coaching = coaching(key(index), cadence.agent(index), cadence.week(index), held - DAY);
        coaching.put("updated", updated(index)).put("held", held).put("due", held + 7 * DAY);
        if (isDone(index)) {
            coaching.put("state", "done").put("done", held + DAY);
        }
        coaching.putArray("points").add(point(index, "praise")).add(point(index, "improve"));
        String state = isDone(index) ? "done" : "planned";
        coaching.putArray("tasks")
                .addObject()
                .put("id", key(index) + "-t")
                .put("title", "Listen to two calls")
                .put("state", state)
                .put("updated", updated(index));
        return coaching;
    }

    @Override
    public ObjectNode fresh(Draw draw, Instant now) {
        int agent = draw.below(staff.agents());
        long id = 1 + 7L * draw.below(100_000_000); // between the seeded ones
        return coaching(String.format(Locale.ROOT, "c-%09d", id), agent, 0, now.getEpochSecond());
    }

    @Override
    public void edit(ObjectNode coaching, Instant now) {
        coaching.put("note", "looked at again").put("updated", now.getEpochSecond());
    }

    private ObjectNode coaching(String id, int agent, int week, long created) {
        int coach = staff.coachOf(agent, week);
        ObjectNode coaching = Json.object().put("id", id).put("subject", "Weekly").put("state", "planned");
        coaching.put("created", created).put("updated", created).put("note", "Went well.").put("lead_note", "Raise in May.");
        coaching.set("agent", person(staff.agent(agent)));
        coaching.set("lead", person(staff.coach(coach)));
        coaching.set("author", person(staff.coach((coach + agent) % staff.coaches())));
        return coaching;
    }

    private ObjectNode point(int index, String type) {
        return Json.object()
                .put("id", key(index) + "-" + type)
                .put("type", type)
                .put("topic", "greeting")
                .put("updated", updated(index));
    }

    private static ObjectNode person(Person person) {
        return Json.object().put("id", "u" + person.number()).put("name", person.name());
    }

    private boolean isDone(int index) {
        return index % 3 > 0;
    }

    private long held(int index) {
        return cadence.heldAt(index) / 1000;
    }

    private long updated(int index) {
        return isDone(index) ? held(index) + DAY : held(index);
    }
}
