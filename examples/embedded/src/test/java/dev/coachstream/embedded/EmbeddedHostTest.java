package dev.coachstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedHostTest {

    @TempDir
    private Path folder;

    @Test
    void readsEveryConfiguredAccount() throws IOException {
        DataSet data = DataSet.of(30);
        try (SimulatedMaestroQa support = SimulatedMaestroQa.start(data);
                SimulatedCresta sales = SimulatedCresta.start(data);
                SimulatedSamsara fleet = SimulatedSamsara.start(data)) {
            Path file = Files.writeString(folder.resolve("coachstream.yaml"), """
                    sources:
                      - {name: support, vendor: maestroqa, base-url: "%s", token: "%s"}
                      - {name: sales, vendor: cresta, customer: %s, profile: %s, usecase: %s, base-url: "%s", token: "%s"}
                      - {name: fleet, vendor: samsara, base-url: "%s", token: "%s"}
                    """.formatted(
                            support.url(),
                            support.token(),
                            CrestaData.customer(),
                            CrestaData.profile(),
                            CrestaData.usecase(),
                            sales.url(),
                            sales.token(),
                            fleet.url(),
                            fleet.token()));

            List<String> lines = run(file).lines().toList();

            assertThat(of("support", lines)).hasSize(support.data().size()).doesNotHaveDuplicates();
            assertThat(of("sales", lines)).hasSize(sales.data().size()).doesNotHaveDuplicates();
            assertThat(of("fleet", lines)).hasSize(fleet.data().size()).doesNotHaveDuplicates();
        }
    }

    @Test
    void standsInTheReadmeWordForWord() throws IOException {
        String program = Files.readString(Path.of("src/main/java/dev/coachstream/embedded/EmbeddedHost.java"));

        assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + program + "```\n");
    }

    private static List<String> of(String source, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("CoachingSession[source=" + source + ","))
                .toList();
    }

    private static String run(Path file) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EmbeddedHost.main(new String[] {file.toString()});
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
