package dev.coachstream.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/** For a worker: each file of a folder is a secret, which holds for two seconds: {@code ${renewed:FOLDER:FILE}}. */
public final class RenewedSecrets implements ConfigProvider {
    private static final Duration HOLDS = Duration.ofSeconds(2);

    @Override
    public void configure(Map<String, ?> told) {}

    @Override
    public ConfigData get(String folder) {
        throw new UnsupportedOperationException("name a file");
    }

    @Override
    public ConfigData get(String folder, Set<String> files) {
        Map<String, String> secrets = new HashMap<>();
        try {
            for (String file : files) {
                secrets.put(file, Files.readString(Path.of(folder, file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigData(secrets, HOLDS.toMillis());
    }

    @Override
    public void close() {}
}
