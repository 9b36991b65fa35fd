package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the launcher in a tree of its own, where {@code java} and {@code mvn} are scripts that say how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {

    private static final Path LAUNCHER = Path.of("").toAbsolutePath().resolve("../../coachstream");

    @TempDir
    private Path temporary;

    private Path home;
    private Map<String, String> inherited = Map.of();

    @BeforeEach
    void layOutASourceTree() throws IOException {
        home = Files.createDirectories(temporary.resolve("home"));
        Files.copy(LAUNCHER, home.resolve("coachstream")).toFile().setExecutable(true);
        write("home/pom.xml", "<project/>");
        write("home/core/src/main/A.java", "class A {}");
        write("jdk/release", "JAVA_VERSION=\"17.0.1\"");
        script("jdk/bin/java", "echo \"java $*\"");
        script("bin/mvn", """
            echo built >> ../builds
            mkdir -p examples/aggregator/target/lib
            echo jar > examples/aggregator/target/coachstream.jar
            echo lib > examples/aggregator/target/lib/a.jar
            """);
    }

    @Test
    void buildsWhatIsMissingAndStartsIt() throws Exception {
        Outcome outcome = run(home, "coachstream", "demo");

        assertThat(outcome.err()).startsWith("coachstream: building");
        assertThat(outcome.out()).endsWith("-jar " + stage("coachstream.jar") + " demo\n");
        assertThat(stage("lib/a.jar")).hasContent("lib\n");
    }

    @Test
    void startsWhatIsBuiltWithoutAWord() throws Exception {
        run(home, "coachstream", "demo");

        Outcome second = run(home, "coachstream", "demo");

        assertThat(second.err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(home, "coachstream", "demo");
        Files.setLastModifiedTime(
                home.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));

        run(home, "coachstream", "demo");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void startsFromAnyFolderAndThroughALink() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("cs"), home.resolve("coachstream"));

        Outcome outcome = run(elsewhere, "./cs", "sources", "--json");

        assertThat(outcome.out()).endsWith("-jar " + stage("coachstream.jar") + " sources --json\n");
    }

    @Test
    void failsWithTheEndOfTheLogWhenTheBuildFails() throws Exception {
        script("bin/mvn", "echo 'no compiler here'; exit 7");

        Outcome outcome = run(home, "coachstream", "demo");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no compiler here\n", "coachstream: the build failed; all it said is in ");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void tellsHowFarABuildIs() throws Exception {
        script("bin/mvn", """
            mkdir -p examples/aggregator/target/lib
            echo jar > examples/aggregator/target/coachstream.jar
            echo lib > examples/aggregator/target/lib/a.jar
            echo '[INFO] Building Coachstream Core 0.1.0-SNAPSHOT      [2/8]'
            # Until it was told, for a minute at most.
            for ((i = 0; i < 600; i++)); do
                grep -q 'building Coachstream Core' ../told && exit
                sleep 0.1
            done
            """);

        script("home/watched", "./coachstream demo 2> ../told");

        Outcome outcome = run(home, "watched");

        assertThat(outcome.exit()).isZero();
        assertThat(temporary.resolve("told"))
                .content()
                .containsPattern("coachstream: building Coachstream Core, 2 of 8, \\d+ s\n");
    }

    /** Making the archive of classes takes as long as a build on a slow machine, and no Maven says so. */
    @Test
    void tellsWhatIsDoneAfterTheBuild() throws Exception {
        script("jdk/bin/java", """
            [[ $* == *LoadedClassList* ]] || exit 0
            for ((i = 0; i < 600; i++)); do
                grep -q 'start fast' ../told && exit
                sleep 0.1
            done
            """);
        script("home/watched", "./coachstream demo 2> ../told");

        run(home, "watched");

        assertThat(temporary.resolve("told"))
                .content()
                .containsPattern("coachstream: building what lets it start fast, \\d+ s\n");
    }

    @Test
    void buildsOnceWhenStartedManyTimesAtOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(start(home, "coachstream", "demo"));
        }
        for (Process start : starts) {
            assertThat(finish(start).exit()).isZero();
        }

        assertThat(builds()).hasSize(1);
    }

    @Test
    void givesTheOptimisingCompilerToReports() throws Exception {
        assertThat(run(home, "coachstream", "--config", "a.yaml", "plan").out()).contains("-XX:TieredStopAtLevel=1");
        assertThat(run(home, "coachstream", "--config", "a.yaml", "pull").out()).contains("-XX:TieredStopAtLevel=1");
        assertThat(run(home, "coachstream", "--config", "a.yaml", "sync").out())
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("SerialGC");
        assertThat(run(home, "coachstream", "--config", "a.yaml", "report").out())
                .doesNotContain("Tiered");
    }

    @Test
    void startsFromTheClassArchiveWhereThereIsOne() throws Exception {
        run(home, "coachstream", "plan");
        Files.writeString(stage("coachstream.jsa"), "");
        assertThat(run(home, "coachstream", "plan").out())
                .contains("-XX:SharedArchiveFile=" + stage("coachstream.jsa"));
    }

    /** Java writes numbers in the digits of its language, and in Arabic DuckDB took them for the names of columns. */
    @Test
    void writesDigitsThatEverybodyReads() throws Exception {
        assertThat(run(home, "coachstream", "sync").out()).contains("-Duser.language=en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8", ""})
    void startsInALocaleThatKnowsEveryLetter(String locale) throws Exception {
        script("jdk/bin/java", "locale charmap 2>/dev/null; umask");
        run(home, "coachstream", "demo");
        inherited = Map.of("LC_ALL", locale, "LANG", "");

        assertThat(run(home, "coachstream", "demo").out()).isEqualTo("UTF-8\n0077\n");
    }

    @Test
    void tellsThatTooFewFilesMayBeOpen() throws Exception {
        script("home/few", "ulimit -n 32; exec ./coachstream status");

        Outcome outcome = run(home, "few");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("only 32 files may be open at once here", "ulimit -n 1024");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        write("jdk/release", "JAVA_VERSION=\"11.0.2\"");

        Outcome outcome = run(home, "coachstream", "demo");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("Java 17 or newer is needed", "is 11");
    }

    private Path stage(String name) {
        return home.resolve("target/coachstream").resolve(name);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temporary.resolve("builds"));
    }

    private void script(String name, String text) throws IOException {
        write(name, "#!/usr/bin/env bash\n" + text).toFile().setExecutable(true);
    }

    private Path write(String name, String text) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Outcome run(Path folder, String... command) throws Exception {
        return finish(start(folder, command));
    }

    private Process start(Path folder, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(command));
        line.set(0, folder.resolve(command[0]).toString());
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        temporary.resolve("jdk").toString(),
                        "PATH",
                        temporary.resolve("bin") + ":" + System.getenv("PATH")));
        builder.environment().putAll(inherited);
        return builder.start();
    }

    /** The scripts say a few lines at most, so neither pipe fills while the other is read. */
    private static Outcome finish(Process process) throws Exception {
        try (var out = process.getInputStream();
                var err = process.getErrorStream()) {
            return new Outcome(text(out), text(err), process.waitFor());
        }
    }

    private static String text(InputStream output) throws IOException {
        return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }

    private record Outcome(String out, String err, int exit) {}
}
