package dev.coachstream.warehouse.sync;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.spi.Query;
import dev.coachstream.warehouse.rows.BatchRows;
import dev.coachstream.warehouse.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads one window to its end, and has it written batch by batch; the next ones are read while one is being written. */
final class WindowRead {
    /** How many full batches may be on their way into the store, so that reading goes on while a transaction is committed. */
    private static final long MAX_SAVING = 2;

    /** Comparing looks through all that is stored, however small the batch; what is only new is handed on while caches hold it. */
    private static final double PART_IF_ALL_NEW = 0.4;

    private final AccountSync.Context context;
    private final boolean tracked;
    private final Set<Feed> embeds;
    private final Queue<Saving> saving = new ArrayDeque<>();
    private Window window;
    private BatchRows rows;
    private List<RejectedRecord> rejected = new ArrayList<>();
    private Evidence unsaved = Evidence.NONE;
    private @Nullable String cursor;
    private Changes changes = Changes.NONE;
    private @Nullable Verdict verdict;
    private long held;
    private long beingSaved;
    private long requests;
    private long savedAt;

    /** A batch on its way; one that brings only its place weighs something too. */
    private record Saving(Future<BatchWriter.Saved> saved, long weight) {}

    WindowRead(AccountSync.Context context, Window window, boolean tracked) {
        this.context = context;
        this.window = window;
        this.tracked = tracked;
        this.embeds = context.embeds(window.feed());
        this.requests = context.requests();
        this.savedAt = context.time().nanos();
        this.rows = noRows();
    }

    private BatchRows noRows() {
        return new BatchRows(
                window.feed(), embeds, new BatchRows.Terms(context.options().includePrivate(), context.newcomers()));
    }

    /** Pages read by this object; none when the very first request failed. */
    boolean nothingRead() {
        return window.read().plus(unsaved).pages() == 0 || (unsaved.pages() == 0 && saving.isEmpty());
    }

    Changes changes() {
        return changes;
    }

    /** What the window proves; PARTIAL before its end. */
    Verdict verdict() {
        return verdict == null ? Verdict.PARTIAL : verdict;
    }

    /** Whatever ends the read, what was read is written. */
    void run(Query query, @Nullable Cursor after) {
        try (Paged<? extends CoachingRecord> paged = context.source().read(window.feed(), query.after(after))) {
            StageTimes.Laps laps = context.times().laps();
            for (Page<? extends CoachingRecord> page : paged.pages()) {
                laps.end(Stage.DECODING);
                page.items().forEach(rows::add);
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
        settle(0);
    }

    private void take(Page<? extends CoachingRecord> page) {
        held += page.items().stream().mapToLong(WindowRead::weight).sum();
        rejected.addAll(page.rejected());
        unsaved = unsaved.with(page);
        cursor = page.cursor().atEnd() ? null : page.cursor().toString();
        context.listener().read(window.source(), window.feed(), page.items().size(), page.total());
        if (page.last() || isDue()) {
            save(page.last());
        }
        if (!page.last() && context.stopped()) {
            throw new SyncStopped();
        }
    }

    /** A session is held in memory with what it embeds. */
    private static long weight(CoachingRecord item) {
        return item instanceof CoachingSession session
                ? 1 + session.points().size() + session.todos().size()
                : 1;
    }

    private boolean isDue() {
        Duration waited = Duration.ofNanos(context.time().nanos() - savedAt);
        double part = rows.areAllNew() ? PART_IF_ALL_NEW : 1;
        return held >= part * context.batchRows()
                || waited.compareTo(context.options().batchTime()) >= 0;
    }

    private void saveRest() {
        if (unsaved.pages() > 0) {
            save(false);
        }
        settle(0);
    }

    private void save(boolean last) {
        long weight = 1 + held;
        settle(MAX_SAVING * context.batchRows() - weight);
        long sent = context.requests();
        Evidence read = unsaved.withRequests(sent - requests);
        Batch batch = new Batch(window, rows, rejected, read, cursor, last, tracked);
        saving.add(new Saving(context.writer().save(batch, context.times()), weight));
        beingSaved += weight;
        window = window.read(window.read().plus(read));
        rows = noRows();
        held = 0;
        rejected = new ArrayList<>();
        unsaved = Evidence.NONE;
        requests = sent;
        savedAt = context.time().nanos();
    }

    /** Waits until batches of at most so much weight are on their way into the store. */
    private void settle(long most) {
        while (!saving.isEmpty() && beingSaved > most) {
            Saving next = saving.remove();
            beingSaved -= next.weight();
            BatchWriter.Saved saved = StoreThread.await(next.saved());
            changes = changes.plus(saved.changes());
            verdict = saved.verdict();
        }
    }
}
