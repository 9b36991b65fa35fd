package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret that is written so that YAML takes it for something else is in no error. */
final class ConfigurationSecretsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: a, vendor: acme, token: *canary}          | found undefined alias; text that begins with *, & or !
            {name: a, vendor: acme, token: !canary!1 x}      | found undefined tag handle; text that begins with
            {name: a, vendor: acme, <<: *canary}             | found undefined alias
            {name: a, vendor: acme, token:canary}            | key token… of source a is not known; between a key and its value stand a colon and a space; did you mean token?
            {name: a, vendor: acme, "token canary": }        | key token… of source a
            {name: a, vendor: acme, abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-canary: x}  | key abcdefghijklmnopqrstuvwxyz-abcdefghijklm… of
            """)
    void areInNoErrorOfTheirForm(String account, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("coachstream.yaml"), "sources: [" + account + "]\n");
        ConfigurationReader reader =
                new ConfigurationReader(CoachingSources.of(List.of(new AcmeFactory())), Environment.system());

        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }
}
