package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a pull writes, and what comes of it where it cannot. */
final class PullOutputTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void endsForAllAccountsWhenTheDiskIsFull() {
        simulated.support().behaviour().fault(Faults.after(1, Faults.always(Fault.stallHeaders())));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        Ran ran = Program.in(folder).to(full).run("--quiet", "pull");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("No space left on device");
    }

    @Test
    void writesCsvWithOneRowForEachRecord() {
        Ran ran = pull("--source", "fleet", "--format", "csv");

        assertThat(ran.out()).startsWith("source,vendor,id,title,status,").endsWith("\r\n");
        assertThat(ran.out().split("\r\nfleet,samsara,"))
                .hasSize(simulated.fleet().data().size() + 1);
    }

    @Test
    void writesToAFileAndOverWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("out.jsonl"), "old\n".repeat(100_000));

        Ran ran = pull("--in-order", "--out", "out.jsonl");

        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(pull("--in-order").out());
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        Ran ran = Program.in(folder).to(closed).run("--quiet", "pull");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void saysWhenTheDiskIsFull() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        Ran ran = Program.in(folder).to(full).run("--quiet", "pull");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo(
                        "coachstream: cannot write to the standard output: No space left on device\n  make room there, or write elsewhere\n");
    }

    private Ran pull(String... options) {
        return Program.in(folder)
                .run(Stream.concat(Stream.of("pull"), Stream.of(options)).toArray(String[]::new));
    }
}
