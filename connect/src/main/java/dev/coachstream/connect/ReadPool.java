package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Threads that read feeds, and the pages that they have read and nobody has taken yet: few, so that memory has a bound. Thread-safe. */
final class ReadPool implements AutoCloseable {
    private static final int MAX_PAGES = 32;
    private static final Duration MAX_END = Duration.ofSeconds(30);

    private final BlockingQueue<List<SourceRecord>> pages = new ArrayBlockingQueue<>(MAX_PAGES);
    private final ScheduledThreadPoolExecutor threads;

    ReadPool(int size) {
        threads = new ScheduledThreadPoolExecutor(size, task -> {
            Thread thread = new Thread(task, "coachstream-read");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    /** A feed that is read from now on, until it is cancelled. */
    Turns begin(CoachingSource source, FeedRead feed) {
        Turns turns = new Turns(source, feed);
        turns.after(feed.firstWait());
        return turns;
    }

    /** The next page; null if none comes within the time. */
    @Nullable
    List<SourceRecord> next(Duration within) throws InterruptedException {
        return pages.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says something that is no page. */
    void put(List<SourceRecord> records) {
        threads.execute(() -> {
            try {
                pages.put(records);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends what is under way, and returns when it has ended. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(MAX_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The turns of one feed. */
    final class Turns {
        private final CoachingSource source;
        private final FeedRead feed;
        private volatile boolean ended;
        private volatile @Nullable Future<?> next;

        private Turns(CoachingSource source, FeedRead feed) {
            this.source = source;
            this.feed = feed;
        }

        private void after(Duration wait) {
            try {
                next = threads.schedule(this::run, wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                ended = true;
            }
        }

        private void run() {
            try {
                if (!ended) {
                    after(feed.turn(this::put));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void put(List<SourceRecord> page) throws InterruptedException {
            if (ended) {
                throw new InterruptedException("it is read by others from now on");
            }
            pages.put(page);
        }

        FeedRead feed() {
            return feed;
        }

        /** No turn begins any more, and what is under way ends. */
        void end() {
            ended = true;
            source.close();
            Future<?> under = next;
            if (under != null) {
                under.cancel(true);
            }
        }
    }
}
