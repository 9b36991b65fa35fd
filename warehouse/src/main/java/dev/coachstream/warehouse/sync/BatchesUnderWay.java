package dev.coachstream.warehouse.sync;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;

/** A window's batches on their way into the store, and what came of those that arrived. For one thread. */
final class BatchesUnderWay {
    /** How many full batches may be on their way, so that reading goes on while a transaction is committed. */
    private static final long MAX_SAVING = 2;

    private final long batchRows;
    private final Queue<Saving> saving = new ArrayDeque<>();
    private long weight;
    private Changes changes = Changes.NONE;
    private Verdict verdict = Verdict.PARTIAL;

    /** A batch on its way; one that brings only its cursor weighs something too. */
    private record Saving(Future<BatchWriter.Saved> saved, long weight) {}

    BatchesUnderWay(long batchRows) {
        this.batchRows = batchRows;
    }

    void add(Future<BatchWriter.Saved> saved, long itsWeight) {
        saving.add(new Saving(saved, itsWeight));
        weight += itsWeight;
    }

    boolean isEmpty() {
        return saving.isEmpty();
    }

    Changes changes() {
        return changes;
    }

    /** What the last batch that arrived proves; PARTIAL before the window's end. */
    Verdict verdict() {
        return verdict;
    }

    /** Waits until another batch of so much weight may be on its way. */
    void makeRoom(long itsWeight) {
        settle(MAX_SAVING * batchRows - itsWeight);
    }

    /** Waits until all have arrived. */
    void settle() {
        settle(0);
    }

    private void settle(long most) {
        while (!saving.isEmpty() && weight > most) {
            Saving next = saving.remove();
            weight -= next.weight();
            BatchWriter.Saved saved = StoreThread.await(next.saved());
            changes = changes.plus(saved.changes());
            verdict = saved.verdict() == null ? Verdict.PARTIAL : saved.verdict();
        }
    }
}
