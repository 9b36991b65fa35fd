package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures and prints the bounds. {@code Bounds HOME quick|full [GROUP,GROUP]}. */
public final class Bounds {
    private Bounds() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        boolean full = arguments[1].equals("full");
        String python = home.resolve("benchmarks/python/reader.py").toString();
        PerRecord perRecord = full ? new PerRecord(50_000, 20, 40, python) : new PerRecord(20_000, 8, 12, python);
        Map<String, Callable<List<Bound>>> groups = groups(home, full, python, perRecord);
        Set<String> chosen = arguments.length > 2 ? Set.of(arguments[2].split(",")) : groups.keySet();
        if (!groups.keySet().containsAll(chosen)) {
            System.err.println("the groups are " + groups.keySet() + ", not " + chosen);
            System.exit(2);
        }
        System.out.println(Machine.describe());
        System.out.printf(
                "%s; per record: %d rounds of %d sessions after %d to warm up; median (middle half)%n%n",
                arguments[1], perRecord.rounds(), perRecord.sessions(), perRecord.warmUp());
        System.out.println("| bound | limit | measured | | |");
        System.out.println("|---|---|---|---|---|");
        for (Map.Entry<String, Callable<List<Bound>>> group : groups.entrySet()) {
            if (chosen.contains(group.getKey())) {
                group.getValue().call().forEach(bound -> System.out.println(bound.row()));
            }
        }
    }

    private static Map<String, Callable<List<Bound>>> groups(
            Path home, boolean full, String python, PerRecord perRecord) {
        Map<String, Callable<List<Bound>>> groups = new LinkedHashMap<>();
        groups.put("per-record", perRecord::measure);
        groups.put("in-flight", new InFlight(20_000, full ? 5 : 1, full ? List.of(2, 4) : List.of())::measure);
        groups.put("slow-caller", new SlowCaller(full ? 200 : 80, full ? 3 : 1)::measure);
        groups.put("quota", new QuotaTime(full ? 250 : 120)::measure);
        groups.put(
                "memory",
                (full ? new Memory(home, 1_000_000, 200_000, 100_000) : new Memory(home, 50_000, 25_000, 20_000))
                        ::measure);
        groups.put("start-up", new StartUp(home, python, full ? 25 : 7, vendors(full))::measure);
        groups.put("store", new StoreRate(home, full ? 1_000_000 : 100_000, full ? 7 : 1)::measure);
        groups.put("pipelines", new PipelineRate(home, full ? 1_000_000 : 100_000, full ? 7 : 3)::measure);
        return groups;
    }

    private static List<Vendor> vendors(boolean full) {
        return full ? List.of(Vendor.values()) : List.of(Vendor.MAESTROQA);
    }
}
