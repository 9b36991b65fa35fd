package dev.coachstream.reliability.simulation;

import dev.coachstream.model.Feed;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.SourceConfig;
import dev.coachstream.spi.TimeSource;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.sync.SourceTraffic;
import dev.coachstream.warehouse.sync.Sync;
import dev.coachstream.warehouse.sync.SyncListener;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import dev.coachstream.warehouse.sync.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run: a vendor, an account of it and a store, some syncs while everything goes wrong that the seed says, and two quiet ones. The same seed does the same,
 * request by request: one request is under way at a time, and the clock stands still during a sync.
 */
final class CaptureSimulation implements AutoCloseable {
    /** The system property that runs one seed alone. */
    static final String SEED = "coachstream.simulation.seed";

    static final String SOURCE = "simulated";

    private static final List<Account> EVERY_KIND = List.of(Account.values());
    private static final Instant START = Instant.parse("2026-07-02T00:00:00Z");
    private static final Duration NEVER = Duration.ofDays(365_000);
    private static final Set<Verdict> WHOLE = EnumSet.of(Verdict.COMPLETE, Verdict.UNKNOWN_TOTAL);

    private final Random random;
    private final Trace trace;
    private final Account account;
    private final Path file;
    private final StandingTime time = new StandingTime(START);
    private final TimeSource vendorsTime = time.forVendors();
    private final SourceTraffic traffic = new SourceTraffic(time);
    private final Script script = new Script();
    private final Holdings holdings;
    private final VendorMoves moves;
    private final Disturbances disturbances;
    private final Invariants invariants;
    private final int pageSize;
    private final StoreOptions storeOptions = StoreOptions.defaults().time(time).publishEvery(NEVER);
    private Store store;
    private @Nullable CoachingSource source;
    private volatile Instant now = START;
    private Duration skew = Duration.ZERO;
    private boolean suspect;
    private int tokens;

    /** @param file a store without records, or none yet */
    CaptureSimulation(long seed, Path file) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        trace = new Trace(seed);
        account = EVERY_KIND.get((int) Math.floorMod(seed, (long) EVERY_KIND.size()));
        this.file = file;
        DataSet data = DataSet.of(100 + random.nextInt(60)).withSeed(seed);
        holdings = account.start(
                data,
                ServerOptions.defaults()
                        .withNanos(() -> Duration.between(START, now).toNanos()));
        moves = new VendorMoves(holdings, random, trace);
        disturbances = new Disturbances(account, holdings, script, moves, random, trace);
        invariants = new Invariants(account, holdings, trace);
        pageSize = 8 + random.nextInt(40);
        holdings.server().behaviour().gzip(false).pageSizes(pageSize, pageSize).fault(script);
        if (account == Account.CRESTA) {
            holdings.server().behaviour().offsetTokens(random.nextBoolean());
        }
        store = Store.open(file, storeOptions);
        trace.add(account + ", " + data.sessions() + " sessions, pages of " + pageSize);
    }

    /** A store that runs may start with a copy of: making one takes as long as several syncs. */
    static void emptyStore(Path file) {
        Store.open(file, StoreOptions.defaults()).close();
    }

    /** Throws an {@link AssertionError} that says what is wrong, what happened before, and how to see it again. */
    void run() {
        for (int left = 3 + random.nextInt(3); left > 0; left--) {
            disturbedSync();
        }
        quietSyncs();
    }

    List<String> trace() {
        return trace.lines();
    }

    private void disturbedSync() {
        pass();
        for (int left = random.nextInt(3); left > 0; left--) {
            moves.any(now);
        }
        if (random.nextInt(4) == 0) {
            setClock();
        }
        boolean full = random.nextInt(100) < (suspect ? 40 : 20);
        int endAt = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0;
        script.begin(token());
        disturbances.draw(!suspect, endAt == 0 ? Integer.MAX_VALUE : endAt, now);
        sync(full, endAt);
        disturbances.calm();
    }

    private void pass() {
        now = now.plus(Disturbances.anyStep(random));
        time.set(now.plus(skew));
    }

    private void setClock() {
        skew = switch (random.nextInt(5)) {
            case 0 -> Duration.ofDays(400);
            case 1 -> Duration.ofDays(-3);
            case 2 -> Duration.ofHours(2);
            default -> Duration.ZERO;
        };
        time.set(now.plus(skew));
        trace.add("the clock is wrong by " + skew);
    }

    private void quietSyncs() {
        disturbances.calm();
        disturbances.regainRights();
        if (random.nextBoolean()) {
            moves.correct(now);
        }
        skew = Duration.ZERO;
        boolean full = random.nextBoolean();
        int syncs = !full && isPending() ? 3 : 2;
        for (int left = syncs; left > 0; left--) {
            pass();
            script.begin(token());
            SyncReport.Account report = sync(full, 0);
            if (report == null || report.outcome() != Outcome.DONE) {
                throw trace.broken("a quiet sync did not end well: " + report);
            }
        }
        if (full) {
            invariants.theStoreIsTheVendorsSet(store, now);
        } else if (account != Account.SAMSARA || !disturbances.everHidden()) {
            invariants.theStoreIsTheVendorsSetButForTheOld(store, now);
        }
    }

    private SyncReport.@Nullable Account sync(boolean full, int endAt) {
        boolean pending = isPending();
        Set<String> existed = Set.copyOf(holdings.live().keySet());
        boolean killed = endAt > 0 && random.nextBoolean();
        trace.add("%s: sync%s%s".formatted(time.now(), full ? " of everything" : "", end(endAt, killed)));
        SyncReport.Account report = report(full, endAt, killed);
        trace.add("  "
                + (report == null
                        ? "killed"
                        : report.outcome() + " " + report.verdicts() + " " + report.changes() + " " + report.error()));
        if (endAt > 0) {
            restart();
        }
        check(report, existed, pending);
        suspect = suspect(full, pending, report);
        return report;
    }

    private static String end(int endAt, boolean killed) {
        return endAt == 0 ? "" : (killed ? ", killed at page " : ", stopped at page ") + endAt;
    }

    private SyncReport.@Nullable Account report(boolean full, int endAt, boolean killed) {
        Ending ending = new Ending(endAt, killed);
        Sync sync = new Sync(store, options(full), traffic, ending);
        ending.sync = sync;
        try {
            return sync.run(List.of(source())).accounts().get(0);
        } catch (Killed e) {
            return null;
        } catch (RuntimeException e) {
            throw trace.broken("a sync threw " + e, e);
        }
    }

    private SyncOptions options(boolean full) {
        int batch = List.of(1, 40, 40, 20_000).get(random.nextInt(4));
        return SyncOptions.defaults().everything(full).batchRows(batch).transactionRows(batch);
    }

    private void check(SyncReport.@Nullable Account report, Set<String> existed, boolean pending) {
        invariants.noRecordThatExistsIsDeleted(store);
        invariants.noCertificateIsCompleteThatIsNot(store);
        if (report != null && report.outcome() == Outcome.DONE) {
            invariants.nothingIsCoveredBeyond(time.now(), store);
            boolean whole = WHOLE.contains(report.verdicts().get(Feed.SESSIONS));
            boolean listed = !disturbances.misleading() && !disturbances.hidden() && knowsAll();
            if (whole && listed && !pending && !isAhead()) {
                invariants.whatIsCoveredWasRead(store, existed, time.now());
            }
        }
    }

    /** By such a clock, what is created now was created long ago, in a window that is not read again. */
    private boolean isAhead() {
        return !skew.isNegative() && !skew.isZero();
    }

    /** A change feed does not list again what it listed while it was hidden. */
    private boolean knowsAll() {
        return account != Account.SAMSARA || !disturbances.everHidden();
    }

    /** Of what one listing lacked, the next decides: it has to be whole. */
    private boolean suspect(boolean full, boolean pending, SyncReport.@Nullable Account report) {
        if (disturbances.misleading() || disturbances.hidden()) {
            return true;
        }
        boolean clean = report != null
                && report.outcome() == Outcome.DONE
                && !pending
                && WHOLE.containsAll(report.verdicts().values());
        return suspect && !(clean && (full || account == Account.CRESTA));
    }

    private boolean isPending() {
        return !store.rows("SELECT 1 FROM certificates WHERE finished_at IS NULL")
                .cells()
                .isEmpty();
    }

    /** Another process: what was not committed is lost, and so is the token. */
    private void restart() {
        close(source);
        source = null;
        store.close();
        tokens++;
        holdings.server().rotateToken("token-" + tokens);
        store = Store.open(file, storeOptions);
    }

    private String token() {
        return holdings.server().token();
    }

    private CoachingSource source() {
        CoachingSource known = source;
        if (known == null) {
            Map<String, String> settings = new HashMap<>(holdings.settings());
            settings.put("base-url", holdings.server().url().toString());
            settings.put("token", token());
            settings.put("quota", "unlimited");
            if (account != Account.SAMSARA) {
                settings.put("page-size", String.valueOf(pageSize));
            }
            settings.put("max-in-flight", "1");
            known = CoachingSources.find()
                    .open(SourceConfig.of(SOURCE, account.vendor(), settings), new Host(vendorsTime, traffic));
            source = known;
        }
        return known;
    }

    private static void close(@Nullable CoachingSource source) {
        if (source != null) {
            source.close();
        }
    }

    @Override
    public void close() {
        close(source);
        store.close();
        holdings.server().close();
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
