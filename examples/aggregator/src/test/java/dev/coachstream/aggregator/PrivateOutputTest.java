package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.store.HeldFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may read what commands write, who writes it, and what happens where a copy is damaged. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class PrivateOutputTest {
    private final SimulatedAccounts simulated = SimulatedAccounts.start(30);

    @TempDir
    private Path folder;

    @BeforeEach
    void sync() throws IOException {
        Program.configure(folder, simulated);
        assertThat(run("sync").exit()).isZero();
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void isForItsOwnerOnlyUnlessTheFileWasThere() throws IOException {
        Files.createDirectory(folder.resolve("files"));
        Path shared = Files.createFile(
                folder.resolve("files/todos.csv"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));

        run("export", "--out", "files", "--format", "csv");
        run("export", "--out", "files", "--format", "parquet", "--table", "people");
        run("report", "--html", "files/report.html");
        run("pull", "--format", "parquet", "--out", "files/pull.parquet", "--resume", "files/resume");

        Map<String, String> modes = modes(folder.resolve("files"));
        assertThat(modes.remove(shared.getFileName().toString())).isEqualTo("rw-r-----");
        assertThat(modes)
                .containsKeys(
                        "sessions.csv", "people.parquet", "report.html", "pull.parquet", "pull.parquet.jsonl", "resume")
                .doesNotContainKeys("sessions.csv.lock", "sessions.csv.unfinished");
        assertThat(modes.values()).containsOnly("rw-------");
    }

    @Test
    void touchesNothingThatAnotherProcessWrites() throws IOException {
        Path page = Files.writeString(folder.resolve("report.html"), "theirs");
        try (HeldFile held = HeldFile.take(page, FakeTime.inJanuary())) {
            assertThat(held).isNotNull();
            Ran refused = run("report", "--html", "report.html");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("report.html is being written by", "or write elsewhere");
        }
        assertThat(page).hasContent("theirs");
    }

    @Test
    void readsTheStoreWhereItsCopyIsDamagedAndSaysSo() throws IOException {
        Files.write(folder.resolve("coachstream.published.duckdb"), new byte[300_000]);

        Ran status = run("status");

        assertThat(status.exit()).isZero();
        assertThat(status.err()).contains("its copy is damaged: sync once to renew it");
        assertThat(run("sync").exit()).isZero();
        assertThat(run("status").err()).doesNotContain("damaged");
    }

    @Test
    void saysThatTheLocaleCannotSpellAName() throws Exception {
        ProcessBuilder builder =
                Child.builder(folder, Redirect.DISCARD, Coachstream.class, "pull", "--out", "r\u00e9sum\u00e9");
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process = builder.start();

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("LC_ALL=C.UTF-8")
                .doesNotContain("report what it says");
    }

    private static Map<String, String> modes(Path folder) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                modes.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
