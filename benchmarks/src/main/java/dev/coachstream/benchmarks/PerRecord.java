package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.ReaderMain;
import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Processor time from the socket to the canonical record: each reader in a process that stays, in rounds of shuffled order, each
 * round checked to have read the same. A ratio is taken within a round, because the machine's other work changes between rounds.
 */
record PerRecord(int sessions, int rounds, int warmUp, String python) {
    private static final String OURS = "coachstream";
    private static final String PYTHON = "python-requests";
    private static final Map<String, Double> RIVALS = rivals();

    private static Map<String, Double> rivals() {
        Map<String, Double> rivals = new LinkedHashMap<>();
        rivals.put("hand-http-client", 1.0);
        rivals.put("hand-url-connection", 1.6);
        rivals.put("stock-feign", 0.55);
        rivals.put(PYTHON, 0.5);
        return rivals;
    }

    List<Bound> measure() throws IOException, InterruptedException {
        boolean withPython = Child.works("python3", "-c", "import requests");
        List<Bound> bounds = new ArrayList<>();
        for (Vendor vendor : Vendor.values()) {
            Map<String, List<Double>> micros = rounds(vendor, withPython);
            RIVALS.forEach((rival, limit) -> bounds.add(bound(vendor, rival, limit, micros)));
        }
        return bounds;
    }

    private static Bound bound(Vendor vendor, String rival, double limit, Map<String, List<Double>> micros) {
        String name = "per record, " + vendor.id() + ", against " + rival;
        List<Double> theirs = micros.get(rival);
        List<Double> ours = micros.getOrDefault(OURS, List.of());
        if (theirs == null) {
            return Bound.skipped(limit, name, "python3-requests is not installed");
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        String note = String.format(
                Locale.ROOT,
                "%.1f s against %.1f s for a million",
                Spread.of(ours).median(),
                Spread.of(theirs).median());
        return Bound.atMost(limit, name, Spread.of(ratios), note);
    }

    /** Microseconds for each session, by reader, round by round. */
    private Map<String, List<Double>> rounds(Vendor vendor, boolean withPython)
            throws IOException, InterruptedException {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        Map<String, Child> readers = new LinkedHashMap<>();
        try (Child server = Child.java("-Xmx1g", VendorMain.class, vendor.id(), Integer.toString(sessions))) {
            String[] place = server.answer().split(" ", 2);
            try {
                start(readers, vendor, place, withPython);
                Random random = new Random(1);
                for (int round = 0; round < warmUp + rounds; round++) {
                    Map<String, List<Double>> kept = round < warmUp ? new LinkedHashMap<>() : micros;
                    round(readers, random, kept);
                }
            } finally {
                for (Child reader : readers.values()) {
                    reader.close();
                }
            }
        }
        return micros;
    }

    private void start(Map<String, Child> readers, Vendor vendor, String[] place, boolean withPython)
            throws IOException {
        List<String> names = new ArrayList<>(List.of(OURS));
        names.addAll(RIVALS.keySet());
        for (String name : names) {
            if (!name.equals(PYTHON)) {
                readers.put(name, Child.java("-Xmx512m", ReaderMain.class, name, vendor.id(), place[0], place[1]));
            } else if (withPython) {
                readers.put(name, Child.start(List.of("python3", python, vendor.id(), place[0], place[1])));
            }
        }
    }

    private void round(Map<String, Child> readers, Random random, Map<String, List<Double>> micros) throws IOException {
        List<String> order = new ArrayList<>(readers.keySet());
        Collections.shuffle(order, random);
        String expected = "";
        for (String name : order) {
            String[] answer =
                    Objects.requireNonNull(readers.get(name)).ask("read").split(" ", -1);
            String tally = answer[0] + " " + answer[1];
            if (!expected.isEmpty() && !expected.equals(tally)) {
                throw new IOException(name + " read " + tally + " where another read " + expected);
            }
            expected = tally;
            double each = Double.parseDouble(answer[2]) / Long.parseLong(answer[0]) / 1000;
            micros.computeIfAbsent(name, missing -> new ArrayList<>()).add(each);
        }
        if (Long.parseLong(expected.split(" ", -1)[0]) < sessions) {
            throw new IOException("only " + expected + " of " + sessions + " sessions were read");
        }
    }
}
