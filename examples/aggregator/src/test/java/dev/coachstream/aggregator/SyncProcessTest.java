package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.aggregator.terminal.Interruption;
import dev.coachstream.simulator.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sync as a process of its own that is told to end, or runs out of disk: the store opens, and the next sync makes it whole. */
@Timeout(120)
final class SyncProcessTest {
    private final SimulatedAccounts simulated = SimulatedAccounts.start(200);
    private final CompletableFuture<Process> child = new CompletableFuture<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        simulated.vendors().forEach(vendor -> vendor.behaviour().pageSizes(20, 20));
        Program.configure(folder, simulated);
        Child.makeStore(folder.resolve("coachstream.duckdb"));
    }

    @AfterEach
    void stop() {
        child.join().destroyForcibly();
        simulated.close();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void endsOnASignalWithEverythingSaved(String signal, int exit) throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        simulated.fleet().behaviour().fault(request -> request.number() < 3 ? null : hanging(hangs));
        start("sync", "--source", "fleet");
        hangs.await();

        Child.signal(child.join(), signal);

        assertThat(child.join().waitFor()).isEqualTo(exit);
        assertThat(Program.in(folder).run("status").out()).containsPattern("fleet +stopped .*it was interrupted");
        assertThat(stored()).isEqualTo(60);
        assertThatTheNextSyncMakesItWhole();
    }

    @Test
    void losesNothingWhenToldTwice() throws Exception {
        simulated.fleet().behaviour().afterPage(4, () -> {
            signal();
            signal();
        });
        start("sync");

        assertThat(child.join().waitFor()).isEqualTo(130);
        assertThatTheNextSyncMakesItWhole();
    }

    @Test
    void endsAtOnceWhenToldTwiceWhateverItIsAt() throws Exception {
        child.complete(Child.start(folder, Redirect.PIPE, Stubborn.class));
        BufferedReader out = child.join().inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("works");
        signal();
        assertThat(out.readLine()).isEqualTo("was told to end, and works on");

        signal();

        assertThat(child.join().waitFor()).isEqualTo(130);
    }

    @Test
    void saysOnceThatTheDiskIsFull() throws Exception {
        simulated.fleet().behaviour().afterPage(4, this::fillDisk);
        start("sync", "--source", "fleet");

        assertThat(child.join().waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("err")).stream().filter(line -> line.startsWith("coachstream: ")))
                .hasSize(1)
                .allMatch(line -> line.contains("the store ") && line.contains("coachstream.duckdb"));
        assertThat(Files.readString(folder.resolve("err")))
                .contains("make room")
                .doesNotContain("\tat ");
        assertThatTheNextSyncMakesItWhole();
    }

    /** From now on no file of the child's can grow: the limit of a file's size, which needs no rights, stands for a full disk. */
    private void fillDisk() {
        try {
            String pid = String.valueOf(child.join().pid());
            assumeThat(Child.system("prlimit", "--pid", pid, "--fsize=4096:4096"))
                    .as("prlimit of util-linux is needed to fill a disk")
                    .isTrue();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fault hanging(CountDownLatch hangs) {
        return (exchange, proper) -> {
            hangs.countDown();
            Fault.stallBody().answer(exchange, proper);
        };
    }

    private void signal() {
        try {
            Child.signal(child.join(), "INT");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(String... args) throws IOException {
        child.complete(Child.program(folder, Redirect.DISCARD, args));
    }

    private void assertThatTheNextSyncMakesItWhole() throws IOException {
        simulated.fleet().behaviour().noFaults();
        Ran next = Program.in(folder).run("sync");
        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(stored()).isEqualTo(simulated.fleet().data().size());
    }

    private int stored() throws IOException {
        Ran status = Program.in(folder).run("status", "--json");
        for (JsonNode feed : new ObjectMapper().readTree(status.out()).at("/result/feeds")) {
            if (feed.get("account").asText().equals("fleet")
                    && feed.get("feed").asText().equals("sessions")) {
                return feed.get("records").asInt();
            }
        }
        return 0;
    }

    /** A process that does not heed that it was told to end, and would be waited for for an hour. */
    static final class Stubborn {
        private Stubborn() {}

        public static void main(String[] args) throws IOException {
            Interruption interruption = Interruption.ofThisProcess(Duration.ofHours(1));
            interruption.listen();
            System.out.println("works");
            while (!interruption.requested()) {
                LockSupport.park();
            }
            System.out.println("was told to end, and works on");
            System.in.read(); // until whoever started it is gone
        }
    }
}
