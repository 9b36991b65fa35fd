package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Threads that fetch pages before they are asked for. They are daemons, end by themselves when idle, and at once when closed. */
final class PageThreads implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    PageThreads(int most) {
        threads = new ThreadPoolExecutor(
                most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PageThreads::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    <R extends @Nullable Object> Future<R> start(Callable<R> fetch) {
        return threads.submit(fetch);
    }

    void run(Runnable task) {
        threads.execute(task);
    }

    /** What a fetch brought or threw; an interrupt of the waiting thread ends the fetch too. */
    static <R extends @Nullable Object> R await(Future<R> fetch) {
        try {
            return fetch.get();
        } catch (InterruptedException e) {
            fetch.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException("a page could not be fetched", e.getCause());
        }
    }

    /** Something that a thread has to wait for, such as a queue's next element. */
    @FunctionalInterface
    interface Wait<R> {
        R get() throws InterruptedException;
    }

    static <R> R waitFor(Wait<R> wait) {
        try {
            return wait.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CoachingSourceException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CoachingSourceException(null, Kind.UNAVAILABLE, "interrupted while waiting for a page", e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "coachstream-pages");
        thread.setDaemon(true);
        return thread;
    }
}
