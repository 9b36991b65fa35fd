package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.warehouse.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Reads one window to its end, and has it written batch by batch; the next ones are read while one is being written. */
final class WindowRead {
    private final AccountContext context;
    private final boolean tracked;
    private final BatchBuffer buffer;
    private final BatchesUnderWay underWay;
    private Window window;

    WindowRead(AccountContext context, Window window, boolean tracked) {
        this.context = context;
        this.window = window;
        this.tracked = tracked;
        this.buffer = new BatchBuffer(context, window.feed());
        this.underWay = new BatchesUnderWay(context.batchRows());
    }

    /** Pages read by this object; none when the very first request failed. */
    boolean nothingRead() {
        return window.read().plus(buffer.read()).pages() == 0 || (buffer.isEmpty() && underWay.isEmpty());
    }

    Changes changes() {
        return underWay.changes();
    }

    /** What the window proves; PARTIAL before its end. */
    Verdict verdict() {
        return underWay.verdict();
    }

    /** Whatever ends the read, what was read is written. */
    void run(Query query, @Nullable Cursor after) {
        try (Paged<? extends CoachingRecord> paged = context.source().read(window.feed(), query.after(after))) {
            StageTimes.Laps laps = context.times().laps();
            for (Page<? extends CoachingRecord> page : paged.pages()) {
                laps.end(Stage.DECODING);
                buffer.encode(page.items());
                laps.end(Stage.ENCODING);
                take(page);
                laps.end(Stage.STORE);
            }
        } catch (StoreException | LostBatches e) {
            throw e;
        } catch (RuntimeException e) {
            saveRest();
            throw e;
        }
        underWay.settle();
    }

    private void take(Page<? extends CoachingRecord> page) {
        buffer.take(page);
        context.listener().read(window.source(), window.feed(), page.items().size(), page.total());
        if (page.last() || buffer.isDue()) {
            save(page.last());
        }
        if (!page.last() && context.stopped()) {
            throw new SyncStopped();
        }
    }

    private void saveRest() {
        if (!buffer.isEmpty()) {
            save(false);
        }
        underWay.settle();
    }

    private void save(boolean last) {
        long weight = 1 + buffer.weight();
        underWay.makeRoom(weight);
        Batch batch = buffer.next(window, last, tracked);
        underWay.add(context.writer().save(batch), weight);
        window = window.read(window.read().plus(batch.read()));
    }
}
