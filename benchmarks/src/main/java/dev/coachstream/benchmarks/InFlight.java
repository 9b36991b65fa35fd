package dev.coachstream.benchmarks;

import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much faster a read is with several requests under way than with one, where each takes 50 ms. Both have to bring the same
 * sessions in the same order.
 *
 * @param others what else is measured besides eight
 */
record InFlight(int sessions, int rounds, List<Integer> others) {
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int MAX_IN_FLIGHT = 8;
    private static final int WARM_UP = 5;
    private static final int CRESTA_PEOPLE = 20;

    List<Bound> measure() throws IOException {
        List<Bound> bounds = new ArrayList<>();
        bounds.addAll(measure(Vendor.MAESTROQA, 7, source -> Query.all()));
        bounds.addAll(measure(Vendor.SAMSARA, 5, source -> wholePeriod()));
        bounds.addAll(measure(Vendor.CRESTA, Double.NaN, InFlight::somePeople));
        return bounds;
    }

    /** Only a window with an end can be cut. */
    private Query wholePeriod() {
        DataSet data = DataSet.of(sessions);
        return Query.all().window(Axis.UPDATED, data.from(), data.to());
    }

    /** Cresta lists one person at a time, for so many people named at the most. */
    private static Query somePeople(CoachingSource source) {
        try (Paged<CoachingSession> all = source.sessions(Query.all())) {
            return Query.all()
                    .coachees(all.stream()
                            .map(CoachingSession::coachee)
                            .filter(Objects::nonNull)
                            .map(Participant::id)
                            .distinct()
                            .limit(CRESTA_PEOPLE)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private List<Bound> measure(Vendor vendor, double limit, Function<CoachingSource, Query> query) throws IOException {
        Map<Integer, List<Double>> ratios = new LinkedHashMap<>();
        List<Double> sequential = new ArrayList<>();
        Map<Integer, Long> requests = new LinkedHashMap<>();
        try (RunningVendor running = RunningVendor.start(vendor, sessions);
                CoachingSource one = running.account().open(settings(1))) {
            Query asked = query.apply(one);
            read(one, asked);
            warmUp(running, asked);
            for (int round = 0; round < rounds; round++) {
                running.seen();
                Timed alone = read(one, asked);
                sequential.add(alone.seconds());
                requests.put(1, running.seen().requests());
                for (int inFlight : inFlight()) {
                    try (CoachingSource several = running.account().open(settings(inFlight))) {
                        Timed together = read(several, asked);
                        requireSame(vendor, alone, together);
                        ratios.computeIfAbsent(inFlight, missing -> new ArrayList<>())
                                .add(alone.seconds() / together.seconds());
                        requests.put(inFlight, running.seen().requests());
                    }
                }
            }
        }
        return bounds(vendor, limit, ratios, Spread.of(sequential).median(), requests);
    }

    private static List<Bound> bounds(
            Vendor vendor, double limit, Map<Integer, List<Double>> ratios, double alone, Map<Integer, Long> requests) {
        List<Bound> bounds = new ArrayList<>();
        ratios.forEach((inFlight, ratio) -> {
            String name = "in flight, %s, %s against 1".formatted(vendor.id(), inFlight);
            String note = String.format(
                    Locale.ROOT,
                    "%.1f s with 1; %d requests against %d",
                    alone,
                    requests.get(inFlight),
                    requests.get(1));
            Spread spread = Spread.of(ratio);
            boolean bounded = inFlight == MAX_IN_FLIGHT && !Double.isNaN(limit);
            Bound bound = bounded ? Bound.atLeast(limit, name, spread, note) : Bound.shown(name, spread, note);
            bounds.add(bound);
        });
        return bounds;
    }

    /** Parts have pages of their own: they are rendered, and the code is warm. */
    private static void warmUp(RunningVendor running, Query asked) throws IOException {
        try (CoachingSource several = running.account().open(settings(MAX_IN_FLIGHT))) {
            for (int i = 0; i < WARM_UP; i++) {
                read(several, asked);
            }
        }
        running.latency(LATENCY);
    }

    private List<Integer> inFlight() {
        List<Integer> all = new ArrayList<>(others);
        all.add(MAX_IN_FLIGHT);
        return all;
    }

    private static Map<String, String> settings(int inFlight) {
        return Map.of("quota", "unlimited", "max-in-flight", Integer.toString(inFlight));
    }

    private record Timed(List<String> ids, double seconds) {}

    private static Timed read(CoachingSource source, Query query) {
        long start = System.nanoTime();
        try (Paged<CoachingSession> sessions = source.sessions(query)) {
            List<String> ids = sessions.stream().map(CoachingSession::id).toList();
            return new Timed(ids, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void requireSame(Vendor vendor, Timed alone, Timed together) throws IOException {
        if (!alone.ids().equals(together.ids())) {
            boolean reordered = Set.copyOf(alone.ids()).equals(Set.copyOf(together.ids()));
            String order = reordered ? ", in another order" : "";
            throw new IOException(vendor.id() + " was read differently with several requests in flight: "
                    + together.ids().size() + " sessions where one after the other brought "
                    + alone.ids().size() + order);
        }
    }
}
