package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run with a deadline ends when that has passed, whatever it waits for, with everything saved. What it waits for would last
 * longer than each test may take: for ever on a clock that stands still, and 30 s for an answer.
 */
@Timeout(20)
final class DeadlineTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final SimulatedAccounts simulated = SimulatedAccounts.start(100);
    private final StillTime time = new StillTime(TEN_MINUTES);

    @TempDir
    private Path folder;

    /** What keeps the third page from coming, and lets the deadline pass. */
    private enum Obstacle {
        QUOTA {
            @Override
            void put(DeadlineTest test) throws IOException {
                Program.edit(test.folder, "quota: unlimited", "quota: 2/1h");
            }
        },
        RETRY {
            @Override
            void put(DeadlineTest test) {
                test.fault(Fault.tooManyRequests("500"));
            }
        },
        HANGING_REQUEST {
            @Override
            void put(DeadlineTest test) {
                test.fault(test.passingTime(Fault.stallHeaders()));
            }
        },
        HANGING_BODY {
            @Override
            void put(DeadlineTest test) {
                test.fault(test.passingTime(Fault.stallBody()));
            }
        };

        abstract void put(DeadlineTest test) throws IOException;
    }

    @BeforeEach
    void configure() throws IOException {
        simulated.vendors().forEach(vendor -> vendor.behaviour().pageSizes(20, 20));
        Program.configure(folder, simulated);
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsASyncWithEverythingSaved(Obstacle obstacle) throws IOException {
        obstacle.put(this);

        Ran ran = Program.in(folder).at(time).run("sync", "--source", "fleet", "--deadline", "10m", "--json");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(4);
        assertThat(ran.err())
                .contains("coachstream: fleet was not read to its end: the deadline of 10 min has passed")
                .contains("the next sync goes on from there");
        assertThat(json(ran).at("/error/kind").asText()).isEqualTo("ended");
        assertThat(run("status").out()).containsPattern("fleet +stopped .*the deadline of 10 min has passed");
        assertThat(stored()).isEqualTo(40);
        goOn();
        assertThat(run("sync", "--source", "fleet").exit()).isZero();
        assertThat(stored()).isEqualTo(simulated.fleet().data().size());
    }

    @ParameterizedTest
    @EnumSource
    void endsAPullWithWhatWasWrittenWhole(Obstacle obstacle) throws IOException {
        obstacle.put(this);

        Ran ran = Program.in(folder).at(time).run(pull("--deadline", "PT10M"));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(4);
        assertThat(ran.err())
                .contains("coachstream: fleet not read to the end: the deadline of 10 min has passed")
                .contains("with --resume FILE, the next pull goes on from there");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(written()).hasSize(40);
        goOn();
        assertThat(run(pull()).exit()).isZero();
        assertThat(written())
                .containsExactlyElementsOf(run("pull", "--source", "fleet").lines());
    }

    @Test
    void namesEveryAccountThatAPullDidNotFinish() {
        simulated.sales().behaviour().fault(Faults.after(1, Faults.always(passingTime(Fault.stallBody()))));

        Ran ran = Program.in(folder).at(time).run("pull", "--in-order", "--deadline", "10m");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("sales, fleet not read to the end");
        assertThat(ran.lines().stream().filter(line -> line.startsWith("{\"source\":\"support\"")))
                .hasSize(simulated.support().data().size());
    }

    @Test
    void isTheEndOfAPullThatFollows() {
        Ran ran = Program.in(folder).at(time).run("pull", "--source", "fleet", "--follow", "--deadline", "10m");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(simulated.fleet().data().size());
    }

    @Test
    void changesNothingWhenItDoesNotPass() {
        assertThat(run("sync", "--deadline", "10m").exit()).isZero();
        assertThat(run("pull", "--deadline", "90s").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "10", "0s", "-5m", "10 m", "P1Y", "PT", "9999999999h"})
    void isRefusedWhenItIsNone(String deadline) {
        Ran ran = run("sync", "--deadline=" + deadline);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("is no deadline such as 90s, 10m, 2h or PT10M");
    }

    private void fault(Fault fault) {
        simulated.fleet().behaviour().fault(Faults.after(2, Faults.always(fault)));
    }

    /** The deadline passes before the request hangs. */
    private Fault passingTime(Fault fault) {
        return (exchange, proper) -> {
            time.pass(TEN_MINUTES);
            fault.answer(exchange, proper);
        };
    }

    private void goOn() throws IOException {
        simulated.fleet().behaviour().noFaults();
        Program.configure(folder, simulated);
    }

    private static String[] pull(String... more) {
        String[] args = {"pull", "--source", "fleet", "--out", "out.jsonl", "--resume", "resume"};
        return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl"));
    }

    private int stored() throws IOException {
        for (JsonNode feed : json(run("status", "--json")).at("/result/feeds")) {
            if (feed.get("feed").asText().equals("sessions")) {
                return feed.get("records").asInt();
            }
        }
        return 0;
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
