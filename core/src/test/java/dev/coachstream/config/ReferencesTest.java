package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencesTest {

    @TempDir
    private Path folder;

    @Test
    void takesAVariable() throws UnresolvedReference, References.Malformed {
        assertThat(resolve("${env:TOKEN}")).isEqualTo("t-1");
    }

    @Test
    void takesAFileWithoutItsLineEnd() throws IOException, UnresolvedReference, References.Malformed {
        Files.writeString(folder.resolve("a}b"), "t-2\r\n\n");

        assertThat(resolve("${file:a}b}")).isEqualTo("t-2");
    }

    @Test
    void takesAFileAsWindowsSavesIt() throws IOException, UnresolvedReference, References.Malformed {
        Files.writeString(folder.resolve("bom"), "\ufefft-2\r\n");

        assertThat(resolve("${file:bom}")).isEqualTo("t-2");
    }

    @Test
    void takesWhatACommandPrintsWithoutItsLineEnd() throws UnresolvedReference, References.Malformed {
        assertThat(resolve("${cmd:printf '%s\\n' \"${HOME:+t}-3\"}")).isEqualTo("t-3");
    }

    @Test
    void runsACommandInTheFolderOfTheConfiguration() throws UnresolvedReference, References.Malformed, IOException {
        assertThat(resolve("${cmd:pwd -P}")).isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void endsACommandThatTakesTooLong() {
        References references = references(Duration.ofMillis(100));

        assertThatThrownBy(() -> references.resolve("${cmd:sleep 60}")).hasMessageContaining("took longer than");
    }

    @Test
    void takesNothingFromACommandThatFails() {
        assertThatThrownBy(() -> resolve("${cmd:echo canary; echo canary >&2; exit 4}"))
                .hasMessageContaining("exit code 4")
                .hasMessageNotContaining("canary");
    }

    @Test
    void refusesWhatIsTooLongForASecret() throws IOException {
        Files.writeString(folder.resolve("long"), "x".repeat(SecretCommand.MAX_BYTES + 1));

        assertThatThrownBy(() -> resolve("${file:long}")).hasMessageContaining("larger than any secret");
        assertThatThrownBy(() -> resolve("${cmd:cat long}")).hasMessageContaining("printed more than any secret");
    }

    @Test
    void refusesWhatIsMoreThanOneLine() throws IOException {
        Files.writeString(folder.resolve("lines"), "canary\ncanary\n");

        assertThatThrownBy(() -> resolve("${file:lines}"))
                .hasMessageContaining("more than one line")
                .hasMessageNotContaining("canary");
    }

    @Test
    void hidesWhatItFound() throws UnresolvedReference, References.Malformed {
        assertThat(references(SecretCommand.LIMIT).resolve("${env:TOKEN}").toString())
                .doesNotContain("t-1");
    }

    private String resolve(String reference) throws UnresolvedReference, References.Malformed {
        return references(SecretCommand.LIMIT).resolve(reference).value();
    }

    private References references(Duration limit) {
        return new References(
                new Environment(Map.of("TOKEN", "t-1"), folder, folder), folder, new SecretCommand(limit));
    }
}
