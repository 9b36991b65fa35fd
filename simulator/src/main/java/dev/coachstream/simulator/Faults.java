package dev.coachstream.simulator;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The usual decisions about when a fault happens. */
public final class Faults {
    private Faults() {}

    public static FaultSource always(Fault fault) {
        return request -> fault;
    }

    public static FaultSource once(Fault fault) {
        return times(1, fault);
    }

    /** On the next so many requests. */
    public static FaultSource times(int count, Fault fault) {
        AtomicInteger left = new AtomicInteger(count);
        return request -> left.getAndDecrement() > 0 ? fault : null;
    }

    /** Not on the next so many requests, then as the other source says. */
    public static FaultSource after(int count, FaultSource then) {
        AtomicInteger left = new AtomicInteger(count);
        return request -> left.getAndDecrement() > 0 ? null : then.next(request);
    }

    /** Only on some requests; the other source is not asked about the rest. */
    public static FaultSource when(Predicate<RequestSeen> matching, FaultSource then) {
        return request -> matching.test(request) ? then.next(request) : null;
    }

    /** On that share of requests, one of the faults; the seed and how many requests came before decide. */
    public static FaultSource randomly(long seed, double rate, Fault... faults) {
        AtomicLong asked = new AtomicLong();
        return request -> {
            Draw draw = new Draw(seed, asked.getAndIncrement());
            return draw.below(1_000_000) < rate * 1_000_000 ? draw.of(faults) : null;
        };
    }
}
