package dev.coachstream.paging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests the offsets that will probably be asked for next, a bounded number side by side. As many answers again may wait for
 * the caller, so that a request can follow on another while the caller works.
 *
 * <p>Starts with none after the first page and one after the second, and doubles while pages keep their size: a read that the first page
 * suffices has sent nothing in vain, one that is given up early little, and a server that changes its page size is followed one
 * page at a time.
 */
final class OffsetPrefetcher<R> implements AutoCloseable {
    private final LongFunction<R> request;
    private final int most;
    private final @Nullable PageThreads threads;
    private final Map<Long, Future<R>> pending = new HashMap<>();
    private long step;
    private int depth;

    OffsetPrefetcher(LongFunction<R> request, int most) {
        this.request = request;
        this.most = most;
        this.threads = most > 1 ? new PageThreads(most) : null;
    }

    R get(long offset) {
        Future<R> started = pending.remove(offset);
        return started == null ? request.apply(offset) : PageThreads.await(started);
    }

    /** Starts what follows a page of so many rows at an offset, up to the end. */
    void expect(long offset, int received, long end) {
        depth = step == 0 ? 0 : deeper(received);
        step = received;
        pending.entrySet().removeIf(entry -> unwanted(entry.getKey() - offset, entry.getValue()));
        for (int i = 1; threads != null && i <= depth && offset + i * step < end; i++) {
            long wanted = offset + i * step;
            pending.computeIfAbsent(wanted, at -> threads.start(() -> request.apply(at)));
        }
    }

    private int deeper(int received) {
        return received == step ? Math.max(1, Math.min(2 * most, depth * 2)) : 1;
    }

    private boolean unwanted(long distance, Future<R> started) {
        boolean unwanted = distance <= 0 || distance % step != 0;
        if (unwanted) {
            started.cancel(true);
        }
        return unwanted;
    }

    /** Drops what was started: a new round wants fresh answers. */
    void forget() {
        pending.values().forEach(started -> started.cancel(true));
        pending.clear();
        step = 0;
        depth = 0;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
    }
}
