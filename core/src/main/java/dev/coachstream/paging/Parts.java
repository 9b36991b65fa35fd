package dev.coachstream.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed that comes in independent parts (windows, people) side by side, and delivers the parts one after another: the
 * order and the cursors are those of a read that does one part at a time.
 *
 * <p>Each part in flight holds at most {@value #PAGES_HELD} pages that the caller has not taken yet.
 */
public final class Parts<T> implements PageFetcher<T> {
    private static final int PAGES_HELD = 8;

    private final CursorScope scope;
    private final int count;
    private final IntFunction<? extends PageFetcher<T>> parts;
    private final int inFlight;
    private final PageThreads threads;
    private final Deque<Running<T>> running = new ArrayDeque<>();
    private int started;

    /**
     * @param count how many parts there are; a read that resumes must have the same
     * @param parts gives the fetcher of a part
     * @param inFlight how many parts are read at once
     */
    public Parts(CursorScope scope, int count, IntFunction<? extends PageFetcher<T>> parts, int inFlight) {
        this.scope = scope;
        this.count = count;
        this.parts = parts;
        this.inFlight = inFlight;
        this.threads = new PageThreads(inFlight);
    }

    @Override
    public Fetched<T> fetch(@Nullable String position) {
        Place place = position == null ? new Place(0, null) : Place.parse(scope, position, count);
        if (running.isEmpty()) {
            started = place.part();
            start(place.inner());
        }
        Fetched<T> page = running.element().take();
        String inner = page.next();
        if (inner != null) {
            return at(page, new Place(place.part(), inner));
        }
        running.remove();
        return place.part() + 1 < count ? at(page, new Place(place.part() + 1, null)) : page;
    }

    /** Keeps as many parts running as may be; only the first of a resumed read starts in its middle. */
    private void start(@Nullable String inner) {
        String from = inner;
        while (started < count && running.size() < inFlight) {
            Running<T> part = new Running<>(parts.apply(started++), from);
            running.add(part);
            part.on(threads);
            from = null;
        }
    }

    private Fetched<T> at(Fetched<T> page, Place next) {
        start(null);
        return new Fetched<>(page.items(), next.toString(), null, page.total(), page.rejected(), page.moved());
    }

    @Override
    public void close() {
        threads.close();
        running.forEach(Running::close);
    }

    /** A part being read by a thread of its own, a few pages ahead of the caller. */
    private static final class Running<T> implements AutoCloseable {
        private final PageFetcher<T> fetcher;
        private final @Nullable String from;
        private final BlockingQueue<Future<Fetched<T>>> pages = new ArrayBlockingQueue<>(PAGES_HELD);

        Running(PageFetcher<T> fetcher, @Nullable String from) {
            this.fetcher = fetcher;
            this.from = from;
        }

        void on(PageThreads threads) {
            threads.run(this::readAll);
        }

        private void readAll() {
            try {
                String position = from;
                do {
                    String here = position;
                    Future<Fetched<T>> page = completed(() -> fetcher.fetch(here));
                    pages.put(page);
                    position = next(page);
                } while (position != null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed: nobody waits for the rest
            }
        }

        Fetched<T> take() {
            return PageThreads.await(PageThreads.waitFor(pages::take));
        }

        private static <R> Future<R> completed(Callable<R> call) {
            FutureTask<R> task = new FutureTask<>(call);
            task.run();
            return task;
        }

        private static <T> @Nullable String next(Future<Fetched<T>> page) throws InterruptedException {
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

    /** Where a read in parts is: {@code part:position in it}. */
    private record Place(int part, @Nullable String inner) {

        static Place parse(CursorScope scope, String text, int count) {
            int colon = text.indexOf(':');
            if (colon < 1
                    || !text.substring(0, colon).matches("\\d{1,9}")
                    || Integer.parseInt(text.substring(0, colon)) >= count) {
                throw scope.protocol("this cursor's position is not in a part of this read; start again without it");
            }
            String inner = text.substring(colon + 1);
            return new Place(Integer.parseInt(text.substring(0, colon)), inner.isEmpty() ? null : inner);
        }

        @Override
        public String toString() {
            return part + ":" + (inner == null ? "" : inner);
        }
    }
}
