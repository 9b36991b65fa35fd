package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.rows.FeedRows;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a transaction that is open has taken. */
final class OpenTransaction {
    /** DuckDB holds in memory what a transaction has written, but for the full row groups of what is new. */
    private static final long MAX_BYTES = 256L << 20;

    /** What a transaction changes is all held in memory until it ends, as it was and as it is. */
    private static final int MAX_CHANGED = 100_000;

    private final Set<String> accounts = new HashSet<>();
    private final Map<Feed, Integer> rows = new EnumMap<>(Feed.class);
    private StageTimes times;
    private long bytes;
    private long changed;

    /** @param times those of the first batch */
    OpenTransaction(StageTimes times) {
        this.times = times;
    }

    /** A batch is about to be written. */
    void begin(Batch batch) {
        times = batch.times();
        accounts.add(batch.window().source());
    }

    void written(Batch batch, Changes changes) {
        int copies = changes.changed() == 0 ? 1 : 2;
        for (FeedRows more : batch.rows().all()) {
            rows.merge(more.table().feed(), more.items().size(), Integer::sum);
            bytes += copies * more.bytes();
        }
        changed += changes.changed();
    }

    /** @param mostRows of one feed */
    boolean isFull(int mostRows) {
        return bytes >= MAX_BYTES
                || changed >= MAX_CHANGED
                || rows.values().stream().anyMatch(count -> count >= mostRows);
    }

    /** Whose batches it has taken. */
    Set<String> accounts() {
        return accounts;
    }

    /** Those of the last batch. */
    StageTimes times() {
        return times;
    }
}
