package dev.coachstream.warehouse.export;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.people.Identity;
import dev.coachstream.warehouse.rows.LinkTable;
import dev.coachstream.warehouse.rows.RowDecoder;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A store's records as the model has them: what a read of the accounts would give now, with what a vendor embeds in its sessions
 * joined to them, and with the names of the list of labels where the vendor gives an id alone. Times have microseconds, scores the digits of a double. Belongs to one thread.
 */
@HostApi
public final class StoredRecords {
    /** Bounds the memory: a session may hold notes of many kilobytes, and embed many points. */
    private static final int BATCH = 5_000;

    private final Database database;
    private final GivenNames names;

    public StoredRecords(StoreReader reader) {
        this.database = reader.database();
        this.names = GivenNames.of(database);
    }

    /**
     * Hands over all records of a feed, batch after batch. A record that the vendor tells as deleted is among them; one that was
     * only found missing is not.
     *
     * @throws StoreException if the store cannot be read
     */
    public void read(Feed feed, Consumer<List<CoachingRecord>> taker) {
        RowDecoder decoder = RowDecoder.of(feed);
        String query = "SELECT %s FROM %s t WHERE t.rowid >= ? AND t.rowid < ? AND %s ORDER BY t.source, t.id"
                .formatted(decoder.columns(), feed.label(), existing(feed));
        long end = database.number("SELECT coalesce(max(rowid) + 1, 0) FROM " + feed.label());
        for (long from = 0; from < end; from += BATCH) {
            long to = from + BATCH;
            List<CoachingRecord> records = database.query(query, row -> names.in(decoder.record(row)), from, to);
            List<CoachingRecord> whole = feed == Feed.SESSIONS ? embedding(records, from, to) : records;
            taker.accept(whole);
        }
    }

    /** What is deleted with its sessions a vendor still tells, where it tells them. */
    private static String existing(Feed feed) {
        String told = "t.deleted_at IS NULL OR t.deletion_proof = 'vendor'";
        if (feed == Feed.POINTS || feed == Feed.TODOS) {
            told += """
                 OR (t.deletion_proof = 'session' AND EXISTS (
                    FROM %s l JOIN sessions k ON k.source = l.source AND k.id = l.session_id
                    WHERE l.source = t.source AND l.%s = t.id AND k.deletion_proof = 'vendor'))""".formatted(LinkTable.table(feed), LinkTable.column(feed));
        }
        return "(" + told + ")";
    }

    private List<CoachingRecord> embedding(List<CoachingRecord> sessions, long from, long to) {
        Map<Identity, List<CoachingRecord>> points = embedded(Feed.POINTS, from, to);
        Map<Identity, List<CoachingRecord>> todos = embedded(Feed.TODOS, from, to);
        if (points.isEmpty() && todos.isEmpty()) {
            return sessions;
        }
        List<CoachingRecord> whole = new ArrayList<>();
        for (CoachingRecord session : sessions) {
            Identity key = new Identity(session.source(), session.id());
            whole.add(((CoachingSession) session)
                    .with(
                            all(CoachingPoint.class, points.getOrDefault(key, List.of())),
                            all(Todo.class, todos.getOrDefault(key, List.of()))));
        }
        return whole;
    }

    private static <T> List<T> all(Class<T> type, List<CoachingRecord> records) {
        return records.stream().map(type::cast).toList();
    }

    /** What sessions embed, by session. A feed that its sessions embed has no cursor of its own where a sync goes on. */
    private Map<Identity, List<CoachingRecord>> embedded(Feed feed, long from, long to) {
        RowDecoder decoder = RowDecoder.of(feed);
        Map<Identity, List<CoachingRecord>> bySession = new HashMap<>();
        database.query(
                """
                SELECT %1$s, s.source, s.id FROM sessions s
                JOIN %2$s l ON l.source = s.source AND l.session_id = s.id
                JOIN %4$s t ON t.source = l.source AND t.id = l.%3$s
                WHERE s.rowid >= ? AND s.rowid < ? AND t.deletion_proof IS DISTINCT FROM 'delisted'
                    AND s.source NOT IN (SELECT source FROM sync_state WHERE feed = '%4$s')""".formatted(decoder.columns(), LinkTable.table(feed), LinkTable.column(feed), feed.label()),
                row -> bySession
                        .computeIfAbsent(
                                new Identity(row.getString(decoder.width() + 1), row.getString(decoder.width() + 2)),
                                key -> new ArrayList<>())
                        .add(names.in(decoder.record(row))),
                from,
                to);
        return bySession;
    }
}
