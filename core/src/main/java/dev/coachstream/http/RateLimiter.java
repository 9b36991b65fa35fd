package dev.coachstream.http;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps to several rate limits at once, over sliding windows: in any stretch of time as long as a window, the vendor sees at
 * most the limit's requests. Waits instead of failing. Thread-safe; share one among all who use the same allowance.
 *
 * <p>A request takes a slot when it is sent and keeps it until a window after its response came: only so long is it certain
 * that the vendor, whose clock saw it somewhere in between, has forgotten it. A request that was given up without a response may
 * reach the vendor after that, so its slot is kept a little longer. A token bucket would let up to twice the limit through in one
 * window.
 */
public final class RateLimiter {
    /** Told when a caller has to wait. */
    @FunctionalInterface
    public interface Waiting {
        void waiting(String reason, Duration duration);
    }

    /** The vendor asked for a longer pause than a caller may wait; thrown instead of a slot. */
    public static final class LongPause extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Duration left;

        LongPause(Duration left) {
            super("the vendor asked to be left alone for another " + left.toSeconds() + " s");
            this.left = left;
        }

        /** How much of the pause is left. */
        public Duration left() {
            return left;
        }
    }

    /** A pause is believed for so long; then somebody asks again, because the advice may have been a gateway's slip. */
    private static final Duration MAX_BELIEVED = Duration.ofDays(1);

    /** How long a request may be on its way to the vendor. */
    private static final long MAX_WAY = Duration.ofSeconds(1).toNanos();

    private final TimeSource time;
    /** When the vendor had seen each request at the latest, in the order of these times. */
    private final Deque<Long> seen = new ArrayDeque<>();

    private List<RateLimit> limits;
    private long longestWindow;
    private int mostRequests;
    private boolean disputed;
    private int inFlight;
    private Duration pause = Duration.ZERO;
    private long pausedAt;

    /** Keeps to all of these limits; to none where there are none. */
    public RateLimiter(List<RateLimit> limits, TimeSource time) {
        this.limits = List.copyOf(limits);
        this.time = time;
        measure();
    }

    private void measure() {
        longestWindow = limits.stream()
                .mapToLong(limit -> limit.window().toNanos())
                .max()
                .orElse(0);
        mostRequests = limits.stream().mapToInt(RateLimit::requests).max().orElse(0);
    }

    /** The limits kept. */
    public synchronized List<RateLimit> limits() {
        return limits;
    }

    /**
     * Keeps from now on to these too: of what several accounts were told of one allowance the strictest holds, for each window.
     *
     * @return whether somebody was told something else than what holds now, the first time that it is so
     */
    synchronized boolean alsoKeep(List<RateLimit> more) {
        Map<Duration, Integer> strictest = new LinkedHashMap<>();
        Stream.of(limits, more)
                .flatMap(List::stream)
                .forEach(limit -> strictest.merge(limit.window(), limit.requests(), Math::min));
        List<RateLimit> all = strictest.entrySet().stream()
                .map(entry -> new RateLimit(entry.getValue(), entry.getKey()))
                .toList();
        boolean news = !disputed && !Set.copyOf(limits).equals(Set.copyOf(more));
        disputed |= news;
        limits = all;
        measure();
        return news;
    }

    /**
     * Waits for a slot; every slot is given back with {@link #release}.
     *
     * @param longest how long a caller may wait in all for pauses that the vendor asked for; whoever would have to wait longer fails at once
     */
    public void acquire(Waiting waiting, Duration longest) throws InterruptedException, LongPause {
        Duration patience = longest;
        while (true) {
            Duration wait;
            String reason;
            synchronized (this) {
                Duration left = leftOfPause();
                if (left.compareTo(patience) > 0) {
                    throw new LongPause(left);
                }
                reason = left.isZero() ? "quota" : "vendor asked (429)";
                long nanos = Math.max(left.toNanos(), nanosToWait());
                if (nanos == 0) {
                    inFlight++;
                    return;
                }
                if (nanos == Long.MAX_VALUE) {
                    wait();
                    continue;
                }
                wait = Duration.ofNanos(nanos);
                patience = left.isZero() ? patience : patience.minus(wait);
            }
            waiting.waiting(reason, wait);
            time.sleep(wait);
        }
    }

    /**
     * The request is over.
     *
     * @param answered whether the vendor has answered it; one that was given up or broken off may be still on its way
     */
    public synchronized void release(boolean answered) {
        inFlight--;
        long way = answered ? 0 : MAX_WAY;
        note(time.nanos() + way);
        notifyAll();
    }

    private void note(long at) {
        Deque<Long> later = new ArrayDeque<>();
        while (!seen.isEmpty() && seen.peekLast() - at > 0) {
            later.addFirst(seen.removeLast());
        }
        seen.addLast(at);
        seen.addAll(later);
    }

    /** Lets nobody through for so long: the vendor said so. */
    public synchronized void pause(Duration duration) {
        if (duration.compareTo(leftOfPause()) > 0) {
            pause = duration;
            pausedAt = time.nanos();
        }
    }

    private Duration leftOfPause() {
        Duration passed = Duration.ofNanos(time.nanos() - pausedAt);
        if (pause.isZero() || passed.compareTo(pause) >= 0 || passed.compareTo(MAX_BELIEVED) >= 0) {
            pause = Duration.ZERO;
            return Duration.ZERO;
        }
        return pause.minus(passed);
    }

    /** Zero: go; the greatest value: only an answer to a request in flight can make room; else nanoseconds. */
    private long nanosToWait() {
        long now = time.nanos();
        forget(now);
        long wait = 0;
        for (RateLimit limit : limits) {
            wait = Math.max(wait, nanosToWait(limit, now));
        }
        return wait;
    }

    private long nanosToWait(RateLimit limit, long now) {
        int room = limit.requests() - inFlight;
        if (room <= 0) {
            return Long.MAX_VALUE;
        }
        long window = limit.window().toNanos();
        for (Iterator<Long> newest = seen.descendingIterator(); newest.hasNext(); ) {
            long age = now - newest.next();
            if (age >= window) {
                return 0;
            }
            if (--room == 0) {
                return window - age;
            }
        }
        return 0;
    }

    private void forget(long now) {
        while (!seen.isEmpty() && (seen.size() > mostRequests || now - seen.peekFirst() >= longestWindow)) {
            seen.removeFirst();
        }
    }
}
