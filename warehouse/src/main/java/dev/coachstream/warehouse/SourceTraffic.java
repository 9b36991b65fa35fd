package dev.coachstream.warehouse;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.SourceListener;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what sources do while they are synced: requests, and members that no document lists. Hand it to the
 * {@link dev.coachstream.spi.Host} of the sources and to the {@link Sync}. Thread-safe.
 */
public final class SourceTraffic implements SourceListener {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Drift, LongAdder> drift = new ConcurrentHashMap<>();

    /** A member or word that no document lists. */
    record Drift(String source, Feed feed, String path, String type) {}

    @Override
    public void requestSent(String source) {
        requests.computeIfAbsent(source, missing -> new LongAdder()).increment();
    }

    @Override
    public void drift(String source, Feed feed, String path, String type) {
        drift.computeIfAbsent(new Drift(source, feed, path, type), missing -> new LongAdder())
                .increment();
    }

    /** Requests that a source has sent so far, retries included. */
    public long requests(String source) {
        LongAdder sent = requests.get(source);
        return sent == null ? 0 : sent.sum();
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
