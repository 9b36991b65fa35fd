package com.acme.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, in a process of its own that has the adapter nowhere but in its plugins. */
final class AcmePluginTest {
    private final SimulatedAcme acme = new SimulatedAcme(DataSet.of(60));

    @TempDir
    private Path folder;

    @BeforeEach
    void putTheJarIntoPlugins() throws IOException {
        String jar = Files.createDirectory(folder.resolve("plugins")).resolve("acme.jar").toString();
        int failed = ToolProvider.findFirst("jar").orElseThrow().run(
                System.out, System.err, "--create", "--file", jar, "-C", "target/classes", ".");
        assertThat(failed).isZero();
        Files.writeString(
                folder.resolve("coachstream.yaml"),
                "sources: [{name: tips, vendor: acme, base-url: \"%s\", api-key: \"%s\", quota: unlimited}]"
                        .formatted(acme.url(), acme.token()));
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void isListedAmongTheSources() throws Exception {
        assertThat(run("sources")).contains("acme", "acme.jar", "tips");
    }

    @Test
    void isPulled() throws Exception {
        assertThat(ids(run("pull", "--format", "csv"))).containsExactlyInAnyOrderElementsOf(acme.coachings().ids());
    }

    @Test
    void isSynced() throws Exception {
        run("sync");

        assertThat(ids(run("sql", "--format", "csv", "SELECT id FROM sessions")))
                .containsExactlyInAnyOrderElementsOf(acme.coachings().ids());
    }

    /** The column {@code id} of a CSV. */
    private static List<String> ids(String csv) {
        List<String> lines = csv.lines().toList();
        int column = List.of(lines.get(0).split(",")).indexOf("id");
        return lines.stream().skip(1).map(line -> line.split(",")[column]).toList();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                withoutTheAdapter(),
                "dev.coachstream.aggregator.Coachstream"));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        program.environment().put("COACHSTREAM_PLUGINS", "plugins");
        Process process = program.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return out;
    }

    private static String withoutTheAdapter() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .toList());
    }
}
