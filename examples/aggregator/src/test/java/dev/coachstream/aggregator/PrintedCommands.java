package dev.coachstream.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command lines that README.md and docs print. {@code <!-- not run: why -->} before a block, or in a line before what is printed there,
 * leaves it out.
 */
final class PrintedCommands {
    static final Path README = Path.of("../../README.md");

    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: \\S.* -->");
    private static final Pattern INLINE = Pattern.compile("`((?:\\./)?coachstream [^`]+)`");

    private PrintedCommands() {}

    /** The documents beside the README that print any. */
    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.walk(README.resolveSibling("docs"))) {
            return pages
                    .filter(page -> page.toString().endsWith(".md") && !of(page).isEmpty())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** The lines of code blocks that start with the program, and what is printed of it between other words; without what explains them. */
    static List<String> of(Path document) {
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
                if (!left) {
                    commands.addAll(inline(line));
                }
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
}
