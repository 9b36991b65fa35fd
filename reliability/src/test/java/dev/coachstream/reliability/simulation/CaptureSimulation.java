package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.sync.Sync;
import dev.coachstream.warehouse.sync.SyncListener;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import dev.coachstream.warehouse.sync.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run: a vendor, an account of it and a store, some syncs while everything goes wrong that the seed says, and two quiet ones. The same seed does the same,
 * request by request: one request is under way at a time, and the clock stands still during a sync.
 */
final class CaptureSimulation implements AutoCloseable {
    /** The system property that runs one seed alone. */
    static final String SEED = "coachstream.simulation.seed";

    private static final Set<Verdict> WHOLE = EnumSet.of(Verdict.COMPLETE, Verdict.UNKNOWN_TOTAL);
    /** One list that is long, and those that are short: half of the statements. */
    private static final Set<Feed> FEW = EnumSet.of(Feed.SESSIONS, Feed.PROGRESS, Feed.ASSIGNMENTS);
    /** Opening a store costs as much as a sync, and what is committed is the same with it or without. */
    private static final int REOPENED = 8;

    private final StoreUnderTest stored;
    private final SimulatedAccount account;
    private final Account kind;
    private final Random random;
    private final Trace trace;
    private final Disturbances disturbances;
    private final Invariants invariants;
    private final Set<Feed> feeds;
    private boolean suspect;

    /** Takes out of the store whatever an earlier run left. */
    CaptureSimulation(long seed, StoreUnderTest stored) {
        this.stored = stored;
        stored.empty();
        trace = new Trace(seed, "CaptureSimulationTest");
        account = new SimulatedAccount(seed, stored.time(), trace);
        kind = account.kind;
        random = account.random;
        disturbances = account.disturbances;
        feeds = random.nextInt(3) == 0 ? EnumSet.allOf(Feed.class) : FEW;
        invariants = new Invariants(kind, account.holdings, feeds, trace);
    }

    /** Throws an {@link AssertionError} that says what is wrong, what happened before, and how to see it again. */
    void run() {
        for (int left = 2 + random.nextInt(3); left > 0; left--) {
            disturbedSync();
        }
        quietSyncs();
    }

    List<String> trace() {
        return trace.lines();
    }

    private Store store() {
        return stored.store();
    }

    private void disturbedSync() {
        move();
        account.pass();
        move();
        if (random.nextInt(4) == 0) {
            setClock();
        }
        int fullOfHundred = suspect ? 40 : 20;
        boolean full = random.nextInt(100) < fullOfHundred;
        int endAt = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0;
        account.beginReading();
        disturbances.draw(!suspect, last(endAt), this::stored, account.now());
        sync(full, endAt);
        disturbances.calm();
    }

    private Set<String> stored(Feed feed) {
        return StoredRecords.of(store(), SimulatedAccount.SOURCE, feed).live().keySet();
    }

    /** The last request at which anything is to happen. */
    private static int last(int endAt) {
        return endAt == 0 ? Integer.MAX_VALUE : endAt;
    }

    private void move() {
        for (int left = random.nextInt(3); left > 0; left--) {
            account.moves.any(account.now());
        }
    }

    private void setClock() {
        account.setClock(
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> Duration.ofDays(400);
                    case 3 -> Duration.ofDays(-3);
                    case 4 -> Duration.ofHours(2);
                    default -> Duration.ZERO;
                });
    }

    private void quietSyncs() {
        disturbances.calm();
        disturbances.rights().regain();
        if (random.nextBoolean()) {
            account.moves.correct(account.now());
        }
        account.setClockRight();
        boolean full = random.nextInt(3) == 0;
        int syncs = !full && isPending() ? 3 : 2;
        for (int left = syncs; left > 0; left--) {
            account.pass();
            account.beginReading();
            SyncReport.Account report = sync(full, 0);
            if (report == null || report.outcome() != Outcome.DONE) {
                throw trace.broken("a quiet sync did not end well: " + report);
            }
        }
        if (full) {
            invariants.theStoreIsTheVendorsSet(store(), account.now());
        } else if (knowsAll()) {
            boolean evenOld =
                    !disturbances.everMisled() && !disturbances.rights().ever();
            invariants.theStoreIsTheVendorsSetButForTheOld(store(), account.now(), evenOld);
        }
    }

    private SyncReport.@Nullable Account sync(boolean full, int endAt) {
        boolean pending = isPending();
        Map<Feed, Set<String>> existed = existing();
        boolean killed = endAt > 0 && random.nextBoolean();
        String what = full ? " of everything" : "";
        trace.add("%s: sync%s%s".formatted(stored.time().now(), what, end(endAt, killed)));
        SyncReport.Account report = report(full, endAt, killed);
        trace.add("  " + words(report));
        if (endAt > 0) {
            restart();
        }
        check(report, existed, pending);
        suspect = suspect(full, pending, report);
        return report;
    }

    private Map<Feed, Set<String>> existing() {
        Map<String, ObjectNode> sessions = account.holdings.live();
        return account.holdings.lists().keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), feed -> Set.copyOf(account.holdings.ids(feed, sessions))));
    }

    private static String words(SyncReport.@Nullable Account report) {
        return report == null
                ? "killed"
                : report.outcome() + " " + report.verdicts() + " " + report.changes() + " " + report.error();
    }

    private static String end(int endAt, boolean killed) {
        if (endAt == 0) {
            return "";
        }
        return killed ? ", killed at page " + endAt : ", stopped at page " + endAt;
    }

    private SyncReport.@Nullable Account report(boolean full, int endAt, boolean killed) {
        Ending ending = new Ending(endAt, killed);
        Sync sync = new Sync(store(), options(full), account.traffic, ending);
        ending.sync = sync;
        try {
            return sync.run(List.of(account.source())).accounts().get(0);
        } catch (Killed e) {
            return null;
        } catch (RuntimeException e) {
            throw trace.broken("a sync threw " + e, e);
        }
    }

    private SyncOptions options(boolean full) {
        int batch = List.of(1, 40, 20_000, 20_000, 20_000).get(random.nextInt(5));
        return SyncOptions.defaults()
                .feeds(feeds)
                .everything(full)
                .batchRows(batch)
                .transactionRows(batch);
    }

    private void check(SyncReport.@Nullable Account report, Map<Feed, Set<String>> existed, boolean pending) {
        invariants.noRecordThatExistsIsDeleted(store());
        invariants.noCertificateIsCompleteThatIsNot(store());
        if (report != null && report.outcome() == Outcome.DONE) {
            invariants.nothingIsCoveredBeyond(stored.time().now(), store());
            boolean listed =
                    !disturbances.misleading() && !disturbances.rights().any() && knowsAll();
            // By a clock that is ahead, what is created now was created long ago, in a window that is not read again.
            if (listed && !pending && !account.isAhead()) {
                existed.forEach((feed, ids) -> {
                    if (WHOLE.contains(report.verdicts().get(feed))) {
                        invariants.whatIsCoveredWasRead(
                                store(), feed, ids, stored.time().now());
                    }
                });
            }
        }
    }

    /** A change feed does not list again what it listed while it was hidden. */
    private boolean knowsAll() {
        return kind != Account.SAMSARA || !disturbances.rights().ever();
    }

    /** Of what one listing lacked, the next decides: it has to be whole. */
    private boolean suspect(boolean full, boolean pending, SyncReport.@Nullable Account report) {
        if (disturbances.misleading() || disturbances.rights().any()) {
            return true;
        }
        boolean clean = report != null
                && report.outcome() == Outcome.DONE
                && !pending
                && WHOLE.containsAll(report.verdicts().values());
        return suspect && !(clean && (full || kind == Account.CRESTA));
    }

    private boolean isPending() {
        return !store().rows("SELECT 1 FROM certificates WHERE finished_at IS NULL")
                .cells()
                .isEmpty();
    }

    /** Another process: what was not committed is lost, and so is the token. */
    private void restart() {
        account.restart();
        if (random.nextInt(REOPENED) == 0) {
            stored.reopen();
        }
    }

    @Override
    public void close() {
        account.close();
    }

    /** What a process that is killed does with what it has read. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Ends a sync when so many pages are read. */
    private static final class Ending implements SyncListener {
        private final boolean killed;
        private int left;
        private @Nullable Sync sync;

        Ending(int page, boolean killed) {
            this.left = page;
            this.killed = killed;
        }

        @Override
        public void read(String source, Feed feed, int rows, @Nullable Long total) {
            left--;
            if (left == 0 && killed) {
                throw new Killed();
            }
            if (left == 0 && sync != null) {
                sync.stop();
            }
        }
    }
}
