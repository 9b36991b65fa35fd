package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code -q} a command says what was asked for and what went wrong, and nothing else: for cron, which mails all else. */
final class QuietTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(30);

    private final Path folder = configured.path();

    @Test
    void saysNothingOfWhatWasDone() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "person,source,id\nNobody,support,none\n");
        Program.edit(folder, "sources:", "people: people.csv\nsources:");
        Ran aloud = run("sync", "--store", "other.duckdb");
        assertThat(aloud.err()).contains("note: people: 1 conflict");
        for (String[] command : new String[][] {
            {"sync", "-q"},
            {"sync", "-q"},
            {"export", "-q", "--format", "jsonl", "--out", "files", "--since", "2025-12-01 08:00"},
            {"pull", "-q", "--with", "points,todos", "--out", "sessions.jsonl"}
        }) {
            Ran ran = run(command);

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).as(command[0]).isEmpty();
            assertThat(ran.err()).as(command[0]).isEmpty();
        }
        assertThat(folder.resolve("files/sessions.jsonl")).isNotEmptyFile();
    }

    @Test
    void saysWhatWasAskedFor() {
        run("sync", "-q");

        assertThat(Stream.of("sources", "check", "plan", "pull --in-order", "status", "report", "schema sessions"))
                .allSatisfy(command -> assertThat(saidQuietly(command)).isNotEmpty());
        // nobody is known by more than one account here, and nothing has a label
        assertThat(Stream.of("people", "labels"))
                .allSatisfy(command -> assertThat(saidQuietly(command)).isEmpty());
    }

    /** What is said aloud too, and no more. */
    private String saidQuietly(String command) {
        Ran aloud = run(command.split(" ", -1));
        Ran quiet = run(("-q " + command).split(" ", -1));

        assertThat(quiet.out()).isEqualTo(aloud.out());
        assertThat(quiet.err()).isEmpty();
        return quiet.out();
    }

    @Test
    void keepsTheJsonThatWasAskedFor() {
        assertThat(run("sync", "-q", "--json").out()).startsWith("{");
    }

    @Test
    void tellsOfEachAccountThatFails() throws IOException {
        Program.edit(folder, "-simulated-token", "-another-token");

        Ran ran = run("sync", "-q");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("coachstream: support: ", "coachstream: sales: ", "coachstream: fleet: ");
    }

    private Ran run(String... arguments) {
        return Program.in(folder).run(arguments);
    }
}
