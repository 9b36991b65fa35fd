package dev.coachstream.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Small simulated accounts in one connector on stock workers, measured: {@code ManyAccounts ACCOUNTS}. Prints a table. */
public final class ManyAccounts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SESSIONS = 10;
    private static final int TASKS = 4;
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration BOUND = Duration.ofMinutes(20);

    private final StockKafka kafka;
    private final Path plugins;
    private final List<SimulatedVendor> vendors;
    private final PrintStream out;

    private ManyAccounts(StockKafka kafka, List<SimulatedVendor> vendors, PrintStream out) throws IOException {
        this.kafka = kafka;
        this.plugins = kafka.unpack();
        this.vendors = vendors;
        this.out = out;
    }

    /** The number of accounts. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("benchmark");
        Path accounts = Files.createDirectory(folder.resolve("accounts"));
        List<SimulatedVendor> vendors = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            vendors.add(account(accounts, number));
        }
        try (StockKafka kafka = StockKafka.start(folder, "-Xmx2g")) {
            new ManyAccounts(kafka, vendors, System.out).measure(accounts);
        } finally {
            vendors.forEach(SimulatedVendor::close);
            remove(folder);
        }
    }

    private void measure(Path accounts) throws Exception {
        out.printf(
                "%n%,d accounts of %d sessions and more, %d tasks, exactly once, workers with -Xmx2g%n",
                vendors.size(), SESSIONS, TASKS);
        out.printf("%n| what | measured |%n|---|---|%n");
        StockKafka.Worker first = kafka.worker("worker-1", plugins);
        row("a worker without a connector, resident", "%d MB", resident(first));
        try (CommittedTopic sessions = new CommittedTopic(kafka.servers(), "coaching.sessions")) {
            long begun = System.nanoTime();
            startConnector(first, accounts);
            awaitTasks(first, 1);
            row("from the connector's configuration to all tasks running", "%.1f s", since(begun));
            Set<String> seen = new HashSet<>();
            awaitRecords(sessions, seen, 1);
            row("to the first record", "%.1f s", since(begun));
            awaitRecords(sessions, seen, vendors.size());
            row("to the first record of the last account", "%.1f s", since(begun));
            awaitQuiet();
            row("until all feeds of all accounts were read", "%.1f s", since(begun) - QUIET.toSeconds() / 6.0);
            row("requests", "%,d", requests());
            memory("then", first);
            idle(first);
            join(first, sessions);
        }
    }

    private void memory(String when, StockKafka.Worker worker) throws IOException, InterruptedException {
        row(when + ": the worker, resident at most", "%d MB", resident(worker));
        row(when + ": its heap, living objects", "%d MB", living(worker));
    }

    private void idle(StockKafka.Worker worker) throws InterruptedException {
        Duration before = processor(worker);
        TimeUnit.SECONDS.sleep(QUIET.toSeconds());
        Duration used = processor(worker).minus(before);
        row(
                "processor while nothing is due, the folder looked at",
                "%.1f %%",
                100.0 * used.toMillis() / QUIET.toMillis());
    }

    /** What it costs that a worker comes, and that it goes. */
    private void join(StockKafka.Worker first, CommittedTopic sessions) throws Exception {
        long requests = requests();
        int records = sessions.records().size();
        StockKafka.Worker second = kafka.worker("worker-2", plugins);
        long begun = System.nanoTime();
        awaitTasks(first, 2);
        row("a second worker has come up: until half of the tasks run there", "%.1f s", since(begun));
        memory("then", second);
        begun = System.nanoTime();
        kafka.kill(second);
        awaitTasks(first, 1);
        row("it is killed: until all tasks run on the first (it is waited for for 2 s)", "%.1f s", since(begun));
        awaitQuiet();
        row("requests to vendors because of both", "%,d", requests() - requests);
        row("records that came again because of both", "%,d", sessions.records().size() - records);
        memory("at the end", first);
    }

    private void startConnector(StockKafka.Worker worker, Path accounts) throws IOException, InterruptedException {
        Map<String, String> config = Map.of(
                "connector.class", "CoachstreamSourceConnector",
                "tasks.max", String.valueOf(TASKS),
                "topic.prefix", "coaching",
                "poll.interval.ms", "3600000",
                "accounts.dir", accounts.toString());
        String answer = kafka.send(worker, "PUT", "/connectors/coaching/config", JSON.writeValueAsString(config));
        if (!answer.startsWith("201")) {
            throw new IOException(answer);
        }
    }

    /** Until all tasks run, on so many workers. */
    private void awaitTasks(StockKafka.Worker worker, int workers) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (since(begun) < BOUND.toSeconds()) {
            JsonNode tasks = JSON.readTree(kafka.get(worker, "/connectors/coaching/status"))
                    .path("tasks");
            Set<String> on = new HashSet<>();
            Set<String> states = new HashSet<>();
            tasks.forEach(task -> {
                on.add(task.path("worker_id").asText());
                states.add(task.path("state").asText());
            });
            if (tasks.size() == TASKS && on.size() == workers && states.equals(Set.of("RUNNING"))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the tasks do not run");
    }

    private static void awaitRecords(CommittedTopic topic, Set<String> seen, int accounts) throws IOException {
        long begun = System.nanoTime();
        int known = 0;
        while (seen.size() < accounts && since(begun) < BOUND.toSeconds()) {
            var all = topic.records();
            for (; known < all.size(); known++) {
                String key = CommittedTopic.key(all.get(known));
                seen.add(key.substring(0, key.indexOf('/')));
            }
        }
        if (seen.size() < accounts) {
            throw new IOException("only " + seen.size() + " accounts were read");
        }
    }

    /** Until nobody is asked any more for five seconds. */
    private void awaitQuiet() throws InterruptedException {
        long before = -1;
        for (long now = requests(); now != before; now = requests()) {
            before = now;
            TimeUnit.SECONDS.sleep(QUIET.toSeconds() / 6);
        }
    }

    private long requests() {
        return vendors.stream().mapToLong(vendor -> vendor.requests().count()).sum();
    }

    private static SimulatedVendor account(Path folder, int number) throws IOException {
        DataSet data = DataSet.of(SESSIONS).withSeed(number);
        ServerOptions options = ServerOptions.defaults().withToken("token-of-" + number);
        List<String> lines = new ArrayList<>(List.of("sources:", "  - name: account-" + number));
        SimulatedVendor server = switch (number % 3) {
            case 0 -> SimulatedMaestroQa.start(data, options);
            case 1 -> SimulatedCresta.start(data, options);
            default -> SimulatedSamsara.start(data, options);
        };
        lines.add("    vendor: " + List.of("maestroqa", "cresta", "samsara").get(number % 3));
        lines.add("    base-url: " + server.url());
        lines.add("    token: " + server.token());
        if (number % 3 == 1) {
            lines.add("    customer: " + CrestaData.customer());
            lines.add("    profile: " + CrestaData.profile());
            lines.add("    usecase: " + CrestaData.usecase());
        }
        Files.write(folder.resolve("account-" + number + ".yaml"), lines);
        return server;
    }

    private static Duration processor(StockKafka.Worker worker) {
        return worker.process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** At its highest, as Linux counts it. */
    private static long resident(StockKafka.Worker worker) throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/" + worker.process().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** What the JDK counts after a collection. */
    private static long living(StockKafka.Worker worker) throws IOException, InterruptedException {
        Process counted = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(worker.process().pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String printed = new String(counted.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        counted.waitFor();
        return printed.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().replaceAll(".*\\s", "")) >> 20)
                .findFirst()
                .orElse(0);
    }

    private void row(String what, String form, Object value) {
        out.printf(Locale.ROOT, "| %s | " + form + " |%n", what, value);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
