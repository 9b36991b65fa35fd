package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents print for a shell beside the program itself, which {@link PrintedCommandsTest} runs: a line for Maven names modules,
 * tests and profiles that there are; any other says in the document why it is not run.
 */
final class PrintedShellLinesTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: \\S.* -->");
    private static final Pattern SHELL = Pattern.compile(
            "(\\$ )?([A-Z_]+=\\S+ )?(mvn|java|duckdb|export|ln|source|sudo|apt-get|pip|npm|npx|curl|docker|crontab|meltano|git|cd|\\.?[\\w./-]*/[\\w.-]+) .*");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.walk(PROJECT.resolve("docs"))) {
            List<Path> all = new ArrayList<>(
                    pages.filter(page -> page.toString().endsWith(".md")).toList());
            all.add(PROJECT.resolve("README.md"));
            all.add(PROJECT.resolve("CONTRIBUTING.md"));
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void sayWhatThereIsOrWhyTheyAreNotRun(Path document) throws IOException {
        for (String line : shellLines(Files.readAllLines(document))) {
            assertThat(line)
                    .as("%s: what no test runs is marked <!-- not run: why --> before its block", document)
                    .matches("([A-Z_]+=\\S+ )?mvn .*");
            assertThat(missing(line)).as("%s prints: %s", document, line).isEmpty();
        }
    }

    /** The lines of unmarked code blocks without a language, and of indented ones, that call something else than the program. */
    private static List<String> shellLines(List<String> document) {
        List<String> found = new ArrayList<>();
        boolean shell = false;
        boolean code = false;
        boolean left = false;
        for (String line : document) {
            if (line.startsWith("```")) {
                code = !code;
                shell = code && line.matches("```(sh|bash|shell|console|text)?");
                left = code && left;
            } else if (shell && !left && isShell(line)) {
                found.add(line);
            } else if (!code && !line.isBlank()) {
                left = NOT_RUN.matcher(line).lookingAt();
                if (line.startsWith("    ") && isShell(line.strip())) {
                    found.add(line.strip());
                }
            }
        }
        return found;
    }

    private static boolean isShell(String line) {
        return SHELL.matcher(line).matches() && !line.matches("(\\./)?coachstream .*");
    }

    /** What a line for Maven names and is not there. */
    private static List<String> missing(String line) throws IOException {
        List<String> missing = new ArrayList<>();
        String poms = Files.readString(PROJECT.resolve("pom.xml"));
        for (String module : named("-pl (\\S+)", line)) {
            Path pom = PROJECT.resolve(module).resolve("pom.xml");
            if (Files.exists(pom)) {
                poms += Files.readString(pom);
            } else {
                missing.add("module " + module);
            }
        }
        for (String test : named("-Dtest='?([\\w,]+)", line)) {
            if (!exists(test + ".java")) {
                missing.add("test " + test);
            }
        }
        for (String profile : named("-P(\\S+)", line)) {
            if (!poms.contains("<id>" + profile + "</id>")) {
                missing.add("profile " + profile);
            }
        }
        return missing;
    }

    private static List<String> named(String option, String line) {
        return Pattern.compile(option)
                .matcher(line)
                .results()
                .map((MatchResult found) -> found.group(1))
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .toList();
    }

    private static boolean exists(String file) throws IOException {
        try (Stream<Path> all = Files.find(PROJECT, 20, (path, is) -> path.endsWith(file))) {
            return all.findAny().isPresent();
        }
    }
}
