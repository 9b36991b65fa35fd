package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command line that README.md and docs print, in the order of each document, in a folder of its own with the accounts that the
 * README's configuration names, simulated, and a store that was synced. {@code <!-- not run: why -->} before a block, or in a line before
 * what is printed there, leaves it out.
 */
final class PrintedCommandsTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: \\S.* -->");
    private static final Pattern INLINE = Pattern.compile("`((?:\\./)?coachstream [^`]+)`");
    private static final Pattern ACCOUNT = Pattern.compile("- name: (\\S+)\\s+vendor: (\\S+)");
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
        try (Stream<Path> pages = Files.walk(PROJECT.resolve("docs"))) {
            List<Path> all =
                    new ArrayList<>(pages.filter(page -> page.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            all.add(0, PROJECT.resolve("README.md"));
            return all.stream().filter(page -> !commands(page).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void work(Path document) throws IOException {
        for (String file : List.of("coachstream.yaml", "coachstream.duckdb", "coachstream.published.duckdb")) {
            Files.copy(synced.resolve(file), folder.resolve(file));
        }
        assertThat(accounts(Files.readString(PROJECT.resolve("README.md"))))
                .containsExactlyElementsOf(accounts(Files.readString(folder.resolve("coachstream.yaml"))));
        Files.writeString(folder.resolve("people.csv"), "person,source,id\n");
        Files.writeString(folder.resolve("state.json"), "{}");

        for (String command : commands(document)) {
            Ran ran = run(command);
            assertThat(ran.exit())
                    .as("%s prints: %s%n%s", document, command, ran.err())
                    .isZero();
        }
    }

    private static List<String> accounts(String text) {
        return ACCOUNT.matcher(text)
                .results()
                .map(found -> found.group(1) + " at " + found.group(2))
                .toList();
    }

    /** The lines of code blocks that start with the program, and what is printed of it between other words; without what explains them. */
    private static List<String> commands(Path document) {
        List<String> commands = new ArrayList<>();
        boolean code = false;
        boolean left = false;
        for (String line : lines(document)) {
            if (line.startsWith("```")) {
                left = code ? false : left;
                code = !code;
            } else if (NOT_RUN.matcher(line).find()) {
                left = line.startsWith("<!--"); // else it is about this line only
            } else if (code && !left && line.matches("(\\./)?coachstream .*")) {
                commands.add(line.replaceFirst("( {2,}|\\s+#).*", ""));
            } else if (!code && !line.isBlank()) {
                commands.addAll(left ? List.of() : inline(line));
                left = false;
            }
        }
        return commands;
    }

    /** A name in capitals, or an ellipsis, stands for what is to be put there: no command line. */
    private static List<String> inline(String line) {
        return INLINE.matcher(line)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(command -> !command.matches(".*(\\b[A-Z]{2,}\\b|…).*"))
                .toList();
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a shell would: quotes, and output to a file. */
    private Ran run(String command) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        int into = words.indexOf(">");
        List<String> arguments = words.subList(1, into < 0 ? words.size() : into);
        Ran ran = Program.in(folder).run(arguments.toArray(String[]::new));
        if (into > 0) {
            Files.writeString(folder.resolve(words.get(into + 1)), ran.out(), StandardOpenOption.CREATE);
        }
        return ran;
    }
}
