package dev.coachstream.aggregator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on adding a vendor tells of an adapter that exists: each piece of code in it is a piece of that adapter. */
final class AddingAVendorTest {
    private static final Path PAGE = Path.of("../../docs/adding-a-vendor.md");
    private static final Path ACME = Path.of("../adapter-acme");
    private static final Pattern SNIPPET = Pattern.compile("```(?:java|xml)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("^\\s*<!--.*-->\\s*$\n", Pattern.MULTILINE);
    private static final Pattern LISTED = Pattern.compile("^ *([\\w./-]+\\.(?:java|xml)|build)\\b", Pattern.MULTILINE);

    @Test
    void showsNothingThatTheAdapterDoesNotHave() throws IOException {
        String sources = files().map(AddingAVendorTest::read)
                .map(text -> COMMENT.matcher(text).replaceAll(""))
                .collect(joining("\n"));
        List<String> snippets = SNIPPET.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThan(10)
                .allSatisfy(snippet -> assertThat(sources).contains(snippet));
    }

    @Test
    void listsEveryFileAndNoOther() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```\n") + 4;
        String listing = page.substring(begin, page.indexOf("```\n", begin));

        assertThat(LISTED.matcher(listing).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        files().map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("dev.coachstream.spi.CoachingSourceFactory"))
                                .distinct()
                                .toList());
    }

    @Test
    void takesFewLines() throws IOException {
        long lines = files().filter(file -> file.startsWith(ACME.resolve("src/main/java")))
                .mapToLong(file -> read(file).lines().count())
                .sum();

        assertThat(lines).isLessThan(350);
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ACME)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(ACME.resolve("target")))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
