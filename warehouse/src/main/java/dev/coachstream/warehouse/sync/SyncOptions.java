package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Capabilities;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a sync goes about it.
 *
 * @param feeds what to bring up to date, as far as a source offers it
 * @param everything whether to read everything anew and find what was deleted, however long ago it was created
 * @param lookback how far back creation windows are read again, since edits do not move a creation time
 * @param overlap how far before the newest known change a change feed is read again when its cursor is no longer accepted
 * @param consent what it may do that it refuses otherwise
 * @param includePrivate whether private notes and activity logs are stored
 * @param batchRows records that are written together, embedded ones counted; the accounts that are synced together share them, and
 *     twice as many wait to be written or are being written; what needs no comparison is written in smaller parts
 * @param transactionRows rows of one feed that are committed together, however many batches they came in; more than three of
 *     DuckDB's row groups, of 122,880 rows each, go into the file as they stay, where fewer go through its log and are written anew
 * @param batchTime the longest that records wait for their batch to be full, and a batch for its transaction
 */
@HostApi
public record SyncOptions(
        Set<Feed> feeds,
        boolean everything,
        Duration lookback,
        Duration overlap,
        Consent consent,
        boolean includePrivate,
        int batchRows,
        int transactionRows,
        Duration batchTime) {

    public SyncOptions {
        feeds = Set.copyOf(feeds);
        if (lookback.isNegative() || overlap.isNegative()) {
            throw new IllegalArgumentException("a look back must not be negative");
        }
        requireRows("a batch", batchRows);
        requireRows("a transaction", transactionRows);
    }

    /** Sessions, points and to-dos; 90 days of lookback; nothing private. */
    public static SyncOptions defaults() {
        return new SyncOptions(
                EnumSet.of(Feed.SESSIONS, Feed.POINTS, Feed.TODOS),
                false,
                Duration.ofDays(90),
                Duration.ofDays(1),
                Consent.NONE,
                false,
                20_000,
                400_000,
                Duration.ofSeconds(5));
    }

    /** What is read of a source, in order: what is wanted and offered; what its sessions embed is not read a second time. */
    public Set<Feed> feedsOf(Capabilities can) {
        Set<Feed> read = new TreeSet<>(feeds);
        read.retainAll(can.feeds().keySet());
        if (read.contains(Feed.SESSIONS)) {
            read.removeAll(
                    Objects.requireNonNull(can.feeds().get(Feed.SESSIONS)).embeds());
        }
        return read;
    }

    private static void requireRows(String what, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(what + " needs at least one row, not " + rows);
        }
    }

    public SyncOptions feeds(Set<Feed> wanted) {
        return new SyncOptions(
                wanted, everything, lookback, overlap, consent, includePrivate, batchRows, transactionRows, batchTime);
    }

    public SyncOptions everything(boolean all) {
        return new SyncOptions(
                feeds, all, lookback, overlap, consent, includePrivate, batchRows, transactionRows, batchTime);
    }

    public SyncOptions lookback(Duration back) {
        return new SyncOptions(
                feeds, everything, back, overlap, consent, includePrivate, batchRows, transactionRows, batchTime);
    }

    public SyncOptions includePrivate(boolean include) {
        return new SyncOptions(
                feeds, everything, lookback, overlap, consent, include, batchRows, transactionRows, batchTime);
    }

    public SyncOptions consent(Consent given) {
        return new SyncOptions(
                feeds, everything, lookback, overlap, given, includePrivate, batchRows, transactionRows, batchTime);
    }

    public SyncOptions batchRows(int rows) {
        return new SyncOptions(
                feeds, everything, lookback, overlap, consent, includePrivate, rows, transactionRows, batchTime);
    }

    public SyncOptions transactionRows(int rows) {
        return new SyncOptions(
                feeds, everything, lookback, overlap, consent, includePrivate, batchRows, rows, batchTime);
    }
}
