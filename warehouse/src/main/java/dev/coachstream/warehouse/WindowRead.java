package dev.coachstream.warehouse;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads one window to its end, and has it written batch by batch; the next batch is read while one is being written. */
final class WindowRead {
    private final AccountSync.Context context;
    private final boolean tracked;
    private final Set<Feed> embeds;
    private Window window;
    private BatchRows rows;
    private List<RejectedRecord> rejected = new ArrayList<>();
    private Evidence unsaved = Evidence.NONE;
    private @Nullable String cursor;
    private @Nullable Future<BatchWriter.Saved> saving;
    private Changes changes = Changes.NONE;
    private @Nullable Verdict verdict;
    private long held;
    private long requests;
    private long savedAt;

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
        return new BatchRows(window.feed(), embeds, context.options().includePrivate());
    }

    /** Pages read by this object; none when the very first request failed. */
    boolean nothingRead() {
        return window.read().plus(unsaved).pages() == 0 || (unsaved.pages() == 0 && saving == null);
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
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            saveRest();
            throw e;
        }
        settle();
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
        return held >= context.batchRows() || waited.compareTo(context.options().batchTime()) >= 0;
    }

    private void saveRest() {
        if (unsaved.pages() > 0) {
            save(false);
        }
        settle();
    }

    private void save(boolean last) {
        settle();
        long sent = context.requests();
        Evidence read = unsaved.withRequests(sent - requests);
        saving = context.writer().save(new Batch(window, rows, rejected, read, cursor, last, tracked), context.times());
        window = window.read(window.read().plus(read));
        rows = noRows();
        held = 0;
        rejected = new ArrayList<>();
        unsaved = Evidence.NONE;
        requests = sent;
        savedAt = context.time().nanos();
    }

    private void settle() {
        if (saving != null) {
            BatchWriter.Saved saved = Writer.await(saving);
            saving = null;
            changes = changes.plus(saved.changes());
            verdict = saved.verdict();
        }
    }
}
