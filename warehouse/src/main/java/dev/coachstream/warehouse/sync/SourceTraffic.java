package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.SourceListener;
import dev.coachstream.spi.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what sources do while they are synced: requests and their time, and members that no document lists. Hand it to the
 * {@link dev.coachstream.spi.Host} of the sources and to the {@link Sync}. Thread-safe.
 */
public final class SourceTraffic implements SourceListener {
    /** So many kinds of drift are told apart between two syncs: a server may send a new name with every record. */
    private static final int MAX_DRIFT = 10_000;

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

    /** A member or word that no document lists. */
    record Drift(String source, Feed feed, String path, String type) {}

    @Override
    public void requestSent(String source) {
        requests.computeIfAbsent(source, missing -> new LongAdder()).increment();
        of(source).sent(time.nanos());
    }

    @Override
    public void requestEnded(String source) {
        of(source).ended(time.nanos());
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

    /** The requests of one source that are under way. */
    private static final class UnderWay {
        private int count;
        private long since;
        private Duration requests = Duration.ZERO;
        private Duration waits = Duration.ZERO;

        synchronized void sent(long now) {
            if (count++ == 0) {
                since = now;
            }
        }

        synchronized void ended(long now) {
            if (--count == 0) {
                requests = requests.plusNanos(now - since);
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
