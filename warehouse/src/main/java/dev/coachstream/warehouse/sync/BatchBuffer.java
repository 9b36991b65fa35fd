package dev.coachstream.warehouse.sync;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.warehouse.rows.BatchRows;
import dev.coachstream.warehouse.rows.RowTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read of a window and is not yet on its way into the store. For one thread. */
final class BatchBuffer {
    /** Comparing looks through all that is stored, however small the batch; what is only new is handed on while caches hold it. */
    private static final double PART_IF_ALL_NEW = 0.4;

    /** However few records they are: the long texts of one account would be the end of all. */
    private static final long MAX_BYTES = 16L << 20;

    private final AccountContext context;
    private final Feed feed;
    private final Set<Feed> embeds;
    private BatchRows rows;
    private List<RejectedRecord> rejected = new ArrayList<>();
    private Evidence read = Evidence.NONE;
    private @Nullable String cursor;
    private long weight;
    private long requests;
    private long begunAt;

    BatchBuffer(AccountContext context, Feed feed) {
        this.context = context;
        this.feed = feed;
        this.embeds = context.embeds(feed);
        this.requests = context.requests();
        this.begunAt = context.time().nanos();
        this.rows = noRows();
    }

    private BatchRows noRows() {
        return new BatchRows(feed, embeds, new RowTerms(context.options().includePrivate(), context.firstFill()));
    }

    /** Makes rows of a page's records. */
    void encode(List<? extends CoachingRecord> items) {
        items.forEach(rows::add);
    }

    /** Takes down what a page proves, once its records are rows. */
    void take(Page<? extends CoachingRecord> page) {
        weight += page.items().stream().mapToLong(BatchBuffer::weight).sum();
        rejected.addAll(page.rejected());
        read = read.with(page);
        cursor = page.cursor().atEnd() ? null : page.cursor().toString();
    }

    /** A session is held in memory with what it embeds. */
    private static long weight(CoachingRecord item) {
        return item instanceof CoachingSession session
                ? 1 + session.points().size() + session.todos().size()
                : 1;
    }

    Evidence read() {
        return read;
    }

    /** How many records it holds, embedded ones included. */
    long weight() {
        return weight;
    }

    boolean isEmpty() {
        return read.pages() == 0;
    }

    /** Whether it is full, or has waited long enough. */
    boolean isDue() {
        Duration waited = Duration.ofNanos(context.time().nanos() - begunAt);
        double part = rows.areAllNew() ? PART_IF_ALL_NEW : 1;
        return weight >= part * context.batchRows()
                || rows.bytes() >= MAX_BYTES
                || waited.compareTo(context.options().batchTime()) >= 0;
    }

    /** All of it as one batch; the buffer is empty then. */
    Batch next(Window window, boolean last, boolean tracked) {
        long sent = context.requests();
        Batch batch = new Batch(
                window, rows, rejected, read.withRequests(sent - requests), cursor, last, tracked, context.times());
        rows = noRows();
        rejected = new ArrayList<>();
        read = Evidence.NONE;
        weight = 0;
        requests = sent;
        begunAt = context.time().nanos();
        return batch;
    }
}
