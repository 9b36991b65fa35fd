package dev.coachstream.connect;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.config.Environment;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of configuration files, each with accounts. A file that cannot be read now, such as one that is being written, leaves its accounts as they
 * were. Belongs to one thread.
 */
final class AccountFolder {
    private static final Logger log = LoggerFactory.getLogger(AccountFolder.class);

    private final Path folder;
    private final ConfigurationReader reader;
    private final Map<Path, List<SourceConfig>> files = new HashMap<>();
    private final Map<Path, String> told = new HashMap<>();

    AccountFolder(Path folder, CoachingSources adapters) {
        this.folder = folder;
        this.reader = new ConfigurationReader(adapters, Environment.system());
    }

    /** The accounts there are now, by name; of two with one name, that of the first file. */
    Map<String, SourceConfig> accounts() {
        List<Path> present = present();
        files.keySet().retainAll(present);
        present.forEach(this::read);
        Map<String, SourceConfig> accounts = new TreeMap<>();
        present.forEach(file ->
                files.getOrDefault(file, List.of()).forEach(account -> accounts.putIfAbsent(account.name(), account)));
        return accounts;
    }

    private List<Path> present() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            tell(folder, "cannot be listed: " + e);
            return files.keySet().stream().sorted().toList();
        }
    }

    /** References to secrets are looked up each time: one that was renewed is found. */
    private void read(Path file) {
        try {
            files.put(file, reader.read(file).sources());
            told.remove(file);
        } catch (CoachingSourceException e) {
            tell(file, String.valueOf(e.getMessage()));
        }
    }

    private void tell(Path file, String problem) {
        if (!problem.equals(told.put(file, problem))) {
            log.warn("{}: {}", file, problem);
        }
    }
}
