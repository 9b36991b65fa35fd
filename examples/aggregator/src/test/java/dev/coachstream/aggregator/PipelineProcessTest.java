package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs pipelines as processes of their own, and ends them as an operator, a kernel or a power cut would. */
final class PipelineProcessTest {
    private static final int KILLED = 3;
    private static final String STATE = "state";

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(160);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();
    private final List<Process> started = new ArrayList<>();

    /** What came of a run: the records, and the state to go on with; null before the first. */
    private record Came(Map<String, JsonNode> held, JsonNode state) {}

    private enum Protocol {
        SINGER("singer --catalog singer-catalog") {
            @Override
            Came read(List<String> lines) {
                SingerRun run = SingerRun.of(lines);
                JsonNode state = run.states().isEmpty() ? SingerRun.json("{}") : run.lastState();
                return new Came(run.held(), state);
            }
        },
        AIRBYTE("airbyte read --catalog airbyte-catalog") {
            @Override
            Came read(List<String> lines) {
                AirbyteRun run = AirbyteRun.of(lines);
                return new Came(run.held(), run.lastStates());
            }
        };

        private final String words;

        Protocol(String words) {
            this.words = words;
        }

        List<String> words() {
            return List.of(words.split(" ", -1));
        }

        abstract Came read(List<String> lines);

        /** What there is known of streams that this run did not come to. */
        JsonNode merged(JsonNode before, JsonNode after) {
            if (this == SINGER || before.isEmpty()) {
                return after.isEmpty() ? before : after;
            }
            Map<String, JsonNode> last = new LinkedHashMap<>();
            Stream.of(before, after)
                    .forEach(states -> states.forEach(state -> last.put(
                            state.path("stream").path("stream_descriptor").toString(), state)));
            return SingerRun.json(last.values().toString());
        }
    }

    @BeforeEach
    void configure() throws IOException {
        simulated.fleet().behaviour().clampPageSize(20);
        Files.writeString(
                folder.resolve("singer-catalog"),
                Program.in(folder).run("singer", "--discover").out());
        JsonNode catalog = AirbyteRun.of(
                        Program.in(folder).run("airbyte", "discover").lines())
                .of("CATALOG")
                .get(0);
        Files.writeString(
                folder.resolve("airbyte-catalog"),
                AirbyteRun.configured(catalog, "incremental").toString());
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhenKilledAfterAnyPage(Protocol protocol) throws Exception {
        Random random = new Random(19);
        Map<String, JsonNode> held = new LinkedHashMap<>();
        JsonNode state = SingerRun.json("{}");
        int kills = 0;
        int exit = -1;
        for (int starts = 0; starts <= KILLED && exit != 0; starts++) {
            CompletableFuture<Process> child = new CompletableFuture<>();
            if (starts < KILLED) {
                vendor(random)
                        .behaviour()
                        .afterPage(1 + random.nextInt(2), () -> child.join().destroyForcibly());
            }
            child.complete(start(protocol, state));
            exit = child.join().waitFor();
            if (exit == 137) {
                kills++;
            }
            Came came = protocol.read(wholeLines());
            held.putAll(came.held());
            state = protocol.merged(state, came.state());
        }

        assertThat(exit).isZero();
        assertThat(kills).isGreaterThan(1);
        assertThat(held).isEqualTo(undisturbed(protocol));
    }

    @ParameterizedTest
    @EnumSource
    void putsOutTheStateOfThePageAtHandWhenToldToEnd(Protocol protocol) throws Exception {
        CompletableFuture<Process> child = new CompletableFuture<>();
        simulated.support().behaviour().afterPage(2, () -> child.join().destroy());
        child.complete(start(protocol, SingerRun.json("{}")));

        assertThat(child.join().waitFor()).isEqualTo(143);
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        Came came = protocol.read(lines);
        if (protocol == Protocol.AIRBYTE) {
            AirbyteRun.of(lines).assertWellFormed();
            assertThat(AirbyteRun.of(lines).statuses("points")).endsWith("INCOMPLETE");
        } else {
            SingerRun.of(lines).assertWellFormed();
        }
        assertThat(came.held()).isNotEmpty();
        Map<String, JsonNode> held = new LinkedHashMap<>(came.held());
        assertThat(start(protocol, came.state()).waitFor()).isZero();
        held.putAll(protocol.read(wholeLines()).held());
        assertThat(held).isEqualTo(undisturbed(protocol));
    }

    private SimulatedVendor vendor(Random random) {
        return simulated.vendors().get(random.nextInt(3));
    }

    private Map<String, JsonNode> undisturbed(Protocol protocol) {
        return protocol.read(Program.in(folder)
                        .run(protocol.words().toArray(String[]::new))
                        .lines())
                .held();
    }

    /** What a kill cut off is no line. */
    private List<String> wholeLines() throws IOException {
        String text = Files.readString(folder.resolve("out"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Process start(Protocol protocol, JsonNode state) throws IOException {
        List<String> words = new ArrayList<>(protocol.words());
        if (!state.isEmpty()) {
            Files.writeString(folder.resolve(STATE), state.toString());
            words.addAll(List.of("--state", STATE));
        }
        Process process =
                Child.program(folder, Redirect.to(folder.resolve("out").toFile()), words.toArray(String[]::new));
        started.add(process);
        return process;
    }
}
