package dev.coachstream.reliability.simulation;

import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.RequestSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a vendor while one sync reads it, by the number of the request. A request of an earlier client, whose token is another, is not counted: when
 * that one's last request arrives is a matter of chance.
 */
final class Script implements FaultSource {
    private final Map<Integer, List<Runnable>> changes = new HashMap<>();
    private final Map<Integer, Fault> faults = new HashMap<>();
    private String token = "";
    private int requests;

    /** Forgets everything; the next request of this token is the first. */
    synchronized void begin(String ofToken) {
        changes.clear();
        faults.clear();
        token = ofToken;
        requests = 0;
    }

    /** Changes something at the vendor just before it answers a request. */
    synchronized void before(int request, Runnable change) {
        changes.computeIfAbsent(request, none -> new ArrayList<>()).add(change);
    }

    synchronized void fault(int first, int count, Fault fault) {
        for (int request = first; request < first + count; request++) {
            faults.putIfAbsent(request, fault);
        }
    }

    synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized @Nullable Fault next(RequestSeen seen) {
        if (seen.headers().values().stream().noneMatch(value -> value.endsWith(token))) {
            return null;
        }
        requests++;
        changes.getOrDefault(requests, List.of()).forEach(Runnable::run);
        return faults.get(requests);
    }
}
