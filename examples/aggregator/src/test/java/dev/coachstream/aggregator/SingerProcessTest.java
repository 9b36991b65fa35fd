package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the tap as a process of its own, and ends it as an operator, a kernel or a power cut would. */
final class SingerProcessTest {
    private static final int MAX_STARTS = 12;

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(160);

    private final Path folder = configured.path();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void clamp() {
        configured.accounts().fleet().behaviour().clampPageSize(20);
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void losesNothingWhenKilledAfterAnyPage() throws Exception {
        Random random = new Random(19);
        Map<String, JsonNode> held = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of("singer"));
        int kills = 0;
        int exit = -1;
        for (int starts = 0; starts < MAX_STARTS && exit != 0; starts++) {
            CompletableFuture<Process> child = new CompletableFuture<>();
            vendor(random)
                    .behaviour()
                    .afterPage(1 + random.nextInt(3), () -> child.join().destroyForcibly());
            child.complete(start(words));
            exit = child.join().waitFor();
            kills += exit == 137 ? 1 : 0;
            SingerRun run = SingerRun.of(wholeLines());
            held.putAll(run.held());
            if (!run.states().isEmpty()) {
                Files.writeString(folder.resolve("state"), run.lastState().toString());
                words = List.of("singer", "--state", "state");
            }
        }

        assertThat(exit).isZero();
        assertThat(kills).isGreaterThan(2);
        assertThat(held).isEqualTo(undisturbed().held());
    }

    @Test
    void putsOutTheStateOfThePageAtHandWhenToldToEnd() throws Exception {
        CompletableFuture<Process> child = new CompletableFuture<>();
        configured
                .accounts()
                .support()
                .behaviour()
                .afterPage(2, () -> child.join().destroy());
        child.complete(start(List.of("singer")));

        assertThat(child.join().waitFor()).isEqualTo(143);
        SingerRun run = SingerRun.of(Files.readAllLines(folder.resolve("out")));
        run.assertWellFormed();
        Files.writeString(folder.resolve("state"), run.lastState().toString());
        Map<String, JsonNode> held = new LinkedHashMap<>(run.held());
        assertThat(start(List.of("singer", "--state", "state")).waitFor()).isZero();
        held.putAll(SingerRun.of(wholeLines()).held());
        assertThat(held).isEqualTo(undisturbed().held());
    }

    private SimulatedVendor vendor(Random random) {
        return configured.accounts().vendors().get(random.nextInt(3));
    }

    private SingerRun undisturbed() {
        return SingerRun.of(Program.in(folder).run("singer").lines());
    }

    /** What a kill cut off is no line. */
    private List<String> wholeLines() throws IOException {
        String text = Files.readString(folder.resolve("out"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Process start(List<String> words) throws IOException {
        Process process =
                Child.program(folder, Redirect.to(folder.resolve("out").toFile()), words.toArray(String[]::new));
        started.add(process);
        return process;
    }
}
