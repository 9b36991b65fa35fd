package dev.coachstream.paging;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one page while the caller works on another, as long as that is worth it: a caller who is back before a thread could
 * even begin waits as long with the thread as without, and the hand-over from thread to thread costs as much as half a request.
 * Then it fetches in the caller's own thread, and tries the other way again every {@value #TRY_EVERY} pages.
 */
final class Prefetcher<R> implements AutoCloseable {
    private static final int TRY_EVERY = 8;

    private final PageThreads thread = new PageThreads(1);
    private @Nullable Started<R> started;
    private int inPlace;

    /** A fetch that whoever comes first carries out: the thread, or the caller who is back already. */
    private record Started<R>(AtomicBoolean taken, Future<@Nullable R> byThread) {}

    /** A fetch that will be asked for next. */
    void expect(Callable<R> fetch) {
        if (inPlace > 0) {
            inPlace--;
            return;
        }
        AtomicBoolean taken = new AtomicBoolean();
        Future<@Nullable R> byThread = thread.start(() -> taken.compareAndSet(false, true) ? fetch.call() : null);
        started = new Started<>(taken, byThread);
    }

    /** What the expected fetch brings, or null when it is up to the caller to fetch it. */
    @Nullable
    R take() {
        Started<R> current = started;
        started = null;
        if (current == null) {
            return null;
        }
        if (current.taken().compareAndSet(false, true)) {
            inPlace = TRY_EVERY - 1;
            return null;
        }
        return PageThreads.await(current.byThread());
    }

    @Override
    public void close() {
        thread.close();
    }
}
