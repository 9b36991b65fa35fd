package dev.coachstream.reliability.simulation;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store has of one feed: its live records with their versions, and those that it takes for deleted. */
record StoredRecords(Map<String, Version> live, Set<String> deleted) {
    static StoredRecords of(Store store, String source, Feed feed) {
        ResultTable rows = store.rows(
                "SELECT id, %s, deleted_at FROM %s WHERE source = ?".formatted(version(feed), feed.label()), source);
        Map<String, Version> live = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        for (List<@Nullable Object> row : rows.cells()) {
            String id = String.valueOf(row.get(0));
            if (row.get(3) == null) {
                live.put(id, Version.of(feed, (Instant) row.get(1), (String) row.get(2)));
            } else {
                deleted.add(id);
            }
        }
        return new StoredRecords(live, deleted);
    }

    private static String version(Feed feed) {
        return switch (feed) {
            case SESSIONS, POINTS -> "updated_at, coach_notes";
            case TODOS -> "updated_at, description";
            case ASSIGNMENTS -> "updated_at, coach_id";
            case PROGRESS -> "NULL, attributes ->> 'progress'";
        };
    }
}
