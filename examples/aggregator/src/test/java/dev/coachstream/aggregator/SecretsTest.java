package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and private notes are canaries: they appear nowhere but where they were asked for. */
final class SecretsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--verbose pull --with points,todos",
                "--verbose pull --format csv",
                "--verbose pull --feed points",
                "--verbose pull --coach nobody --status open",
                "--verbose check",
                "--verbose check --json",
                "--verbose sources --json",
                "--verbose plan --json",
                "--verbose sync",
                "--verbose sync --json",
                "--verbose pull --since never",
                "--verbose pull --source nobody"
            })
    void areShownByNoCommand(String command) throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            Program.configure(folder, simulated);

            Program.Ran ran = Program.in(folder).run(command.split(" ", -1));

            assertThat(ran.out() + ran.err()).doesNotContain(tokens(simulated)).doesNotContain(privateNotes(simulated));
        }
    }

    @Test
    void areShownByNoError() throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(20)) {
            Program.configure(folder, simulated);
            simulated.support().rotateToken("another");

            Program.Ran ran = Program.in(folder).run("--verbose", "check");

            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("support").doesNotContain(tokens(simulated));
        }
    }

    @Test
    void privateNotesComeWhenTheyAreAskedFor() throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            Program.configure(folder, simulated);

            Program.Ran ran = Program.in(folder).run("pull", "--source", "support", "--include-private");

            assertThat(ran.out()).contains(privateNotes(simulated));
        }
    }

    private static String[] tokens(SimulatedAccounts simulated) {
        return simulated.vendors().stream().map(SimulatedVendor::token).toArray(String[]::new);
    }

    /** As they stand in JSON; the short ones of the document's examples are left out, for they may stand anywhere. */
    private static String[] privateNotes(SimulatedAccounts simulated) {
        List<String> notes = simulated.support().data().ids().stream()
                .map(id -> simulated.support().data().document(id).path("coachPrivateNotes"))
                .flatMap(note -> note.isTextual() ? Stream.of(note.toString()) : Stream.empty())
                .map(note -> note.substring(1, note.length() - 1))
                .filter(note -> note.length() > 12)
                .distinct()
                .toList();
        assertThat(notes).hasSizeGreaterThan(3);
        return notes.toArray(String[]::new);
    }
}
