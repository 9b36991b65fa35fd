package dev.coachstream.connect;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.config.Environment;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of configuration files, each with accounts. A file that cannot be read now, such as one that is being written, leaves its accounts as they
 * were. Belongs to one thread.
 */
final class AccountFolder {
    private static final Logger log = LoggerFactory.getLogger(AccountFolder.class);

    private static final int MAX_READS = 5;
    private static final String REFERENCE = "${";

    private final Path folder;
    private final ConfigurationReader reader;
    private final Map<Path, Known> files = new HashMap<>();
    private final Map<Path, String> told = new HashMap<>();
    private Map<String, SourceConfig> last = Map.of();

    /** @param text the file's, null where it could not be read as such */
    private record Known(@Nullable String text, List<SourceConfig> accounts) {
        boolean isStill(@Nullable String found) {
            return text != null && text.equals(found) && !text.contains(REFERENCE);
        }
    }

    private AccountFolder(Path folder, CoachingSources adapters) {
        this.folder = folder;
        this.reader = new ConfigurationReader(adapters, Environment.system());
    }

    /** The folder that a connector was told; null for none. */
    static @Nullable AccountFolder of(ConnectorConfig config, CoachingSources adapters) {
        Path path = config.folder();
        return path == null ? null : new AccountFolder(path, adapters);
    }

    /** Accounts of a connector's configuration with those of its folder, by name; of two with one name, the configuration's. */
    static Map<String, SourceConfig> addTo(Collection<SourceConfig> configured, @Nullable AccountFolder folder) {
        Map<String, SourceConfig> all = new TreeMap<>();
        configured.forEach(account -> all.put(account.name(), account));
        if (folder != null) {
            folder.accounts().forEach(all::putIfAbsent);
        }
        return all;
    }

    /**
     * The accounts there are now, by name; of two with one name, that of the first file. What has changed is read again until it stands still: all of it
     * was there at one moment.
     */
    Map<String, SourceConfig> accounts() {
        Map<String, SourceConfig> known = last;
        Map<String, SourceConfig> found = read();
        for (int reads = 1; reads < MAX_READS && !found.equals(known); reads++) {
            known = found;
            found = read();
        }
        last = found.equals(known) ? found : last;
        return last;
    }

    private Map<String, SourceConfig> read() {
        List<Path> present = present();
        files.keySet().retainAll(present);
        present.forEach(this::read);
        Map<String, SourceConfig> accounts = new TreeMap<>();
        present.forEach(file -> accountsOf(file).forEach(account -> accounts.putIfAbsent(account.name(), account)));
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

    private List<SourceConfig> accountsOf(Path file) {
        Known known = files.get(file);
        return known == null ? List.of() : known.accounts();
    }

    /** References to secrets are looked up each time: one that was renewed is found. */
    private void read(Path file) {
        String text = text(file);
        Known known = files.get(file);
        if (known != null && known.isStill(text)) {
            return;
        }
        try {
            files.put(file, new Known(text, reader.read(file).sources()));
            told.remove(file);
        } catch (CoachingSourceException e) {
            tell(file, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null; // the reader says what is wrong with it
        }
    }

    private void tell(Path file, String problem) {
        if (!problem.equals(told.put(file, problem))) {
            log.warn("{}: {}", file, problem);
        }
    }
}
