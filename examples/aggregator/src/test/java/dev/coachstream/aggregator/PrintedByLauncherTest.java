package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs every command line that the README prints as its reader does: a shell starts the launcher, which starts the program, with the
 * accounts that the README's configuration names, simulated. What the launcher would build is this build's own classes.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class PrintedByLauncherTest {
    private static final Pattern ACCOUNT = Pattern.compile("- name: (\\S+)\\s+vendor: (\\S+)");

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(8);

    private final Path folder = configured.path();

    @BeforeEach
    void buildNothing() throws IOException {
        Path launcher = folder.resolve("coachstream");
        Files.copy(PrintedCommands.README.resolveSibling("coachstream"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Path stage = Files.createDirectories(folder.resolve("target/coachstream"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, Coachstream.class.getName());
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(stage.resolve("coachstream.jar")), manifest).close();
        Files.createFile(stage.resolve("built"));
        Child.makeStore(folder.resolve("coachstream.duckdb"));
    }

    @Test
    void work() throws Exception {
        assertThat(accounts(Files.readString(PrintedCommands.README)))
                .containsExactlyElementsOf(accounts(Files.readString(folder.resolve("coachstream.yaml"))));
        Path said = folder.resolve("said");

        for (String command : PrintedCommands.of(PrintedCommands.README)) {
            Process shell = new ProcessBuilder("bash", "-c", command)
                    .directory(folder.toFile())
                    .redirectOutput(folder.resolve("printed").toFile())
                    .redirectError(said.toFile())
                    .start();

            assertThat(shell.waitFor())
                    .as("the README prints: %s%n%s", command, Files.readString(said))
                    .isZero();
        }
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("todos.csv")).isNotEmptyFile();
    }

    private static List<String> accounts(String text) {
        return ACCOUNT.matcher(text)
                .results()
                .map(found -> found.group(1) + " at " + found.group(2))
                .toList();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
