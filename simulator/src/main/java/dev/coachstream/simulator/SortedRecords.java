package dev.coachstream.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records in ascending order of their keys: seeded ones, which exist only as numbers until they are written out, and over them those that were
 * added, changed or removed. What a filter selects is computed once and kept until the next change.
 */
public final class SortedRecords {
    private static final int KEPT_SELECTIONS = 2_000;

    /** Records that can be computed from their index; keys ascend with it. */
    public interface Seeded {
        int size();

        String key(int index);

        /** The index of the first key that is not less than the given one. */
        default int lowerBound(String key) {
            return Bisection.first(size(), index -> key(index).compareTo(key) >= 0);
        }

        /** The index of a key, or -1. */
        default int indexOf(String key) {
            int index = lowerBound(key);
            return index < size() && key(index).equals(key) ? index : -1;
        }
    }

    /** Writes a record as the vendor sends it. */
    public interface RecordWriter {
        public void write(int index, JsonGenerator out) throws IOException;

        public default void write(ObjectNode changed, JsonGenerator out) throws IOException {
            out.writeTree(changed);
        }
    }

    /** One state of a selection, in order: later changes do not reach it. */
    public final class Selection {
        private final int[] slots;
        private final List<Map.Entry<String, ObjectNode>> changed;

        private Selection(int[] slots, List<Map.Entry<String, ObjectNode>> changed) {
            this.slots = slots;
            this.changed = changed;
        }

        public int size() {
            return slots.length;
        }

        /** The seeded index at a position, or -1 when a document stands there. */
        public int index(int position) {
            return Math.max(slots[position], -1);
        }

        /** The document at a position; only where {@link #index} is -1. */
        public ObjectNode document(int position) {
            return changed.get(~slots[position]).getValue();
        }

        public String key(int position) {
            int slot = slots[position];
            return slot >= 0 ? seeded.key(slot) : changed.get(~slot).getKey();
        }

        /** The records of some positions. */
        public Selection only(int[] positions) {
            return new Selection(
                    Arrays.stream(positions).map(position -> slots[position]).toArray(), changed);
        }

        public List<String> keys() {
            return IntStream.range(0, size()).mapToObj(this::key).toList();
        }

        /** Writes the records of some positions, one after the other. */
        public void write(int start, int rows, RecordWriter writer, JsonGenerator out) throws IOException {
            for (int position = start; position < start + rows; position++) {
                int slot = slots[position];
                if (slot >= 0) {
                    writer.write(slot, out);
                } else {
                    writer.write(changed.get(~slot).getValue(), out);
                }
            }
        }

        /** The first position whose key is greater than the given one. */
        public int after(String key) {
            return Bisection.first(slots.length, position -> key(position).compareTo(key) > 0);
        }
    }

    private final Seeded seeded;
    private final TreeMap<String, ObjectNode> changed = new TreeMap<>();
    private final BitSet hidden = new BitSet();
    private final Map<Object, Selection> selections = new HashMap<>();
    private long version;

    public SortedRecords(Seeded seeded) {
        this.seeded = seeded;
    }

    /** Grows with every change; part of the key under which a rendered page may be kept. */
    public synchronized long version() {
        return version;
    }

    /** The added or changed document of a key; null when it is seeded or absent. */
    public synchronized @Nullable ObjectNode changed(String key) {
        return changed.get(key);
    }

    /** All that were added or changed, in order. */
    public synchronized List<ObjectNode> changed() {
        return List.copyOf(changed.values());
    }

    /** Whether the record of an index is still as it was generated. */
    public synchronized boolean isSeeded(int index) {
        return !hidden.get(index);
    }

    /** The seeded index of a key; -1 when there is none, or it was changed or removed. */
    synchronized int seededIndex(String key) {
        int index = seeded.indexOf(key);
        return index >= 0 && hidden.get(index) ? -1 : index;
    }

    public synchronized void put(String key, ObjectNode document) {
        hide(key);
        changed.put(key, document);
        forgetSelections();
    }

    public synchronized void remove(String key) {
        hide(key);
        changed.remove(key);
        forgetSelections();
    }

    /**
     * What a filter selects.
     *
     * @param filter identifies the filter, by equality
     * @param matching the indexes of seeded records that match, ascending; changed ones among them are left out here
     */
    public synchronized Selection select(Object filter, Supplier<IntStream> matching, Predicate<ObjectNode> test) {
        Selection known = selections.get(filter);
        if (known != null) {
            return known;
        }
        if (selections.size() == KEPT_SELECTIONS) {
            selections.clear();
        }
        Selection selection = merged(matching.get(), test);
        selections.put(filter, selection);
        return selection;
    }

    public Selection all() {
        return select("all", () -> IntStream.range(0, seeded.size()), document -> true);
    }

    private void hide(String key) {
        int index = seeded.indexOf(key);
        if (index >= 0) {
            hidden.set(index);
        }
    }

    private void forgetSelections() {
        selections.clear();
        version++;
    }

    private Selection merged(IntStream matching, Predicate<ObjectNode> test) {
        List<Map.Entry<String, ObjectNode>> documents = new ArrayList<>();
        changed.forEach((key, document) -> {
            if (test.test(document)) {
                documents.add(Map.entry(key, document));
            }
        });
        int[] indexes = matching.filter(index -> !hidden.get(index)).toArray();
        int[] slots = new int[indexes.length + documents.size()];
        int from = 0;
        for (int i = 0; i < documents.size(); i++) {
            int rank = Arrays.binarySearch(
                    indexes,
                    from,
                    indexes.length,
                    seeded.lowerBound(documents.get(i).getKey()));
            int until = rank < 0 ? ~rank : rank;
            System.arraycopy(indexes, from, slots, from + i, until - from);
            slots[until + i] = ~i;
            from = until;
        }
        System.arraycopy(indexes, from, slots, from + documents.size(), indexes.length - from);
        return new Selection(slots, List.copyOf(documents));
    }
}
