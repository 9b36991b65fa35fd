package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line as people start it, with one account configured in a folder of its own. */
record Launcher(Path home, Path folder) implements AutoCloseable {

    /** With more settings of the account than where it is. */
    static Launcher with(Path home, Account account, Map<String, String> more) throws IOException {
        return with(home, List.of(account), more);
    }

    /** With several accounts, named after their vendors. */
    static Launcher with(Path home, List<Account> accounts, Map<String, String> more) throws IOException {
        StringBuilder config = new StringBuilder("sources:\n");
        for (Account account : accounts) {
            String vendor = account.vendor().id();
            config.append("  - name: ")
                    .append(vendor)
                    .append("\n    vendor: ")
                    .append(vendor)
                    .append('\n');
            Map<String, String> settings = new TreeMap<>(account.settings());
            settings.putAll(more);
            settings.forEach((key, value) ->
                    config.append("    ").append(key).append(": ").append(value).append('\n'));
        }
        Path folder = Files.createTempDirectory("benchmark");
        Files.writeString(folder.resolve("coachstream.yaml"), config);
        return new Launcher(home, folder);
    }

    Command command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(home.resolve("coachstream").toString()));
        words.addAll(List.of(arguments));
        return new Command(words, folder, Map.of());
    }

    /** The same with a bound on the heap. */
    Command command(int megabytes, String... arguments) {
        return new Command(command(arguments).words(), folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + megabytes + "m"));
    }

    /** Removes what the store's commands left. */
    void removeStore() throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().startsWith("coachstream.duckdb")) {
                Files.delete(file);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
