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
        Measurements all = full ? Measurements.full(home, python) : Measurements.quick(home, python);
        PerRecord perRecord = all.perRecord();
        Map<String, Callable<List<Bound>>> groups = all.groups();
        Set<String> chosen = arguments.length > 2 ? Set.of(arguments[2].split(",")) : groups.keySet();
        if (!groups.keySet().containsAll(chosen)) {
            System.err.println("the groups are " + groups.keySet() + ", not " + chosen);
            System.exit(2);
        }
        System.out.println(Machine.describe());
        System.out.printf(
                "%s; per record: %s rounds of %s sessions after %s to warm up; median (middle half)%n%n",
                arguments[1], perRecord.rounds(), perRecord.sessions(), perRecord.warmUp());
        System.out.println("| bound | limit | measured | | |");
        System.out.println("|---|---|---|---|---|");
        for (Map.Entry<String, Callable<List<Bound>>> group : groups.entrySet()) {
            if (chosen.contains(group.getKey())) {
                group.getValue().call().forEach(bound -> System.out.println(bound.row()));
            }
        }
    }

    private record Measurements(
            PerRecord perRecord,
            InFlight inFlight,
            SlowCaller slowCaller,
            QuotaTime quota,
            Memory memory,
            StartUp startUp,
            StoreRate store,
            PipelineRate pipelines) {

        static Measurements quick(Path home, String python) {
            return new Measurements(
                    new PerRecord(20_000, 8, 12, python),
                    new InFlight(20_000, 1, List.of()),
                    new SlowCaller(80, 1),
                    new QuotaTime(120),
                    new Memory(home, 50_000, 25_000, 20_000),
                    new StartUp(home, python, 7, List.of(Vendor.MAESTROQA)),
                    new StoreRate(home, 100_000, 1),
                    new PipelineRate(home, 100_000, 3));
        }

        static Measurements full(Path home, String python) {
            return new Measurements(
                    new PerRecord(50_000, 20, 40, python),
                    new InFlight(20_000, 5, List.of(2, 4)),
                    new SlowCaller(200, 3),
                    new QuotaTime(250),
                    new Memory(home, 1_000_000, 200_000, 100_000),
                    new StartUp(home, python, 25, List.of(Vendor.values())),
                    new StoreRate(home, 1_000_000, 7),
                    new PipelineRate(home, 1_000_000, 7));
        }

        Map<String, Callable<List<Bound>>> groups() {
            Map<String, Callable<List<Bound>>> groups = new LinkedHashMap<>();
            groups.put("per-record", perRecord::measure);
            groups.put("in-flight", inFlight::measure);
            groups.put("slow-caller", slowCaller::measure);
            groups.put("quota", quota::measure);
            groups.put("memory", memory::measure);
            groups.put("start-up", startUp::measure);
            groups.put("store", store::measure);
            groups.put("pipelines", pipelines::measure);
            return groups;
        }
    }
}
