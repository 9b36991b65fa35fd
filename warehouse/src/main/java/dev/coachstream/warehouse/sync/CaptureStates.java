package dev.coachstream.warehouse.sync;

import dev.coachstream.api.AccountIdentity;
import dev.coachstream.api.Capture;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.OpenRead;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreReader;
import dev.coachstream.warehouse.sync.DoubtfulWindows.Due;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a store's feeds stand, as states that a capture without a store goes on from: what the store has read is not read anew, and what it
 * has not read is. The store itself stays where it is, since what others read from there on does not reach it; its next sync goes on from its
 * own cursor.
 */
@HostApi
public final class CaptureStates {
    private final Database database;
    private final Ledger ledger;

    public CaptureStates(StoreReader reader) {
        this.database = reader.database();
        this.ledger = new Ledger(database);
    }

    /**
     * The feeds of an account that were begun; empty where the store has read nothing that another could go on from: the feed's first read
     * has not ended, and is in several windows.
     */
    public Map<Feed, Optional<CaptureState>> of(String account, AccountIdentity reads) {
        Map<Feed, Optional<CaptureState>> states = new TreeMap<>();
        for (Feed feed : Feed.values()) {
            database.first(
                            "SELECT capture FROM sync_state WHERE source = ? AND feed = ?",
                            row -> Capture.parse(row.getString(1)),
                            account,
                            feed.label())
                    .ifPresent(capture -> states.put(feed, state(account, feed, capture, reads.fingerprint())));
        }
        return states;
    }

    private Optional<CaptureState> state(String account, Feed feed, Capture capture, String reads) {
        SyncState known = ledger.state(account, feed);
        Instant newest = ledger.newestChange(account, feed);
        List<Window> pending = ledger.pending(account, feed);
        OpenRead open = capture.isChangeFeed() ? change(known, pending) : window(known, pending, capture, newest);
        Instant covered = covered(known, account, feed, capture);
        return covered == null && open == null
                ? Optional.empty()
                : Optional.of(new CaptureState(reads, covered, seen(covered, newest), false, open));
    }

    /** What is covered; of what the store is to read again, nothing is. */
    private @Nullable Instant covered(SyncState known, String account, Feed feed, Capture capture) {
        Instant covered = known.coveredUntil();
        if (covered == null || capture.axis() == null) {
            return covered;
        }
        List<Due> due = ledger.doubtful().of(account, feed, capture.axis());
        Instant first = due.isEmpty() ? covered : due.get(0).since();
        return first == null || first.isBefore(covered) ? first : covered;
    }

    /** The newest change that the last whole read saw: a later one comes from a read that has not ended. */
    private static @Nullable Instant seen(@Nullable Instant covered, @Nullable Instant newest) {
        if (covered == null || newest == null) {
            return null;
        }
        return newest.isBefore(covered) ? newest : covered;
    }

    /** A change feed's cursor. */
    private static @Nullable OpenRead change(SyncState known, List<Window> pending) {
        Instant startedAt =
                pending.isEmpty() ? known.coveredUntil() : pending.get(0).until();
        return startedAt == null || known.cursor() == null
                ? null
                : new OpenRead(known.feedSince(), null, startedAt, null, false, false, known.goesOnAt());
    }

    /** The window that is left, if it is the last one of its read: the end of an earlier one is not the end of what was covered. */
    private @Nullable OpenRead window(
            SyncState known, List<Window> pending, Capture capture, @Nullable Instant newest) {
        if (pending.size() != 1 || !pending.get(0).capture().equals(capture)) {
            return null;
        }
        Window left = pending.get(0);
        boolean begun = Objects.equals(known.certificate(), left.certificate());
        Cursor after = begun ? known.goesOnAt() : null;
        return new OpenRead(
                left.since(),
                left.until(),
                plannedAt(left),
                newest,
                false,
                left.read().openEnded(),
                after);
    }

    private Instant plannedAt(Window window) {
        return database.query(
                        "SELECT planned_at FROM certificates WHERE certificate_id = ?",
                        row -> Objects.requireNonNull(Database.instant(row, "planned_at")),
                        window.certificate())
                .get(0);
    }
}
