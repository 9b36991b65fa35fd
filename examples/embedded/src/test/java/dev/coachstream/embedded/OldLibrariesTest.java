package dev.coachstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that brings an older library than we work with, in a process of its own. */
final class OldLibrariesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "jackson-core, 2.17.2, 2.18.0",
        "jackson-databind, 2.17.2, 2.18.0",
        "okhttp, 4.12.0, 5.0.0",
        "feign-core, 13.9, 13.12"
    })
    void refusesWhatIsTooOldByName(String library, String version, String oldest) throws Exception {
        Path jar = Path.of("target/too-old", library + "-" + version + ".jar").toAbsolutePath();
        assertThat(jar).isRegularFile();

        assertThat(run(jar + File.pathSeparator, "usecase: c, "))
                .contains("somebody: " + library + " " + version + " is too old: Coachstream works with " + oldest
                        + " and newer. It comes from " + jar.toUri().toString().replace("///", "/"))
                .doesNotContain("NoSuchMethodError", "NoClassDefFoundError", "NullPointerException");
    }

    @Test
    void goesOnToTheSettingsWithWhatWeBring() throws Exception {
        assertThat(run("", ""))
                .contains("key usecase of source somebody is missing")
                .doesNotContain("too old");
    }

    @Test
    void namesTheVersionsThatTheBuildTestsAsOldest() throws IOException {
        String profile = Files.readString(Path.of("../../pom.xml"))
                .split("<id>oldest</id>", 2)[1]
                .split("</profile>", 2)[0];

        assertThat(profile).contains("<jackson.version>2.18.0<", "<okhttp.version>5.0.0<", "<feign.version>13.12<");
    }

    private String run(String first, String more) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("coachstream.yaml"),
                "sources: [{name: somebody, vendor: cresta, customer: a, profile: b, " + more
                        + "token: d, base-url: \"http://127.0.0.1:9\"}]");
        Process host = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        first + System.getProperty("java.class.path"),
                        "dev.coachstream.embedded.EmbeddedHost",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(host.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
