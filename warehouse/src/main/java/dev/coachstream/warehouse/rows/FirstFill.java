package dev.coachstream.warehouse.rows;

import dev.coachstream.model.Feed;
import dev.coachstream.paging.IdSet;
import dev.coachstream.warehouse.store.Database;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Knows which of an account's records cannot be stored yet, while its part of a table is filled for the first time: comparing those
 * would look through all that is stored, batch after batch, and find nothing. For one thread.
 */
public final class FirstFill {
    private final Map<Feed, IdSet> filled = new TreeMap<>();
    private int room;

    private FirstFill(int room) {
        this.room = room;
    }

    /**
     * Of the feeds of which nothing is stored.
     *
     * @param most how many ids are remembered in all, in 16 to 32 bytes each; beyond that nothing is known any more
     */
    public static FirstFill of(Database database, String source, int most) {
        FirstFill firstFill = new FirstFill(most);
        String held = Arrays.stream(Feed.values())
                .map(feed -> "(SELECT '%s' FROM %s WHERE source = $1 LIMIT 1)".formatted(feed.name(), feed.label()))
                .collect(Collectors.joining(" UNION ALL "));
        Set<Feed> empty = EnumSet.allOf(Feed.class);
        database.query(held, row -> Feed.valueOf(row.getString(1)), source).forEach(empty::remove);
        empty.forEach(feed -> firstFill.filled.put(feed, new IdSet()));
        return firstFill;
    }

    /** Whether a record is certainly not stored, and came for the first time. */
    boolean add(Feed feed, String id) {
        if (--room < 0) {
            filled.clear();
        }
        IdSet known = filled.get(feed);
        return known != null && known.add(id);
    }
}
