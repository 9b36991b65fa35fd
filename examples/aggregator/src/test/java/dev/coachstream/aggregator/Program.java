package dev.coachstream.aggregator;

import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.aggregator.terminal.Interruption;
import dev.coachstream.aggregator.terminal.Streams;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Environment;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the program in this process, in a folder and at a time of its own. */
public final class Program {
    private final Path folder;
    private final Map<String, String> variables;
    private final FakeTime time = new FakeTime(Instant.parse("2026-07-01T00:00:00Z"));
    private TimeSource clock = time;
    private OutputStream out = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private int columns = 80;

    /** What a run left. */
    public record Ran(int exit, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    private Program(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    public static Program in(Path folder) {
        return new Program(folder, Map.of());
    }

    /** With these environment variables and no others. */
    public Program with(Map<String, String> others) {
        return new Program(folder, others);
    }

    /** At this time instead. */
    public Program at(TimeSource other) {
        clock = other;
        return this;
    }

    /** With an output of so many columns. */
    public Program columns(int width) {
        columns = width;
        return this;
    }

    public FakeTime time() {
        return time;
    }

    /** Writes data there instead of keeping it. */
    public Program to(OutputStream target) {
        out = target;
        return this;
    }

    /** With these lines on its standard input. */
    public Program answering(String... lines) {
        in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Ran run(String... args) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream target = out instanceof ByteArrayOutputStream ? kept : out;
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(in, target, told, false, columns, new Streams.Screen(80, 24));
        Environment environment = new Environment(variables, folder, folder.resolve("home"));
        int exit = Coachstream.run(new Surroundings(streams, environment, clock, new Interruption()), args);
        return new Ran(exit, kept.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes the configuration of three simulated accounts, each with small pages. */
    public static Path configure(Path folder, SimulatedAccounts simulated) throws IOException {
        StringBuilder yaml = new StringBuilder("sources:\n");
        for (SourceConfig account : simulated.configurations()) {
            Map<String, String> settings = new TreeMap<>(account.settings());
            settings.put("page-size", "20");
            yaml.append("  - name: %s%n    vendor: %s%n".formatted(account.name(), account.vendor()));
            settings.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
        }
        return Files.writeString(folder.resolve("coachstream.yaml"), yaml);
    }

    /** Replaces text in the configuration. */
    public static void edit(Path folder, String from, String to) throws IOException {
        Path file = folder.resolve("coachstream.yaml");
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the configuration holds no " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }
}
