package dev.coachstream.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The quotas of one vendor: for each class of endpoints, several windows at once, counted for each caller. */
public final class Quotas {
    private final Map<String, List<Quota>> documented;
    private final Map<String, List<Quota>> enforced = new ConcurrentHashMap<>();
    private final Map<Counter, SlidingWindows> counters = new ConcurrentHashMap<>();

    /**
     * Enforces none of them yet: {@link Behaviour#enforceDocumentedQuotas} does.
     *
     * @param documented what the vendor's document says, for each class of endpoints that its {@link Routes} tell apart
     */
    public Quotas(Map<String, List<Quota>> documented) {
        this.documented = Map.copyOf(documented);
    }

    void enforceDocumented() {
        documented.forEach(this::enforce);
    }

    void enforceEverywhere(List<Quota> quotas) {
        documented.keySet().forEach(endpoints -> enforce(endpoints, quotas));
    }

    void enforce(String endpoints, List<Quota> quotas) {
        if (!documented.containsKey(endpoints)) {
            throw new IllegalArgumentException(
                    "no endpoints are called " + endpoints + ", only " + documented.keySet());
        }
        counters.keySet().removeIf(counter -> counter.endpoints().equals(endpoints));
        enforced.put(endpoints, quotas);
    }

    /** 0 when the request is admitted, else the nanoseconds until one would be. */
    long admit(String endpoints, String caller, LongSupplier nanos) {
        List<Quota> quotas = enforced.getOrDefault(endpoints, List.of());
        return quotas.isEmpty()
                ? 0
                : counters.computeIfAbsent(new Counter(endpoints, caller), key -> new SlidingWindows(quotas))
                        .admit(nanos);
    }

    private record Counter(String endpoints, String caller) {
        @Override
        public String toString() {
            return endpoints;
        }
    }
}
