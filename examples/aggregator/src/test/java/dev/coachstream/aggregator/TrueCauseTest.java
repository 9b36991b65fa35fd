package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.Failure;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error is about what it names, and mends what is wrong. */
final class TrueCauseTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(5);

    private final Path folder = configured.path();

    @BeforeEach
    void sync() {
        assertThat(Program.in(folder).run("sync", "-q").exit()).isZero();
    }

    @Test
    void blamesTheFolderOfAnExportAndNotTheStore() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");

        Ran inTheWay = Program.in(folder).run("export", "--out", "taken");
        Ran forbidden = Program.in(folder).run("export", "--table", "metric_coverage", "--out", "/proc");

        assertThat(inTheWay.exit()).isEqualTo(1);
        assertThat(inTheWay.err())
                .contains("cannot write to " + folder.resolve("taken"), "name a file in a folder that exists")
                .doesNotContain("room", "the store ");
        assertThat(forbidden.exit()).isEqualTo(1);
        assertThat(forbidden.err()).contains("cannot write to /proc").doesNotContain("room", "the store ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull --out", "pull --resume", "report --html", "sync --export-offsets"})
    void endsAlikeWhereverAFileCannotBeWritten(String command) {
        Ran ran = Program.in(folder).run((command + " none/file").split(" ", -1));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot write to " + folder.resolve("none/file") + ": there is no such folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull --resume resume --out out", "sync"})
    void blamesNoFileForAnInterruption(String command) {
        Thread.currentThread().interrupt();
        Ran ran = Program.in(folder).run(command.split(" ", -1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ran.err()).contains("coachstream: it was interrupted").doesNotContain("cannot ", "store");
    }

    @Test
    void tellsThatTooFewFilesMayBeOpen() {
        Failure failure = Failure.unexpected(new IOException("/x/y: Too many open files"));

        assertThat(failure.suggestion()).contains("ulimit -n");
    }

    @Test
    void keepsASyncSavedWhereNobodyHearsItsAnswer() {
        Ran closed = Program.in(folder).to(refusing("Bad file descriptor")).run("sync");
        Ran gone = Program.in(folder).to(refusing("Broken pipe")).run("sync");
        Ran read = Program.in(folder).to(refusing("Bad file descriptor")).run("status");

        assertThat(closed.exit()).isZero();
        assertThat(closed.err())
                .contains("the answer is lost, what was done is saved: cannot write to the standard output");
        assertThat(gone.exit()).isZero();
        assertThat(read.exit()).isEqualTo(1);
    }

    @Test
    void failsWhereNobodyTakesAPipelinesMessagesToTheEnd() throws IOException {
        new AirbyteProgram(folder).configure("incremental");
        for (String command : List.of("singer", "airbyte read --catalog catalog")) {
            Ran ran = Program.in(folder).to(refusing("Broken pipe")).run(command.split(" ", -1));

            assertThat(ran.exit()).as(command).isEqualTo(1);
            assertThat(ran.err()).contains("whoever reads the messages went away before their end");
        }
    }

    @Test
    void listsPeopleWhileAnotherWritesTheStoreAndWarnsOnce() {
        try (Store writing = Store.open(folder.resolve("coachstream.duckdb"), StoreOptions.defaults())) {
            Ran people = Program.in(folder).run("people");

            assertThat(people.exit()).as(people.err()).isZero();
            assertThat(people.err().lines().filter(line -> line.startsWith("warning: ")))
                    .doesNotHaveDuplicates();
            assertThat(Program.in(folder).run("people", "--apply").exit()).isEqualTo(1);
            assertThat(writing).isNotNull();
        }
    }

    private static OutputStream refusing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
