package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/reliability.md names as proof is there. */
final class KindsOfFaultsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("^\\| (?!kind \\|).*\\|$", Pattern.MULTILINE);
    private static final int DEEPEST = 20;

    @Test
    void eachKindNamesATest() throws IOException {
        List<String> kinds = ROW.matcher(section("## Kinds of faults"))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(kinds)
                .hasSizeGreaterThan(30)
                .allMatch(kind -> PROOF.matcher(kind).find());
    }

    @Test
    void eachTestThatTheDocumentNamesExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<MatchResult> proofs = PROOF.matcher(document()).results().toList();

        assertThat(proofs).hasSizeGreaterThan(60);
        for (MatchResult proof : proofs) {
            requireExists(proof, sources);
        }
    }

    private static void requireExists(MatchResult proof, Map<String, List<Path>> sources) throws IOException {
        List<Path> classes = sources.getOrDefault(proof.group(1) + ".java", List.of());
        assertThat(classes).as(proof.group()).isNotEmpty();
        if (proof.group(2) != null) {
            StringBuilder code = new StringBuilder();
            for (Path source : classes) {
                code.append(Files.readString(source));
            }
            assertThat(code).as(proof.group()).contains(" void " + proof.group(2) + "(");
        }
    }

    private static String section(String title) throws IOException {
        String document = document();
        int start = document.indexOf(title + "\n");
        int end = document.indexOf("\n## ", start + 1);
        assertThat(start).as(title).isPositive().isLessThan(end);
        return document.substring(start, end);
    }

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs/reliability.md"));
    }

    /** The sources of all modules, by their names; a name may be used more than once. */
    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> sources = Files.find(
                ROOT,
                DEEPEST,
                (file, is) -> is.isRegularFile() && file.toString().endsWith(".java"))) {
            return sources.filter(file -> file.toString().contains("/src/"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        }
    }
}
