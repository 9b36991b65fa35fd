package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Any file is a configuration, or refused in words that name it. */
final class ConfigurationFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void file(FuzzedDataProvider data) throws IOException {
        Path folder = Files.createTempDirectory("coachstream-fuzz");
        Path file = Files.write(folder.resolve("coachstream.yaml"), data.consumeRemainingAsBytes());
        ConfigurationReader reader = new ConfigurationReader(
                        CoachingSources.of(List.of(new AcmeFactory())), new Environment(Map.of(), folder, folder))
                .withoutSecrets();
        try {
            assertThat(reader.read(file).file()).isEqualTo(file);
        } catch (CoachingSourceException e) {
            assertThat(e).hasMessageContaining("coachstream.yaml");
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
