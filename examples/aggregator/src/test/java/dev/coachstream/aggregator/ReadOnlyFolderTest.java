package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A configuration in a folder that one can only read, as administrators give it out; a process of its own has no right to write there. */
final class ReadOnlyFolderTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(5);

    private final Path given = configured.path();

    @TempDir
    private Path own;

    @BeforeEach
    void giveOut() throws IOException {
        Files.writeString(given.resolve("people.csv"), "person,source,id\nAda,support,nobody\n");
        Program.edit(given, "sources:\n", "people: people.csv\nstore: " + own.resolve("named.duckdb") + "\nsources:\n");
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    @AfterEach
    void takeBack() throws IOException {
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void isReadWhereTheStoreLiesElsewhere() throws IOException, InterruptedException {
        assertThat(run("sync")).as(told()).isZero();
        assertThat(run("report")).as(told()).isZero();
        assertThat(run("people")).as(told()).isZero();

        assertThat(own.resolve("named.duckdb")).exists();
        assertThat(names()).containsExactlyInAnyOrder("coachstream.yaml", "people.csv");
    }

    @Test
    void isNoPlaceForAStore() throws IOException, InterruptedException {
        int exit = run("sync", "--store", given.resolve("store.duckdb").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(told())
                .contains("the store " + given.resolve("store.duckdb")
                        + " cannot be written: its folder can only be read")
                .contains("name another place for it");
        assertThat(configured.accounts().vendors())
                .allMatch(vendor -> vendor.requests().count() == 0);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(given)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private String told() throws IOException {
        Path err = own.resolve("err");
        return Files.exists(err) ? Files.readString(err) : "";
    }

    /** Whoever may write anywhere is deprived of that. */
    private int run(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("--config", given.resolve("coachstream.yaml").toString()));
        line.addAll(List.of(words));
        ProcessBuilder child = Child.builder(own, Redirect.DISCARD, Coachstream.class, line.toArray(String[]::new));
        if (Files.isWritable(given)) {
            child.command().addAll(0, List.of("setpriv", "--bounding-set", "-dac_override"));
        }
        Process process = child.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
