package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.people.PeopleWriter;
import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.store.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a batch: its records, what depends on them, and the place that covers them. Needs an open transaction. */
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

    /** @param laps is told the stages */
    Saved write(Batch batch, Instant now, StageTimes.Laps laps) {
        ledger.book(batch, now);
        if (batch.tracked()) {
            deletions.list(batch.window(), batch.rows().read().items());
        }
        Changes changes = upsert(batch, now, laps);
        Saved saved = batch.last() ? finish(batch, changes, now) : new Saved(changes, null);
        laps.end(Stage.WRITING);
        return saved;
    }

    /** What is kept until the transaction ends. */
    void flush(Instant now) {
        people.save(now);
    }

    /** What was kept for a transaction that was given up. */
    void forget() {
        people.forget();
    }

    private Saved finish(Batch batch, Changes changes, Instant now) {
        Evidence read = batch.readSoFar();
        Verdict verdict = ledger.finish(batch.window(), read, now);
        if (batch.tracked() && read.rows() > 0 && verdict.isWhole()) {
            deletions.note(batch.window(), now);
        } else {
            deletions.noteNothing(batch.window());
        }
        deletions.forget(batch.window());
        return new Saved(changes, verdict);
    }

    private Changes upsert(Batch batch, Instant now, StageTimes.Laps laps) {
        Feed feed = batch.window().feed();
        List<FeedRows> embedded = batch.rows().embedded();
        boolean linked = LINKED.contains(feed);
        Upsert.Terms terms = new Upsert.Terms(now, batch.window().anewSince());
        Changes read = upsert(batch.rows().read(), linked || !embedded.isEmpty(), terms, laps);
        deletions.seen(batch.rows().read(), false);
        if (linked && read.total() > 0) {
            links.itemsChanged(feed);
        }
        Changes changes = read;
        for (FeedRows rows : embedded) {
            changes = changes.plus(embedded(rows, batch.window(), read, terms, laps));
        }
        return changes;
    }

    private Changes embedded(FeedRows rows, Window window, Changes sessions, Upsert.Terms terms, StageTimes.Laps laps) {
        Feed feed = rows.table().feed();
        if (sessions.total() > 0) {
            links.sessionsChanged(feed);
        }
        Changes changes = upsert(rows, true, terms, laps);
        if (changes.total() > 0) {
            links.embeddedChanged(feed);
        }
        deletions.seen(rows, true);
        if (sessions.total() > 0) {
            links.noteDelisted(feed, window, terms.now());
        }
        return changes;
    }

    /** @param linked whether links follow from what changes */
    private Changes upsert(FeedRows rows, boolean linked, Upsert.Terms terms, StageTimes.Laps laps) {
        Upsert.Differences differences = upsert.compare(rows, terms);
        laps.end(Stage.COMPARING);
        List<Integer> changed = differences.places();
        if (!changed.isEmpty()) {
            if (linked) {
                links.take(rows, changed);
            }
            upsert.write(rows, differences, terms.now());
            people.follow(rows, changed, terms.now());
        }
        laps.end(Stage.WRITING);
        return differences.changes();
    }
}
