package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one thread that touches the store while accounts are read side by side. */
final class StoreThread implements AutoCloseable {
    private final Store store;
    private final Transactions commits;
    private final Duration longestOpen;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "coachstream-store"));
    private @Nullable Future<?> late;

    StoreThread(Store store, SyncOptions options) {
        this.store = store;
        this.commits = new Transactions(store.database(), store.options().time(), options.transactionRows());
        this.longestOpen = options.batchTime();
    }

    /** Writes a batch while the caller reads on. It is committed with those after it, but soon also if none comes. */
    Future<BatchWriter.Saved> save(Batch batch) {
        return thread.submit(() -> {
            BatchWriter.Saved saved = commits.write(batch);
            if (commits.isFull()) {
                commitAndPublish(batch.times());
                commits.require(batch.window().source());
            } else if (late == null) {
                late = thread.schedule(
                        () -> commitAndPublish(batch.times()), longestOpen.toMillis(), TimeUnit.MILLISECONDS);
            }
            return saved;
        });
    }

    private void commitAndPublish(StageTimes times) {
        commit();
        StageTimes.Laps laps = times.laps();
        store.publishIfDue();
        laps.end(Stage.PUBLISHING);
    }

    private void commit() {
        if (late != null) {
            late.cancel(false);
            late = null;
        }
        commits.end();
    }

    /** Writes records that the vendor gave by their ids. */
    Changes saveFound(Batch batch) {
        return await(thread.submit(() -> commits.writeFound(batch))).changes();
    }

    /** Asks, or tells, the store something, in a transaction of its own. */
    <T extends @Nullable Object> T ask(Function<Database, T> question) {
        return await(thread.submit(() -> {
            commit();
            return store.database().transaction(() -> question.apply(store.database()));
        }));
    }

    /**
     * Returns when all that an account handed in is committed.
     *
     * @throws StoreException if the store could not take it
     * @throws LostBatches if another account's could not be taken, and this one's were given up with it
     */
    void settle(String source) {
        await(thread.submit(() -> {
            commit();
            commits.require(source);
        }));
    }

    /** The account reads again from its stored cursor. */
    void again(String source) {
        await(thread.submit(() -> commits.again(source)));
    }

    /** Whether absence from a window is to be noticed; forgets what an earlier read of it saw. */
    boolean track(Window window, Set<Feed> embedded) {
        return await(thread.submit(() -> {
            commits.deletions().forget(window);
            return commits.deletions().matter(window, embedded);
        }));
    }

    /** The ids of at most so many records that would be taken for deleted next. */
    List<String> doubtful(Conclusion.Scope scope, int most) {
        return ask(database -> commits.deletions().doubtful(scope, most));
    }

    /** The id of a record that the windows have just shown. */
    Optional<String> listed(Conclusion.Scope scope) {
        return ask(database -> commits.deletions().listed(scope));
    }

    /** Whether so much is lacking in these windows that none of it would be taken for deleted. */
    boolean lackMany(String source, Feed feed, List<Window> windows) {
        return ask(database -> commits.deletions().lackMany(source, feed, windows));
    }

    /** Takes for deleted what is proven to be, after the windows of a feed were read. */
    Conclusion conclude(Conclusion.Scope scope) {
        return ask(database -> commits.deletions().conclude(scope));
    }

    /** Waits even when interrupted: what was begun is written. */
    static <T extends @Nullable Object> T await(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new StoreException("the store failed", cause);
    }

    /** Returns when everything that was handed in is written: the store may be closed then. */
    @Override
    public void close() {
        try {
            await(thread.submit(this::commit));
        } finally {
            end(thread);
        }
    }

    /** Waits for what a pool still does, even when interrupted. */
    static void end(ExecutorService pool) {
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
