package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.people.PeopleWriter;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a batch: its records, what depends on them, and the cursor that covers them. Needs an open transaction. */
final class BatchWriter {
    /** What belongs to sessions. */
    private static final List<Feed> LINKED = List.of(Feed.POINTS, Feed.TODOS);

    private final Upsert upsert;
    private final Links links;
    private final PeopleWriter people;
    private final Ledger ledger;
    private final Deletions deletions;

    BatchWriter(Database database) {
        this.upsert = new Upsert(database);
        this.links = new Links(database);
        this.people = new PeopleWriter(database);
        this.ledger = new Ledger(database);
        this.deletions = new Deletions(database, links);
    }

    /**
     * What a batch did to the store.
     *
     * @param verdict what the window proves; null before its end
     */
    record Saved(Changes changes, @Nullable Verdict verdict) {}

    Deletions deletions() {
        return deletions;
    }

    Saved write(Batch batch, WriteContext context) {
        ledger.book(batch, context);
        if (batch.tracked()) {
            deletions.list(batch.window(), batch.rows().read().items());
        }
        Changes changes = upsert(batch, context);
        Saved saved = batch.last() ? finish(batch, changes, context) : new Saved(changes, null);
        context.end(Stage.WRITING);
        return saved;
    }

    /** Writes records that the vendor gave by their ids: no window's reading shows them, and no cursor covers them. */
    Saved writeFound(Batch batch, WriteContext context) {
        return new Saved(upsert(batch, context), null);
    }

    /** What is kept until the transaction ends. */
    void flush(Instant now) {
        people.save(now);
    }

    /** What was kept for a transaction that was given up. */
    void forget() {
        people.forget();
    }

    private Saved finish(Batch batch, Changes changes, WriteContext context) {
        Evidence read = batch.readSoFar();
        Verdict verdict = ledger.finish(read, context);
        if (batch.tracked() && read.rows() > 0 && verdict.isWhole()) {
            deletions.note(context);
        } else {
            deletions.noteNothing(batch.window());
        }
        deletions.forget(batch.window());
        ledger.lacking()
                .note(
                        batch.window(),
                        batch.rows().embedded().stream()
                                .map(rows -> rows.table().feed())
                                .toList());
        return new Saved(changes, verdict);
    }

    private Changes upsert(Batch batch, WriteContext context) {
        Feed feed = batch.window().feed();
        List<FeedRows> embedded = batch.rows().embedded();
        boolean linked = LINKED.contains(feed);
        Changes read = upsert(batch.rows().read(), linked || !embedded.isEmpty(), context);
        deletions.seen(batch.rows().read(), false);
        if (linked && read.total() > 0) {
            links.itemsChanged(feed);
        }
        Changes changes = read;
        for (FeedRows rows : embedded) {
            changes = changes.plus(embedded(rows, read, context));
        }
        return changes;
    }

    private Changes embedded(FeedRows rows, Changes sessions, WriteContext context) {
        Feed feed = rows.table().feed();
        if (sessions.total() > 0) {
            links.sessionsChanged(feed);
        }
        Changes changes = upsert(rows, true, context);
        if (changes.total() > 0) {
            links.embeddedChanged(feed);
        }
        deletions.seen(rows, true);
        if (sessions.total() > 0) {
            links.noteDelisted(feed, context);
        }
        return changes;
    }

    /** @param linked whether links follow from what changes */
    private Changes upsert(FeedRows rows, boolean linked, WriteContext context) {
        Upsert.Differences differences = upsert.compare(rows, context);
        context.end(Stage.COMPARING);
        List<Integer> changed = differences.rowIndexes();
        if (!changed.isEmpty()) {
            if (linked) {
                links.take(rows, changed);
            }
            upsert.write(rows, differences, context);
            people.follow(rows, changed, context.now());
        }
        context.end(Stage.WRITING);
        return differences.changes();
    }
}
