package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a simulated MaestroQA account holds: its sessions, and through {@link #points} and {@link #todos} the rest. */
public final class MaestroQaData implements SimulatedRecords {
    /** The session of each item of a block; -1 belongs to none. Sessions have up to four points and three to-dos. */
    private static final int[] POINT_OWNERS = {0, 0, 2, 3, 3, 3, 4, 4, 5, 5, 5, 5, 6, 7, 7, -1};

    private static final int[] TODO_OWNERS = {0, 2, 2, 4, 5, 5, 5, 7, -1};

    private final DataSet set;
    private final MaestroQaSessions sessionKind;
    private final MaestroQaItems pointKind;
    private final MaestroQaItems todoKind;
    private final EditableRecords sessions;
    private final EditableRecords points;
    private final EditableRecords todos;
    private final Map<String, ObjectNode> deleted = new ConcurrentSkipListMap<>();

    public MaestroQaData(DataSet set) {
        this.set = set;
        MaestroQaPeople people = new MaestroQaPeople(set);
        sessionKind = new MaestroQaSessions(set, people);
        pointKind = new MaestroQaItems(set, 0x901475, people, sessionKind, POINT_OWNERS, new MaestroQaPointShape());
        todoKind = new MaestroQaItems(set, 0x70D05, people, sessionKind, TODO_OWNERS, new MaestroQaTodoShape());
        sessions = new EditableRecords(sessionKind, set.seed(), this::keepDeleted);
        points = new EditableRecords(pointKind, set.seed() + 1, (gone, at) -> {});
        todos = new EditableRecords(todoKind, set.seed() + 2, (gone, at) -> {});
        MaestroQaExamples.sessions().forEach(sessions::put);
        MaestroQaExamples.points().forEach(points::put);
        MaestroQaExamples.todos().forEach(todos::put);
    }

    public DataSet dataSet() {
        return set;
    }

    public SimulatedRecords points() {
        return points;
    }

    public SimulatedRecords todos() {
        return todos;
    }

    @Override
    public List<String> ids() {
        return sessions.ids();
    }

    @Override
    public int size() {
        return sessions.size();
    }

    @Override
    public ObjectNode document(String id) {
        return sessions.document(id);
    }

    @Override
    public List<String> add(int count, Instant now) {
        return sessions.add(count, now);
    }

    @Override
    public void edit(String id, Instant now) {
        sessions.edit(id, now);
    }

    @Override
    public void redate(String id, Instant created, Instant now) {
        sessions.redate(id, created, now);
    }

    /** The coaching API forgets the session; the legacy export says that it is deleted. */
    @Override
    public void delete(String id, Instant now) {
        sessions.delete(id, now);
    }

    private void keepDeleted(ObjectNode session, Instant now) {
        session.put("updatedAt", Timestamps.millis(now.toEpochMilli()));
        deleted.put(session.get("id").textValue(), session);
    }

    LegacyExport legacyExport(Rights rights) {
        return new LegacyExport(
                sessionKind,
                sessions,
                deleted.values(),
                new LegacyExport.Items(pointKind, points),
                new LegacyExport.Items(todoKind, todos),
                rights,
                set.seed());
    }

    MaestroQaFeed sessionFeed() {
        return new MaestroQaFeed(sessions, sessionKind::matching, sessionKind::write);
    }

    MaestroQaFeed pointFeed() {
        return new MaestroQaFeed(points, pointKind::matching, pointKind::write);
    }

    MaestroQaFeed todoFeed() {
        return new MaestroQaFeed(todos, todoKind::matching, todoKind::write);
    }
}
