package dev.coachstream.warehouse;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a batch: its records, what depends on them, and the place that covers them, in one transaction. */
final class Commit {
    private static final List<Feed> EMBEDDABLE = List.of(Feed.POINTS, Feed.TODOS);

    private final Database database;
    private final TimeSource time;
    private final Staging staging;
    private final Upsert upsert;
    private final Links links;
    private final People people;
    private final Ledger ledger;
    private final Deletions deletions;

    Commit(Database database, TimeSource time, boolean includePrivate) {
        this.database = database;
        this.time = time;
        this.staging = new Staging(database, includePrivate);
        this.upsert = new Upsert(database);
        this.links = new Links(database);
        this.people = new People(database);
        this.ledger = new Ledger(database);
        this.deletions = new Deletions(database);
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
    Saved write(Batch batch, StageTimes.Laps laps) {
        Saved saved = database.transaction(() -> {
            Saved applied = apply(batch, time.now(), laps);
            laps.end(Stage.MERGING);
            return applied;
        });
        laps.end(Stage.COMMITTING);
        return saved;
    }

    private Saved apply(Batch batch, Instant now, StageTimes.Laps laps) {
        Window window = batch.window();
        FeedTable<?> table = FeedTable.of(window.feed());
        staging.stage(table, batch.items(), batch.embeds());
        laps.end(Stage.STAGING);
        ledger.book(batch, table, now);
        if (batch.tracked()) {
            deletions.list(window);
        }
        Changes changes = upsert(table, batch.embeds(), now);
        staging.clear();
        return batch.last() ? finish(batch, changes, now) : new Saved(changes, null);
    }

    private Saved finish(Batch batch, Changes changes, Instant now) {
        Evidence read = batch.readSoFar();
        Verdict verdict = ledger.finish(batch.window(), read, now);
        boolean proof =
                batch.tracked() && read.rows() > 0 && (verdict == Verdict.COMPLETE || verdict == Verdict.UNKNOWN_TOTAL);
        long deleted = proof ? deletions.mark(batch.window(), now) : 0;
        deletions.forget(batch.window());
        return new Saved(changes.plus(new Changes(0, 0, deleted)), verdict);
    }

    private Changes upsert(FeedTable<?> table, Set<Feed> embeds, Instant now) {
        Changes changes = upsert(table, now);
        if (table.feed() == Feed.SESSIONS) {
            for (Feed feed : EMBEDDABLE) {
                changes = embeds.contains(feed) ? changes.plus(embedded(feed, changes, now)) : changes;
            }
        } else if (EMBEDDABLE.contains(table.feed()) && changes.total() > 0) {
            links.itemsChanged(table.feed());
        }
        return changes;
    }

    private Changes embedded(Feed feed, Changes sessions, Instant now) {
        if (sessions.total() > 0) {
            links.sessionsChanged(feed);
        }
        Changes changes = upsert(FeedTable.of(feed), now);
        if (changes.total() > 0) {
            links.embeddedChanged(feed);
        }
        return sessions.total() > 0 ? changes.plus(new Changes(0, 0, links.markDelisted(feed, now))) : changes;
    }

    private Changes upsert(FeedTable<?> table, Instant now) {
        Changes changes = upsert.run(table, staging.repeats(table), now);
        if (changes.total() > 0) {
            people.follow(table, now);
        }
        return changes;
    }
}
