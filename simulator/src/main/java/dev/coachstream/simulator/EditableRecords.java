package dev.coachstream.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;

/** A feed whose records are sorted by their id, and disappear when they are deleted. */
public final class EditableRecords implements SimulatedRecords {

    /** One kind of record: how it is generated, and how it changes. */
    public interface Kind extends SortedRecords.Seeded {
        /** The seeded record of an index, whole. */
        ObjectNode seeded(int index);

        /** A new record, created at the given time, that is none of the seeded. */
        ObjectNode fresh(Draw draw, Instant now);

        void edit(ObjectNode document, Instant now);

        /** Gives a record another time of creation; fails where it has none. */
        default void redate(ObjectNode document, Instant created) {
            throw new UnsupportedOperationException("these records tell no time of creation");
        }

        /** The member that holds the id. */
        String idMember();
    }

    private final Kind kind;
    private final long seed;
    private final BiConsumer<ObjectNode, Instant> onDelete;
    private final SortedRecords sorted;
    private int added;

    /**
     * The seeded records of a kind.
     *
     * @param onDelete hears of each record that is deleted and of the time, before it is gone
     */
    public EditableRecords(Kind kind, long seed, BiConsumer<ObjectNode, Instant> onDelete) {
        this.kind = kind;
        this.seed = seed;
        this.onDelete = onDelete;
        sorted = new SortedRecords(kind);
    }

    public SortedRecords sorted() {
        return sorted;
    }

    public void put(ObjectNode document) {
        sorted.put(document.get(kind.idMember()).textValue(), document);
    }

    public boolean has(String id) {
        return sorted.changed(id) != null || sorted.seededIndex(id) >= 0;
    }

    @Override
    public List<String> ids() {
        return sorted.all().keys();
    }

    @Override
    public int size() {
        return sorted.all().size();
    }

    @Override
    public ObjectNode document(String id) {
        ObjectNode changed = sorted.changed(id);
        if (changed != null) {
            return changed.deepCopy();
        }
        int index = sorted.seededIndex(id);
        if (index < 0) {
            throw new NoSuchElementException("no record has the id " + id);
        }
        return kind.seeded(index);
    }

    @Override
    public synchronized List<String> add(int count, Instant now) {
        List<String> ids = new ArrayList<>();
        for (int left = count; left > 0; left--) {
            ObjectNode document = kind.fresh(new Draw(seed ^ 0xADDED, added++), now);
            put(document);
            ids.add(document.get(kind.idMember()).textValue());
        }
        return ids;
    }

    @Override
    public synchronized void edit(String id, Instant now) {
        ObjectNode document = document(id);
        kind.edit(document, now);
        sorted.put(id, document);
    }

    @Override
    public synchronized void redate(String id, Instant created, Instant now) {
        ObjectNode document = document(id);
        kind.edit(document, now);
        kind.redate(document, created);
        sorted.put(id, document);
    }

    @Override
    public synchronized void delete(String id, Instant now) {
        ObjectNode document = document(id);
        onDelete.accept(document, now);
        sorted.remove(id);
    }
}
