package dev.coachstream.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code %d} writes the digits of the user's language, such as Arabic's: in a statement, a file or a request they are no number. So
 * numbers are formatted as {@code %s}, or in {@code Locale.ROOT}, which stands in the same line.
 */
final class PlainDigitsTest {
    /** Not DuckDB's patterns of a time. */
    private static final Pattern LOCAL = Pattern.compile("(?<!%m-)(?<!%S\\.)%[,0-9.]*[df]");

    private static final Pattern COMMENT = Pattern.compile("\\s*(\\*|/\\*|//).*");

    @Test
    void noNumberIsWrittenInTheUsersLanguage() throws IOException {
        List<String> local = new ArrayList<>();
        for (Path source : sources()) {
            for (String line : Files.readAllLines(source)) {
                if (isLocal(line)) {
                    local.add(source.getFileName() + ": " + line.strip());
                }
            }
        }

        assertThat(local).isEmpty();
    }

    @Test
    void seesANumberInTheUsersLanguage() {
        assertThat(Stream.of("\"LIMIT %d\"", "\"%,d rows\"", "\"%.1f s\"", "\"[%dA\""))
                .allMatch(PlainDigitsTest::isLocal);
        assertThat(Stream.of("'%Y-%m-%dT%H:%M:%S.%fZ'", "(Locale.ROOT, \"%,d\")", " * {@code %d}", "\"100%\", day"))
                .noneMatch(PlainDigitsTest::isLocal);
    }

    private static boolean isLocal(String line) {
        return LOCAL.matcher(line).find()
                && !line.contains("Locale.ROOT")
                && !COMMENT.matcher(line).matches();
    }

    /** Benchmarks print for whoever runs them. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
            List<Path> found = files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .filter(file -> !file.toString().contains("/benchmarks/"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(50);
            return found;
        }
    }
}
