package dev.coachstream.config;

import static dev.coachstream.config.WrittenConfiguration.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in a configuration: who is warned, who can see them, and that none is in an error, however YAML takes it. */
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
        written().write("sources: [" + account + "]\n");

        assertThatThrownBy(() -> written().reader().read(folder.resolve("coachstream.yaml")))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }

    @Test
    void acceptsASecretInPlainTextWithAWarning() throws IOException {
        Configuration read = written().read("""
                sources:
                  - name: a
                    vendor: acme
                    customer: c
                    token: %s
                """.formatted(CANARY));

        assertThat(read.sources().get(0).settings()).containsEntry("token", CANARY);
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .contains("line 5: key token of source a holds a secret in plain text")
                .doesNotContain(CANARY);
    }

    @Test
    void warnsOfSecretsThatOthersCanRead() throws IOException {
        Files.writeString(folder.resolve("secret"), CANARY + "\n");
        open(folder.resolve("secret"));
        written()
                .write("sources:\n- {name: a, vendor: acme, customer: c, token: '${file:secret}'}\n"
                        + "- {name: b, vendor: acme, customer: c, token: plain}");
        open(folder.resolve("coachstream.yaml"));

        assertThat(written().reader().read(folder.resolve("coachstream.yaml")).warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains("line 2: the secret in " + folder.resolve("secret")))
                .anyMatch(
                        warning -> warning.contains("coachstream.yaml: holds a secret and can be read by other users"))
                .noneMatch(warning -> warning.contains(CANARY));
    }

    @Test
    void leavesSecretsAloneWhereNothingIsSent() throws IOException {
        written()
                .write(
                        "sources: [{name: a, vendor: acme, customer: '${env:TOKEN}', token: '${cmd:touch ran; echo x}'}]");

        Configuration read = written().reader().withoutSecrets().read(folder.resolve("coachstream.yaml"));

        assertThat(read.sources().get(0).settings())
                .containsEntry("customer", CANARY)
                .containsEntry("token", "not-resolved");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void resolvesTheReferencesOfTheAccountsThatAreWantedOnly() throws IOException {
        written().write("""
                sources:
                  - {name: a, vendor: acme, customer: '${env:MISSING}', token: '${cmd:touch ran; echo x}'}
                  - {name: b, vendor: acme, customer: '${env:TOKEN}', token: '${env:TOKEN}'}
                """);

        Configuration read = written().reader().onlyOf("b"::equals).read(folder.resolve("coachstream.yaml"));

        assertThat(read.sources().get(1).settings()).isEqualTo(Map.of("customer", CANARY, "token", CANARY));
        assertThat(read.sources().get(0).settings()).containsEntry("token", "not-resolved");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void showsNoSecretInItsTextForm() throws IOException {
        Configuration read = written().read("sources: [{name: a, vendor: acme, customer: c, token: '${env:TOKEN}'}]");

        assertThat(read.toString()).contains("SourceConfig[a, acme").doesNotContain(CANARY);
        assertThat(written().environment().toString()).doesNotContain(CANARY);
    }

    private static void open(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    private WrittenConfiguration written() {
        return new WrittenConfiguration(folder);
    }
}
