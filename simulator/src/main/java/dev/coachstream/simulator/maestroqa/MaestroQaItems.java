package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** MaestroQA's coaching points or to-dos: what both have in common is whose they are, when they came up and which sessions they belong to. */
final class MaestroQaItems implements EditableRecords.Kind {
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 24 * 60;

    /** What is different about points and to-dos. */
    interface Shape {
        void write(JsonGenerator out, Item item, Draw draw) throws IOException;

        void edit(ObjectNode document, Instant now);
    }

    /** What a point or to-do has in common with all others. */
    record Item(String id, long createdAt, long updatedAt, String agentId, String creatorId, List<String> sessionIds) {}

    private final DataSet data;
    private final long salt;
    private final MaestroQaPeople people;
    private final MaestroQaSessions sessions;
    private final ItemLinks links;
    private final Shape shape;

    MaestroQaItems(
            DataSet data, long salt, MaestroQaPeople people, MaestroQaSessions sessions, int[] owners, Shape shape) {
        this.data = data;
        this.salt = salt;
        this.people = people;
        this.sessions = sessions;
        this.shape = shape;
        links = new ItemLinks(data.sessions(), owners, data.seed() ^ salt);
    }

    @Override
    public int size() {
        return links.size();
    }

    @Override
    public String key(int index) {
        return Ids.meteor(data.seed() ^ salt, index, size());
    }

    @Override
    public String idMember() {
        return "id";
    }

    /** The items of a session: its own, and the first of the week before where that lives on. */
    IntStream itemsOf(int session) {
        int before = sessions.cadence().moved(session, -1);
        IntStream lived = before < 0 ? IntStream.empty() : links.itemsOf(before).filter(links::first);
        return IntStream.concat(links.itemsOf(session), lived).sorted();
    }

    IntStream matching(MaestroQaFilter filter) {
        return IntStream.range(0, size()).filter(item -> accepts(filter, item));
    }

    @Override
    public ObjectNode seeded(int index) {
        return Json.object(out -> write(index, out));
    }

    void write(int index, JsonGenerator out) throws IOException {
        Draw draw = draw(index);
        long created = createdAt(index, draw);
        String creator = people.creatorId(coach(index), draw);
        long updated = Math.min(data.toMillis() - 1, created + MINUTE * draw.below(3 * DAY_MINUTES));
        Item item = new Item(key(index), created, updated, people.agentId(agent(index)), creator, sessionIds(index));
        shape.write(out, item, draw);
    }

    @Override
    public ObjectNode fresh(Draw draw, Instant now) {
        List<String> of = size() == 0 ? List.of() : List.of(sessions.key(draw.below(sessions.size())));
        long at = now.toEpochMilli();
        Item item = new Item(Ids.meteor(draw), at, at, people.agentId(0), people.coachId(0), of);
        return Json.object(out -> shape.write(out, item, draw));
    }

    @Override
    public void edit(ObjectNode document, Instant now) {
        document.put("updatedAt", Timestamps.millis(now.toEpochMilli()));
        shape.edit(document, now);
    }

    @Override
    public void redate(ObjectNode document, Instant created) {
        document.put("createdAt", Timestamps.millis(created.toEpochMilli()));
    }

    private Draw draw(int item) {
        return new Draw(data.seed() ^ ~salt, item);
    }

    /** Most come up in the session, some before it. */
    private long createdAt(int item, Draw draw) {
        int session = links.session(item);
        int near = session < 0 ? item % sessions.size() : session;
        long about = sessions.cadence().heldAt(near);
        long shift = draw.percent(10) ? -draw.below(2 * DAY_MINUTES) : draw.below(90);
        return Math.max(data.fromMillis(), Math.min(data.toMillis() - 1, about + MINUTE * shift));
    }

    private int agent(int item) {
        int session = links.session(item);
        return session < 0 ? item % people.staff().agents() : sessions.cadence().agent(session);
    }

    private int coach(int item) {
        int session = links.session(item);
        return session < 0 ? people.staff().coachOf(agent(item), 0) : sessions.coach(session);
    }

    private List<String> sessionIds(int item) {
        int session = links.session(item);
        if (session < 0) {
            return List.of();
        }
        int next = links.first(item) ? sessions.cadence().moved(session, 1) : -1;
        return next < 0 ? List.of(sessions.key(session)) : List.of(sessions.key(session), sessions.key(next));
    }

    private boolean accepts(MaestroQaFilter filter, int item) {
        String agentId = filter.agentId();
        String creatorId = filter.creatorId();
        Draw draw = draw(item);
        return filter.accepts(createdAt(item, draw))
                && (agentId == null || agentId.equals(people.agentId(agent(item))))
                && (creatorId == null || creatorId.equals(people.creatorId(coach(item), draw)));
    }
}
