package dev.coachstream.warehouse.sync;

import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches, several in one transaction: of a large transaction each row costs a quarter less, and who is named again and again
 * is written once. Each batch brings its cursor along, so whatever is committed is whole. For one thread.
 */
final class Transactions {
    private final Database database;
    private final TimeSource time;
    private final int mostRows;
    private final BatchWriter batches;
    private @Nullable OpenTransaction open;

    /** Whose data the store could not take, and why. */
    private final Map<String, StoreException> refused = new HashMap<>();
    /** Who shared a transaction with them, and has not begun again yet. */
    private final Set<String> lost = new HashSet<>();
    /** Whether a transaction takes batches of one account only: then it is known whose data it failed by. */
    private boolean apart;

    private @Nullable RuntimeException failure;

    /** @param mostRows of one feed, after which a transaction ends */
    Transactions(Database database, TimeSource time, int mostRows) {
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

    BatchWriter.Saved write(Batch batch) {
        return write(batch, batches::write);
    }

    /** Writes records that no window showed. */
    BatchWriter.Saved writeFound(Batch batch) {
        return write(batch, batches::writeFound);
    }

    private BatchWriter.Saved write(Batch batch, BiFunction<Batch, WriteContext, BatchWriter.Saved> writing) {
        refuseAfterFailure();
        String source = batch.window().source();
        require(source);
        if (apart && open != null && !open.accounts().contains(source)) {
            end();
        }
        WriteContext context = WriteContext.of(batch, time.now());
        OpenTransaction taking = open;
        try {
            if (taking == null) {
                database.begin();
                taking = new OpenTransaction(batch.times());
                open = taking;
            }
            taking.begin(batch);
            BatchWriter.Saved saved = writing.apply(batch, context);
            taking.written(batch, saved.changes());
            return saved;
        } catch (RuntimeException e) {
            giveUp(e, source);
            throw e;
        }
    }

    /** Whether the open transaction has taken enough. */
    boolean isFull() {
        return open != null && open.isFull(mostRows);
    }

    /** Commits what is open. */
    void end() {
        refuseAfterFailure();
        if (open == null) {
            return;
        }
        StageTimes.Laps laps = open.times().laps();
        try {
            batches.flush(time.now());
            laps.end(Stage.WRITING);
            database.commit();
            laps.end(Stage.COMMITTING);
        } catch (RuntimeException e) {
            giveUp(e, null);
            refuseAfterFailure();
        }
        open = null;
    }

    /**
     * Of a value that the store cannot take its account is told, once it is known which; the others in the transaction begin again.
     * Any other failure is the store's.
     *
     * @param source whose batch it was; null if any of those inside
     */
    private void giveUp(RuntimeException e, @Nullable String source) {
        database.rollBack(e);
        if (e instanceof StoreException known && known.isOfData() && e.getSuppressed().length == 0) {
            Set<String> inside = open == null ? Set.of() : open.accounts();
            lost.addAll(inside);
            String culprit =
                    source == null && inside.size() == 1 ? inside.iterator().next() : source;
            if (culprit == null) {
                apart = true;
            } else {
                refused.put(culprit, known);
                lost.remove(culprit);
            }
            batches.forget();
        } else {
            failure = e;
        }
        open = null;
    }

    /** Throws if an account's batches were given up. */
    void require(String source) {
        StoreException why = refused.get(source);
        if (why != null) {
            throw new StoreException(String.valueOf(why.getMessage()), why.getCause());
        }
        if (lost.contains(source)) {
            throw new LostBatches();
        }
    }

    /** The account reads again from its stored cursor. */
    void again(String source) {
        lost.remove(source);
    }

    /** The batches before one that failed are gone with it: cursors that come after them must not be written. */
    private void refuseAfterFailure() {
        if (failure != null) {
            throw new StoreException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
