package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that is shown to people who may not know whom it is about: as text, as JSON, as a page. */
final class ReportPseudonymsTest {
    private static final Pattern PSEUDONYM = Pattern.compile("Person [0-9a-f]{10}");
    /** Whatever says who somebody is; what is shorter than five letters is found in any text. */
    private static final String IDENTIFYING = """
            SELECT unnest([name, email, id, regexp_extract(id, '[^/]*$')]) AS word FROM people
            UNION SELECT unnest(json_extract_string(external_ids, '$.*')) FROM people
            UNION SELECT person FROM persons""";

    @TempDir
    private static Path folder;

    private static List<String> canaries;

    @BeforeAll
    static void takeADemosStore() {
        DemoStore.copyTo(folder.resolve("demo.duckdb"));
        try (StoreReader reader = StoreReader.open(folder.resolve("demo.duckdb"), StoreOptions.defaults())) {
            canaries =
                    reader
                            .rows("SELECT DISTINCT word FROM (%s) WHERE length(word) >= 5".formatted(IDENTIFYING))
                            .cells()
                            .stream()
                            .map(row -> String.valueOf(row.get(0)))
                            .toList();
        }
    }

    @Test
    void nameNobodyInTextJsonOrHtml() throws IOException {
        assertThat(canaries)
                .contains("james.raine@maestroqa.com", "49000097", "Felix Fernandes")
                .anyMatch(word -> word.startsWith("customers/acme/users/"))
                .hasSizeGreaterThan(60);
        assertThat(List.of(text("one.salt"), json("one.salt"), html("one.salt")))
                .allSatisfy(report -> assertThat(canaries).noneMatch(word -> holds(report, word)));
        assertThat(run("report", "--store", "demo.duckdb", "--json").out()).contains("Felix Fernandes");
    }

    @Test
    void areTheSameInTextJsonAndHtml() throws IOException {
        Set<String> inJson = pseudonyms(json("one.salt"));

        assertThat(pseudonyms(text("one.salt"))).isNotEmpty().isSubsetOf(inJson);
        JsonNode coverage = new ObjectMapper().readTree(json("one.salt")).at("/result/metric_coverage");
        assertThat(coverage.findValuesAsText("person")).hasSizeGreaterThan(5);
        assertThat(pseudonyms(html("one.salt"))).containsAll(coverage.findValuesAsText("person"));
    }

    @Test
    void areTheSameForTheSameSaltOnly() throws IOException {
        assertThat(json("one.salt")).isEqualTo(json("one.salt"));
        assertThat(pseudonyms(json("other.salt"))).doesNotContainAnyElementsOf(pseudonyms(json("one.salt")));
    }

    @Test
    void changeNoFigure() throws IOException {
        JsonNode open = new ObjectMapper()
                .readTree(run("report", "--store", "demo.duckdb", "--json").out())
                .get("result");
        JsonNode hidden = new ObjectMapper().readTree(json("one.salt")).get("result");

        assertThat(hidden.get("metric_completion")).isEqualTo(open.get("metric_completion"));
        for (String view : List.of("metric_coach_load", "metric_coverage", "metric_sessions_by_week")) {
            assertThat(hidden.get(view)).hasSameSizeAs(open.get(view));
        }
        assertThat(hidden.get("metric_completion_by_coach").findValuesAsText("sessions"))
                .containsExactlyInAnyOrderElementsOf(
                        open.get("metric_completion_by_coach").findValuesAsText("sessions"));
    }

    /** Topics are typed at one vendor, teams and accounts by hand; a behaviour's word at another is one of them all the same. */
    @Test
    void areAloneOnAPageThatIsSharedAnonymously() throws IOException {
        run("report", "--store", "demo.duckdb", "--anonymous-share", "--salt", "one.salt", "--html", "shared.html");
        String page = PageData.of(folder.resolve("shared.html"));
        List<String> typed = new ArrayList<>(canaries);
        try (StoreReader reader = StoreReader.open(folder.resolve("demo.duckdb"), StoreOptions.defaults())) {
            reader.rows(
                            "SELECT DISTINCT topic FROM person_points WHERE topic <> 'unknown' UNION SELECT team FROM persons WHERE team IS NOT NULL"
                                    + " UNION SELECT id FROM sessions")
                    .cells()
                    .forEach(row -> typed.add("\"" + row.get(0) + "\""));
        }
        typed.addAll(List.of("\"fleet\"", "\"support\"", "\"sales\"", "demo.duckdb"));

        assertThat(typed).hasSizeGreaterThan(canaries.size() + 20).noneMatch(page::contains);
        assertThat(page).contains("Shared without names", "Topic 1", "Account 1", "Person ");
        assertThat(Program.in(folder)
                        .run("report", "--store", "demo.duckdb", "--anonymous-share")
                        .err())
                .contains("--anonymous-share is about the page");
    }

    @Test
    void needToBeAskedFor() {
        assertThat(Program.in(folder)
                        .run("report", "--store", "demo.duckdb", "--salt", "one.salt")
                        .exit())
                .isEqualTo(2);
    }

    /** As a word of its own: an id of five digits may well be part of a long fraction. */
    private static boolean holds(String report, String word) {
        // A look is a hundred times as fast as the pattern, which then tells a whole word.
        return report.contains(word)
                && Pattern.compile("(?<![\\p{L}\\d.])" + Pattern.quote(word) + "(?![\\p{L}\\d])")
                        .matcher(report)
                        .find();
    }

    private static String text(String salt) {
        return run("report", "--store", "demo.duckdb", "--pseudonymise", "--salt", salt)
                .out();
    }

    private static String json(String salt) {
        return run("report", "--store", "demo.duckdb", "--pseudonymise", "--salt", salt, "--json")
                .out();
    }

    private static String html(String salt) throws IOException {
        run("report", "--store", "demo.duckdb", "--pseudonymise", "--salt", salt, "--html", "page.html");
        return PageData.of(folder.resolve("page.html"));
    }

    private static Set<String> pseudonyms(String report) {
        return PSEUDONYM
                .matcher(report)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Program.Ran run(String... command) {
        Program.Ran ran = Program.in(folder).run(command);
        assertThat(ran.exit())
                .as("%s: %s", Stream.of(command).toList(), ran.err())
                .isZero();
        return ran;
    }
}
