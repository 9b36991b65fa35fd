package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several accounts that cannot be used each is told, with what to do, and not the first alone. */
final class EveryRefusalTest {
    private static final String UNUSABLE = """
            sources:
              - {name: a, vendor: samsara, token: x, page-size: "${env:MISSING_A}"}
              - {name: b, vendor: samsara, token: x, page-size: "${env:MISSING_B}"}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sources", "plan --offline"})
    void isToldBesideWhatCanBeUsed(String command) throws IOException {
        configure(UNUSABLE + "  - {name: c, vendor: samsara, token: x}\n");

        Ran ran = Program.in(folder).run(command.split(" ", -1));
        JsonNode json = new ObjectMapper()
                .readTree(Program.in(folder)
                        .run((command + " --json").split(" ", -1))
                        .out());

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err())
                .contains("a: setting page-size refers to ${env:MISSING_A}", "b: setting page-size refers");
        assertThat(json.at("/error/message").asText()).contains("MISSING_A");
        assertThat(json.at("/otherErrors/0/message").asText()).contains("MISSING_B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "plan --offline", "pull", "plan --sync --offline"})
    void isToldWhereNoneCanBeUsed(String command) throws IOException {
        configure(UNUSABLE);

        Ran ran = Program.in(folder).run(command.split(" ", -1));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("${env:MISSING_A}", "${env:MISSING_B}");
    }

    private void configure(String yaml) throws IOException {
        Files.writeString(folder.resolve("coachstream.yaml"), yaml);
    }
}
