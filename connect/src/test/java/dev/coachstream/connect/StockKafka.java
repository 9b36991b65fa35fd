package dev.coachstream.connect;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A broker and Connect workers, each a process of its own from Kafka's own artifacts. Ends them all. */
final class StockKafka implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final String heap;
    private final String classPath;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final int port = freePort();

    private StockKafka(Path folder, String heap) throws IOException {
        this.folder = folder;
        this.heap = heap;
        this.classPath = Files.readString(Path.of("kafka/target/class-path")).strip()
                + File.pathSeparator
                + Path.of("target/test-classes").toAbsolutePath();
    }

    /** A worker that is running. */
    record Worker(Process process, URI url, Path log) {}

    /** A broker with the controller in the same process. */
    static StockKafka start(Path folder) throws IOException, InterruptedException {
        return start(folder, "-Xmx512m");
    }

    /** @param heap of each process, as a JVM is told it */
    static StockKafka start(Path folder, String heap) throws IOException, InterruptedException {
        StockKafka kafka = new StockKafka(folder, heap);
        int controller = freePort();
        Map<String, String> server = new TreeMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:" + kafka.port + ",CONTROLLER://127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", folder.resolve("log").toString(),
                "group.initial.rebalance.delay.ms", "0"));
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            server.put(topic + ".replication.factor", "1");
            server.put(topic + ".num.partitions", "1");
            server.put(topic + ".min.isr", "1");
        }
        Path properties = kafka.properties("server", server);
        kafka.run("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", properties.toString());
        Process broker = kafka.launch("broker", "kafka.Kafka", properties.toString());
        kafka.await(broker, () -> {
            try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), kafka.port)) {
                return socket.isConnected();
            }
        });
        return kafka;
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    /** Unpacks the plug-in's zip. Gives the folder for a plugin.path. */
    Path unpack() throws IOException {
        return unpack(folder.resolve("plugins"));
    }

    static Path unpack(Path plugins) throws IOException {
        Path zip;
        try (var files = Files.list(Path.of("target"))) {
            zip = files.filter(file -> file.toString().endsWith("-plugin.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = plugins.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
        return plugins;
    }

    Worker worker(String name, Path plugins) throws IOException, InterruptedException {
        int rest = freePort();
        Path properties = properties(
                name,
                new TreeMap<>(Map.ofEntries(
                        Map.entry("bootstrap.servers", servers()),
                        Map.entry("group.id", "workers"),
                        Map.entry("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
                        Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                        Map.entry("key.converter.schemas.enable", "false"),
                        Map.entry("value.converter.schemas.enable", "false"),
                        Map.entry("offset.storage.topic", "connect-offsets"),
                        Map.entry("offset.storage.partitions", "1"),
                        Map.entry("config.storage.topic", "connect-configs"),
                        Map.entry("status.storage.topic", "connect-status"),
                        Map.entry("status.storage.partitions", "1"),
                        Map.entry("offset.storage.replication.factor", "1"),
                        Map.entry("config.storage.replication.factor", "1"),
                        Map.entry("status.storage.replication.factor", "1"),
                        Map.entry("exactly.once.source.support", "enabled"),
                        Map.entry("session.timeout.ms", "6000"),
                        Map.entry("heartbeat.interval.ms", "1500"),
                        Map.entry("scheduled.rebalance.max.delay.ms", "2000"),
                        Map.entry("config.providers", "renewed"),
                        Map.entry("config.providers.renewed.class", RenewedSecrets.class.getName()),
                        Map.entry("plugin.discovery", "service_load"),
                        Map.entry("plugin.path", plugins.toString()),
                        Map.entry("listeners", "http://127.0.0.1:" + rest))));
        Process process = launch(name, "org.apache.kafka.connect.cli.ConnectDistributed", properties.toString());
        Worker worker = new Worker(process, URI.create("http://127.0.0.1:" + rest), folder.resolve(name + ".log"));
        await(process, () -> get(worker, "/connector-plugins").contains("Coachstream"));
        return worker;
    }

    String get(Worker worker, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(worker.url().resolve(path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** The answer, status first. */
    String send(Worker worker, String method, String path, String json) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(worker.url().resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** Runs a tool to its end. Gives what it printed. */
    String run(String tool, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve(tool + ".log");
        Process process = process(log, tool, arguments);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String printed = Files.readString(log);
        if (process.waitFor() != 0) {
            throw new AssertionError(tool + " failed: " + printed);
        }
        return printed;
    }

    /** Ends a worker as a crash does. */
    void kill(Worker worker) throws InterruptedException {
        worker.process().destroyForcibly().waitFor();
    }

    private Process launch(String name, String main, String... arguments) throws IOException {
        Process process = process(folder.resolve(name + ".log"), main, arguments);
        processes.add(process);
        return process;
    }

    private Process process(Path log, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private Path properties(String name, Map<String, String> values) throws IOException {
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name + ".properties"), text);
    }

    /** Whether something is up; an error means not yet. */
    private interface Up {
        boolean is() throws IOException, InterruptedException;
    }

    private void await(Process process, Up up) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (up.is()) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("a process did not start; its log is in " + folder);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
