package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Bisection;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated Samsara organisation holds: its sessions as a change log, each standing once, where it was last changed. A session that is changed moves to the
 * end of the log; a deleted one does too, and stays there with that status. Changes are never older than what is at the end of the log.
 */
public final class SamsaraData implements SimulatedRecords {
    private static final String EXAMPLE_KEY = Long.toString(SamsaraSessions.FIRST_KEY - 1);

    private final DataSet set;
    private final SamsaraPeople people;
    private final SamsaraSessions kind;
    private final SortedRecords log;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Instant> misdated = new ConcurrentHashMap<>();
    private long nextKey;
    private long newest;

    public SamsaraData(DataSet set) {
        this.set = set;
        people = new SamsaraPeople(set);
        kind = new SamsaraSessions(set, people);
        log = new SortedRecords(kind);
        nextKey = SamsaraSessions.FIRST_KEY + set.sessions();
        newest = set.toMillis();
        ObjectNode example = (ObjectNode) DocumentExamples.SAMSARA_COACHING_SESSIONS_STREAM
                .json()
                .get("data")
                .get(0);
        put(example, EXAMPLE_KEY);
    }

    public DataSet dataSet() {
        return set;
    }

    @Override
    public List<String> ids() {
        SortedRecords.Selection all = log.all();
        return IntStream.range(0, all.size())
                .mapToObj(position -> id(all, position))
                .toList();
    }

    @Override
    public int size() {
        return log.all().size();
    }

    /** With everything that can be included. */
    @Override
    public synchronized ObjectNode document(String id) {
        String key = keys.get(id);
        ObjectNode changed = key == null ? null : log.changed(key);
        if (changed != null) {
            return changed.deepCopy();
        }
        int index = kind.indexOfId(id);
        if (index < 0) {
            throw new NoSuchElementException("no session has the id " + id);
        }
        return kind.document(index);
    }

    @Override
    public synchronized List<String> add(int count, Instant now) {
        List<String> ids = new ArrayList<>();
        for (int left = count; left > 0; left--) {
            ids.add(addOne(new Draw(set.seed() ^ 0xADDED, nextKey), now));
        }
        return ids;
    }

    @Override
    public synchronized void edit(String id, Instant now) {
        ObjectNode session = document(id);
        session.put("sessionNote", "Reviewed again at " + now + ".");
        append(session, now);
    }

    @Override
    public synchronized void delete(String id, Instant now) {
        append(document(id).put("sessionStatus", "deleted"), now);
    }

    /** Changes a session whose update time is given wrongly, as by a clock that is ahead: it stands in the log where it was changed. */
    public synchronized void misdate(String id, Instant wrong, Instant now) {
        ObjectNode session = document(id);
        session.put("sessionNote", "Reviewed again at " + wrong + ".");
        append(session, now);
        session.put("updatedAtTime", SamsaraSessions.time(wrong.toEpochMilli()));
        misdated.put(keys.get(id), Instant.ofEpochMilli(newest));
    }

    /** What is left of a selection for a token that may not see everything. */
    SortedRecords.Selection shown(SortedRecords.Selection selection, Rights rights) {
        return rights.of(selection, position -> id(selection, position));
    }

    SamsaraPeople people() {
        return people;
    }

    long version() {
        return log.version();
    }

    SortedRecords.Selection select(SamsaraFilter filter) {
        return log.select(filter, () -> kind.matching(filter), filter::accepts);
    }

    /** Of each driver's sessions, the one that was changed last before the given time. */
    SortedRecords.Selection latestOfDrivers(SamsaraFilter filter, Instant time) {
        SortedRecords.Selection all = select(filter);
        Set<String> seen = new HashSet<>();
        int[] latest = IntStream.iterate(firstSince(all, time) - 1, position -> position >= 0, position -> position - 1)
                .filter(position -> seen.add(driver(all, position)))
                .sorted()
                .toArray();
        return all.only(latest);
    }

    /** The first position that was changed at the given time or later. */
    int firstSince(SortedRecords.Selection selection, Instant time) {
        return Bisection.first(
                selection.size(), position -> !updatedAt(selection, position).isBefore(time));
    }

    SortedRecords.RecordWriter writer(SamsaraIncludes includes) {
        return new SortedRecords.RecordWriter() {
            @Override
            public void write(int index, JsonGenerator out) throws IOException {
                kind.write(index, includes, out);
            }

            @Override
            public void write(ObjectNode changed, JsonGenerator out) throws IOException {
                out.writeTree(includes.of(changed));
            }
        };
    }

    private Instant updatedAt(SortedRecords.Selection selection, int position) {
        int index = selection.index(position);
        if (index >= 0) {
            return Instant.ofEpochMilli(kind.updatedAt(index));
        }
        Instant taken = misdated.get(selection.key(position));
        return taken != null
                ? taken
                : Instant.parse(
                        selection.document(position).get("updatedAtTime").textValue());
    }

    private String driver(SortedRecords.Selection selection, int position) {
        int index = selection.index(position);
        return index >= 0
                ? kind.driver(index)
                : selection.document(position).at("/driver/driverId").asText();
    }

    private String id(SortedRecords.Selection selection, int position) {
        int index = selection.index(position);
        return index >= 0
                ? kind.id(index)
                : selection.document(position).get("id").textValue();
    }

    private String addOne(Draw draw, Instant now) {
        ObjectNode session = set.sessions() == 0 ? document(ids().get(0)) : kind.document(draw.below(set.sessions()));
        String id = Ids.uuid(draw);
        session.put("id", id).put("sessionStatus", "upcoming");
        session.remove(List.of("completedAtTime", "completedCoachId", "sessionNote"));
        session.path("behaviors").forEach(behavior -> ((ObjectNode) behavior).put("id", Ids.uuid(draw)));
        append(session, now);
        return id;
    }

    private void append(ObjectNode session, Instant now) {
        String id = session.get("id").textValue();
        newest = Math.max(newest, now.toEpochMilli());
        session.put("updatedAtTime", SamsaraSessions.time(newest));
        String before = keys.get(id);
        remove(before, kind.indexOfId(id));
        put(session, Long.toString(nextKey++));
    }

    private void remove(@Nullable String key, int index) {
        if (key != null) {
            log.remove(key);
        } else if (index >= 0) {
            log.remove(kind.key(index));
        }
    }

    private void put(ObjectNode session, String key) {
        keys.put(session.get("id").textValue(), key);
        log.put(key, session);
    }
}
