package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command line that docs print, in the order of each document, in a folder of its own with the accounts that the README's
 * configuration names, simulated, and a store that was synced. They run within this process: a process for each of some eighty would take
 * minutes, and what is between a shell and the program {@link PrintedByLauncherTest} holds with the README's.
 */
final class PrintedCommandsTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static SimulatedAccounts accounts;

    /** The configuration, and a store that is made once: each document begins with a copy. */
    @TempDir
    private static Path synced;

    @TempDir
    private Path folder;

    @BeforeAll
    static void sync() throws IOException {
        accounts = SimulatedAccounts.start(8);
        Program.configure(synced, accounts);
        assertThat(Program.in(synced).run("sync", "-q").exit()).isZero();
    }

    @AfterAll
    static void stop() {
        accounts.close();
    }

    static Stream<Path> documents() throws IOException {
        return PrintedCommands.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void work(Path document) throws IOException {
        for (String file : List.of("coachstream.yaml", "coachstream.duckdb", "coachstream.published.duckdb")) {
            Files.copy(synced.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("people.csv"), "person,source,id\n");
        Files.writeString(folder.resolve("state.json"), "{}");

        for (String command : PrintedCommands.of(document)) {
            Ran ran = run(command);
            assertThat(ran.exit())
                    .as("%s prints: %s%n%s", document, command, ran.err())
                    .isZero();
        }
    }

    /** As a shell would: quotes, and output to a file. */
    private Ran run(String command) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String unquoted = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(unquoted);
        }
        int into = words.indexOf(">");
        int end = into < 0 ? words.size() : into;
        List<String> arguments = words.subList(1, end);
        Ran ran = Program.in(folder).run(arguments.toArray(String[]::new));
        if (into > 0) {
            Files.writeString(folder.resolve(words.get(into + 1)), ran.out(), StandardOpenOption.CREATE);
        }
        return ran;
    }
}
