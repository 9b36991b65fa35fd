package dev.coachstream.config;

import dev.coachstream.discovery.CoachingSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A configuration file in a folder of a test's, read with an adapter of a test's. */
record WrittenConfiguration(Path folder) {
    static final CoachingSources ADAPTERS = CoachingSources.of(List.of(new AcmeFactory()));
    static final String CANARY = "canary-7f3a";

    Configuration read(String text) throws IOException {
        write(text);
        return reader().read(folder.resolve("coachstream.yaml"));
    }

    void write(String text) throws IOException {
        Path file = folder.resolve("coachstream.yaml");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    ConfigurationReader reader() {
        return new ConfigurationReader(ADAPTERS, environment());
    }

    Environment environment() {
        return new Environment(Map.of("TOKEN", CANARY, "EMPTY", ""), folder, folder.resolve("home"));
    }
}
