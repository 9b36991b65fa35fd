package dev.coachstream.warehouse.sync;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.rows.FirstFill;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Brings a store up to date from any accounts, side by side.
 *
 * <p>How changes are found depends on the source and is chosen by what it declares: a change feed is resumed from its stored
 * cursor; creation windows are read again over a lookback; a snapshot is compared with what is stored. A row is written only if
 * it differs. The cursor to go on from is written in the transaction of the rows that it covers, so a process that is killed loses
 * nothing and doubles nothing.
 */
@HostApi
public final class Sync {
    /** However many accounts share the memory, each writes about a page at a time. */
    private static final int MIN_BATCH = 50;

    /** Of each account: up to 32 MB. */
    private static final int MAX_FIRST_FILL = 1 << 20;

    private final Store store;
    private final SyncOptions options;
    private final SourceTraffic traffic;
    private final SyncListener listener;
    private final StopSign stop = new StopSign();
    private volatile @Nullable ExecutorService running;

    /**
     * Of one store.
     *
     * @param traffic what the sources' host tells of requests and drift; counts stay zero for sources that do not have it
     */
    public Sync(Store store, SyncOptions options, SourceTraffic traffic, SyncListener listener) {
        this.store = store;
        this.options = options;
        this.traffic = traffic;
        this.listener = listener;
    }

    /**
     * Syncs accounts; returns when each has ended. One that fails leaves the others done. When the calling thread is interrupted,
     * each account ends as soon as it can, with everything that was read saved.
     *
     * @throws ChangedAccount if one reads something else than before; then none has been asked anything
     * @throws StoreException if the store cannot be written, or an account is being synced into another store of the same folder; what was
     *     committed stays
     */
    public SyncReport run(List<? extends CoachingSource> sources) {
        try (AccountLeases held =
                AccountLeases.take(store.folder(), sources, store.options().time())) {
            return owned(sources);
        }
    }

    private SyncReport owned(List<? extends CoachingSource> sources) {
        try (StoreThread writer = new StoreThread(store, options)) {
            admit(writer, sources);
            long run = writer.ask(database -> new Runs(database).next());
            int share = Math.max(MIN_BATCH, options.batchRows() / Math.max(1, sources.size()));
            ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "coachstream-sync"));
            try {
                List<Future<Account>> accounts = sources.stream()
                        .map(source -> threads.submit(() -> new AccountSync(context(source, run, writer, share)).run()))
                        .toList();
                running = threads;
                if (stop.isUp()) {
                    threads.shutdownNow();
                }
                return new SyncReport(accounts.stream()
                        .map(account -> ended(account, threads))
                        .toList());
            } finally {
                threads.shutdownNow();
                StoreThread.end(threads);
            }
        }
    }

    private void admit(StoreThread writer, List<? extends CoachingSource> sources) {
        Instant now = store.options().time().now();
        writer.ask(database -> {
            KnownAccounts accounts = new KnownAccounts(database);
            sources.forEach(source -> accounts.admit(source.name(), source.identity(), options.consent(), now));
            return sources.size();
        });
    }

    /** Waits for an account; an interrupt asks all of them to end, and is handed on to the caller when they have. */
    private Account ended(Future<Account> account, ExecutorService threads) {
        boolean interrupted = false;
        while (!account.isDone()) {
            try {
                account.get();
            } catch (InterruptedException e) {
                interrupted = true;
                stop.raise("it was interrupted");
                threads.shutdownNow();
            } catch (ExecutionException e) {
                break; // thrown below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return StoreThread.await(account);
    }

    /** Asks a running sync to end: each account after the page that it is reading, with everything saved. */
    public void stop() {
        stop.raise("it was stopped");
    }

    /**
     * Asks a sync to end now, from any thread: accounts no longer wait, for a quota, a retry or a page, and everything that was
     * read is saved. A request that hangs ends when its source is closed too.
     *
     * @param why told as the error of each account that this ends
     */
    public void end(String why) {
        stop.raise(why);
        ExecutorService threads = running;
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private AccountContext context(CoachingSource source, long run, StoreThread writer, int batchRows) {
        return new AccountContext(
                source,
                run,
                options,
                batchRows,
                store.options().time(),
                writer,
                writer.ask(database -> FirstFill.of(database, source.name(), MAX_FIRST_FILL)),
                traffic,
                listener,
                new StageTimes(store.options().time()),
                stop);
    }
}
