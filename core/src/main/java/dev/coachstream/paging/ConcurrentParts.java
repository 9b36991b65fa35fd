package dev.coachstream.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Parts of a read under way, each in a thread of its own, delivered one after another. */
final class ConcurrentParts<T> implements AutoCloseable {
    /** How many pages of each part wait for the caller at the most. */
    static final int PAGES_HELD = 8;

    private final int most;
    private final PageThreads threads;
    private final Deque<Running<T>> running = new ArrayDeque<>();

    ConcurrentParts(int most) {
        this.most = most;
        this.threads = new PageThreads(most);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    boolean hasRoom() {
        return running.size() < most;
    }

    /** Adds a part, which is read from a position on; null is its beginning. */
    void start(PageFetcher<T> fetcher, @Nullable String from) {
        Running<T> part = new Running<>(fetcher, from);
        running.add(part);
        threads.run(part::readAll);
    }

    /** The next page of the first part, which is over with its last page. */
    FetchedPage<T> take() {
        FetchedPage<T> page = running.element().take();
        if (page.next() == null) {
            running.remove();
        }
        return page;
    }

    @Override
    public void close() {
        threads.close();
        running.forEach(Running::close);
    }

    /** A part being read, a few pages ahead of the caller. */
    private static final class Running<T> implements AutoCloseable {
        private final PageFetcher<T> fetcher;
        private final @Nullable String from;
        private final BlockingQueue<Future<FetchedPage<T>>> pages = new ArrayBlockingQueue<>(PAGES_HELD);

        Running(PageFetcher<T> fetcher, @Nullable String from) {
            this.fetcher = fetcher;
            this.from = from;
        }

        void readAll() {
            try {
                String position = from;
                do {
                    String here = position;
                    Future<FetchedPage<T>> page = completed(() -> fetcher.fetch(here));
                    pages.put(page);
                    position = next(page);
                } while (position != null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed: nobody waits for the rest
            }
        }

        FetchedPage<T> take() {
            return PageThreads.await(PageThreads.waitFor(pages::take));
        }

        private static <R> Future<R> completed(Callable<R> call) {
            FutureTask<R> task = new FutureTask<>(call);
            task.run();
            return task;
        }

        private static <T> @Nullable String next(Future<FetchedPage<T>> page) throws InterruptedException {
            try {
                return page.get().next();
            } catch (ExecutionException e) {
                return null;
            }
        }

        @Override
        public void close() {
            fetcher.close();
        }
    }
}
