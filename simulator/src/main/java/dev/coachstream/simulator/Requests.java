package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests that a simulated vendor has received, in their order; the newest are kept whole, at least 50,000, and all are counted. */
public final class Requests {
    private static final int KEPT = 100_000;

    private final List<RequestSeen> kept = new ArrayList<>();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private long received;
    private long dropped;

    Requests() {}

    public synchronized List<RequestSeen> all() {
        return List.copyOf(kept);
    }

    /** Those whose path contains the given text. */
    public synchronized List<RequestSeen> to(String path) {
        return kept.stream().filter(seen -> seen.path().contains(path)).toList();
    }

    public synchronized long count() {
        return received;
    }

    /** How often each status was answered; what was never answered is not among them. */
    public synchronized Map<Integer, Long> byStatus() {
        return new TreeMap<>(byStatus);
    }

    public synchronized long withStatus(int status) {
        return byStatus.getOrDefault(status, 0L);
    }

    public synchronized void clear() {
        dropped += kept.size();
        kept.clear();
        byStatus.clear();
        received = 0;
    }

    synchronized RequestSeen arrived(Request request, long nanos) {
        if (kept.size() == KEPT) {
            kept.subList(0, KEPT / 2).clear();
            dropped += KEPT / 2;
        }
        RequestSeen seen = RequestSeen.of(request, dropped + kept.size(), nanos);
        kept.add(seen);
        received++;
        return seen;
    }

    synchronized void answered(RequestSeen seen, int status) {
        long index = seen.number() - dropped;
        if (index >= 0) {
            kept.set((int) index, seen.answered(status));
            byStatus.merge(status, 1L, Long::sum);
        }
    }
}
