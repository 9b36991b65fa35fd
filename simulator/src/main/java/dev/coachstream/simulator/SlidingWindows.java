package dev.coachstream.simulator;

import java.util.List;
import java.util.function.LongSupplier;

/** Admits a request only if each window that ends with it stays within its quota; what is refused does not count. */
final class SlidingWindows {
    private final List<Quota> quotas;
    private final long[] admitted;
    private long count;

    SlidingWindows(List<Quota> quotas) {
        this.quotas = List.copyOf(quotas);
        admitted = new long[quotas.stream().mapToInt(Quota::requests).max().orElse(1)];
    }

    /**
     * 0 when the request is admitted, else the nanoseconds until one would be.
     *
     * @param nanos read while nobody else is admitted: of requests side by side, the first to be counted is the earlier one
     */
    synchronized long admit(LongSupplier nanos) {
        long now = nanos.getAsLong();
        long wait = quotas.stream().mapToLong(quota -> wait(quota, now)).max().orElse(0);
        if (wait == 0) {
            admitted[(int) (count++ % admitted.length)] = now;
        }
        return wait;
    }

    private long wait(Quota quota, long now) {
        if (count < quota.requests()) {
            return 0;
        }
        long oldest = admitted[(int) ((count - quota.requests()) % admitted.length)];
        return Math.max(0, oldest + quota.window().toNanos() - now);
    }
}
