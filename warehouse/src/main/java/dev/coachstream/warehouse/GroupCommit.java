package dev.coachstream.warehouse;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.TimeSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches, several in one transaction: of a large transaction each row costs a quarter less, and who is named again and again
 * is written once. Each batch brings its place along, so whatever is committed is whole. For one thread.
 */
final class GroupCommit {
    /** DuckDB holds in memory what a transaction has written, but for the full row groups of what is new. */
    private static final long MOST_BYTES = 256L << 20;

    /** What a transaction changes is all held in memory until it ends, as it was and as it is. */
    private static final int MOST_CHANGED = 100_000;

    private final Database database;
    private final TimeSource time;
    private final int mostRows;
    private final BatchWriter batches;
    private final Map<Feed, Integer> rows = new EnumMap<>(Feed.class);
    private long bytes;
    private long changed;
    /** Whose batch the open transaction has taken last; null while none is open. */
    private @Nullable StageTimes open;

    private @Nullable RuntimeException failure;

    /** @param mostRows of one feed, after which a transaction ends */
    GroupCommit(Database database, TimeSource time, int mostRows) {
        this.database = database;
        this.time = time;
        this.mostRows = mostRows;
        this.batches = new BatchWriter(database);
    }

    Deletions deletions() {
        return batches.deletions();
    }

    boolean isOpen() {
        return open != null;
    }

    BatchWriter.Saved write(Batch batch, StageTimes times) {
        refuseAfterFailure();
        StageTimes.Laps laps = times.laps();
        try {
            if (open == null) {
                database.begin();
            }
            open = times;
            BatchWriter.Saved saved = batches.write(batch, time.now(), laps);
            count(batch, saved.changes());
            return saved;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private void count(Batch batch, Changes changes) {
        for (FeedRows more : batch.rows().all()) {
            rows.merge(more.table().feed(), more.items().size(), Integer::sum);
            bytes += changes.changed() == 0 ? more.bytes() : 2 * more.bytes();
        }
        changed += changes.changed();
    }

    /** Whether the open transaction has taken enough. */
    boolean isFull() {
        return bytes >= MOST_BYTES
                || changed >= MOST_CHANGED
                || rows.values().stream().anyMatch(count -> count >= mostRows);
    }

    /** Commits what is open. */
    void end() {
        refuseAfterFailure();
        if (open == null) {
            return;
        }
        StageTimes.Laps laps = open.laps();
        try {
            batches.flush(time.now());
            laps.end(Stage.WRITING);
            database.commit();
            laps.end(Stage.COMMITTING);
        } catch (RuntimeException e) {
            throw failed(e);
        }
        open = null;
        rows.clear();
        bytes = 0;
        changed = 0;
    }

    private RuntimeException failed(RuntimeException e) {
        database.rollBack(e);
        open = null;
        failure = e;
        return e;
    }

    /** The batches before one that failed are gone with it: places that come after them must not be written. */
    private void refuseAfterFailure() {
        if (failure != null) {
            throw new StoreException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
