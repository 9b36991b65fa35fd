package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.time.Instant;
import java.util.List;

/**
 * What a simulated Cresta customer holds, by resource name: the sessions of the use case "sales", in the order of their names. The document's example, whose
 * every name is the word "string", is there too, in a use case of that name; it is not among the ids.
 */
public final class CrestaData implements SimulatedRecords {
    private static final int EXPECTED_BYTES = 1300;

    private final DataSet set;
    private final CrestaPeople people;
    private final CrestaSessions kind;
    private final EditableRecords sessions;

    public CrestaData(DataSet set) {
        this.set = set;
        people = new CrestaPeople(set);
        kind = new CrestaSessions(set, people);
        sessions = new EditableRecords(kind, set.seed(), (gone, at) -> {});
        sessions.put((ObjectNode)
                DocumentExamples.CRESTA_CREATE_COACHING_SESSION.json().get("coachingSession"));
    }

    public DataSet dataSet() {
        return set;
    }

    /** The customer, profile and use case of a configuration that reads all of this. */
    public static String customer() {
        return "acme";
    }

    public static String profile() {
        return "us";
    }

    public static String usecase() {
        return "sales";
    }

    @Override
    public List<String> ids() {
        return everyday().keys();
    }

    @Override
    public int size() {
        return everyday().size();
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

    @Override
    public void delete(String id, Instant now) {
        sessions.delete(id, now);
    }

    CrestaPeople people() {
        return people;
    }

    /** Stores a session that was created over the wire. */
    void put(ObjectNode session) {
        sessions.put(session);
    }

    boolean has(String name) {
        return sessions.has(name);
    }

    long version() {
        return sessions.sorted().version();
    }

    SortedRecords.Selection select(CrestaFilter filter) {
        return sessions.sorted().select(filter, () -> kind.matching(filter), filter::accepts);
    }

    byte[] page(SortedRecords.Selection selection, int start, int rows, String nextPageToken) {
        return Json.bytes(200 + rows * EXPECTED_BYTES, out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("coachingSessions");
            selection.write(start, rows, kind::write, out);
            out.writeEndArray();
            if (!nextPageToken.isEmpty()) {
                out.writeStringField("nextPageToken", nextPageToken);
            }
            out.writeEndObject();
        });
    }

    private SortedRecords.Selection everyday() {
        return select(new CrestaFilter(CrestaPeople.USECASE, null, null));
    }
}
