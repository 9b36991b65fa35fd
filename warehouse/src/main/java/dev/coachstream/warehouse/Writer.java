package dev.coachstream.warehouse;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one thread that touches the store while accounts are read side by side. */
final class Writer implements AutoCloseable {
    private final Store store;
    private final Commit commit;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "coachstream-store"));

    Writer(Store store, boolean includePrivate) {
        this.store = store;
        this.commit = new Commit(store.database(), store.options().time(), includePrivate);
    }

    /** Writes a batch while the caller reads on. */
    Future<Commit.Saved> save(Batch batch, StageTimes times) {
        return thread.submit(() -> {
            StageTimes.Laps laps = times.laps();
            Commit.Saved saved = commit.write(batch, laps);
            store.publishIfDue();
            laps.end(Stage.PUBLISHING);
            return saved;
        });
    }

    /** Asks, or tells, the store something, in one transaction. */
    <T> T ask(Function<Database, T> question) {
        return await(thread.submit(() -> store.database().transaction(() -> question.apply(store.database()))));
    }

    /** Whether absence from a window is to be noticed; forgets what an earlier read of it saw. */
    boolean track(Window window) {
        return await(thread.submit(() -> {
            commit.deletions().forget(window);
            return commit.deletions().matter(window);
        }));
    }

    /** Waits even when interrupted: what was begun is written. */
    static <T> T await(Future<T> work) {
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
        end(thread);
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
