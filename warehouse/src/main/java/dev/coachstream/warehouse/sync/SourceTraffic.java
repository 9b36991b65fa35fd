package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Exchange;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what sources do while they are synced: requests and their time, and members that no document lists. Hand it to the
 * {@link dev.coachstream.spi.Host} of the sources and to the {@link Sync}. Thread-safe.
 */
@HostApi
public final class SourceTraffic implements SourceListener {
    /** So many kinds of drift are told apart between two syncs: a server may send a new name with every record. */
    private static final int MAX_DRIFT = 10_000;
    /** More than a request that is under way can have others end beside it with gaps between them. */
    private static final int MAX_STRETCHES = 1_000;

    private final TimeSource time;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Drift, LongAdder> drift = new ConcurrentHashMap<>();

    /** By the machine's own clock. */
    public SourceTraffic() {
        this(TimeSource.system());
    }

    /** @param time measures how long requests take */
    public SourceTraffic(TimeSource time) {
        this.time = time;
    }

    /**
     * Where a source's time went.
     *
     * @param requests while at least one request was under way
     * @param waits for the quota, or to try again
     */
    record Times(Duration requests, Duration waits) {
        Times minus(Times before) {
            return new Times(requests.minus(before.requests), waits.minus(before.waits));
        }
    }

    /** A stretch of time, in nanoseconds. */
    private record Stretch(long start, long end) {
        long nanos() {
            return end - start;
        }
    }

    /** A member or word that no document lists. */
    record Drift(String source, Feed feed, String path, String type) {}

    @Override
    public void exchanged(Exchange exchange) {
        String source = exchange.source();
        requests.computeIfAbsent(source, missing -> new LongAdder()).increment();
        of(source).exchanged(time.nanos(), exchange.duration());
    }

    @Override
    public void waiting(String source, String reason, Duration duration) {
        of(source).waits(duration);
    }

    Times times(String source) {
        return of(source).times();
    }

    private UnderWay of(String source) {
        return underWay.computeIfAbsent(source, missing -> new UnderWay());
    }

    @Override
    public void drift(String source, Feed feed, String path, String type) {
        Drift what = new Drift(source, feed, path, type);
        if (drift.size() < MAX_DRIFT || drift.containsKey(what)) {
            drift.computeIfAbsent(what, missing -> new LongAdder()).increment();
        }
    }

    /** Requests that a source has sent so far, retries included. */
    public long requests(String source) {
        LongAdder sent = requests.get(source);
        return sent == null ? 0 : sent.sum();
    }

    /** When one source had a request under way. */
    private static final class UnderWay {
        /** Stretches, in their order and apart from each other, that a request which is yet to end may still join. */
        private final Deque<Stretch> stretches = new ArrayDeque<>();

        private Duration requests = Duration.ZERO;
        private Duration waits = Duration.ZERO;

        /** Requests are told as they end, so a stretch can only join those before it. */
        synchronized void exchanged(long end, Duration took) {
            long start = end - took.toNanos();
            long last = end;
            while (!stretches.isEmpty() && stretches.getLast().end() - start >= 0) {
                Stretch joined = stretches.removeLast();
                requests = requests.minusNanos(joined.nanos());
                start = Math.min(start, joined.start());
                last = Math.max(last, joined.end());
            }
            stretches.addLast(new Stretch(start, last));
            requests = requests.plusNanos(last - start);
            if (stretches.size() > MAX_STRETCHES) {
                stretches.removeFirst();
            }
        }

        synchronized void waits(Duration duration) {
            waits = waits.plus(duration);
        }

        synchronized Times times() {
            return new Times(requests, waits);
        }
    }

    /** What drifted, and in how many records; starts from zero again. */
    Map<Drift, Long> takeDrift(String source) {
        Map<Drift, Long> taken = new HashMap<>();
        drift.keySet().stream().filter(key -> key.source().equals(source)).forEach(key -> {
            LongAdder count = drift.remove(key);
            if (count != null) {
                taken.put(key, count.sum());
            }
        });
        return taken;
    }
}
