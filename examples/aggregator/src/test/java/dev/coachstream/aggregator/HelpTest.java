package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What helps to find one's way: examples, suggestions, completion. */
final class HelpTest {
    private static final List<String> COMMANDS = List.of(
            "init",
            "demo",
            "sources",
            "check",
            "plan",
            "pull",
            "sync",
            "status",
            "report",
            "export",
            "sql",
            "people",
            "labels",
            "singer",
            "airbyte",
            "schema",
            "completion");

    @TempDir
    private Path folder;

    static Stream<String> helps() {
        return Stream.concat(COMMANDS.stream(), Stream.of("", "people suggest", "labels suggest"));
    }

    @ParameterizedTest
    @MethodSource("helps")
    void showsExamplesWhoseOptionsThereAre(String command) {
        List<String> help = run((command + " --help").strip()).lines();

        List<String> examples = help.stream()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .filter(line -> line.startsWith("  coachstream "))
                .toList();
        if (!command.equals("completion")) {
            assertThat(examples).isNotEmpty();
        }
        for (String example : examples) {
            for (String word : example.strip().split(" ", -1)) {
                String parent = example.strip().split(" ", -1)[1];
                boolean known = !word.startsWith("--")
                        || help.stream().anyMatch(line -> line.contains(word))
                        || run(parent + " --help").out().contains(word);
                assertThat(known).as(word + " in " + example).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "200, 80"})
    void fitsItsHelpIntoTheTerminal(int columns, int widest) {
        List<String> help =
                Program.in(folder).columns(columns).run("pull", "--help").lines();

        assertThat(help).isNotEmpty().allMatch(line -> line.length() <= widest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pull --status done | did you mean completed?",
                "pull --feed tasks | did you mean todos?",
                "pull --format json | did you mean jsonl?",
                "people sugest | people has no command 'sugest'; did you mean suggest?",
                "satus | did you mean status?",
                "-q -v sources | --quiet and --verbose exclude each other",
                "completion tcsh | bash, zsh, fish"
            })
    void suggestsWhatWasMeant(String line, String hint) {
        Ran ran = run(line);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(hint);
    }

    @Test
    void namesTheTablesNearOneThatIsUnknown() {
        run("demo --sessions 5 --store demo.duckdb -q");

        Ran ran = run("export --store demo.duckdb --table coverage");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("the store has no table or view coverage; near it: ", "metric_coverage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completesEveryCommandAndItsOptions(String shell) throws Exception {
        Ran ran = run("completion " + shell);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(COMMANDS).contains("resume", "html", "token-from");
        if (shell.equals("bash")) {
            Path script = Files.writeString(folder.resolve("completion"), ran.out());
            assertThat(completions(script, "coachstream pull --res")).contains("--resume");
            assertThat(completions(script, "coachstream sta")).contains("status");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pull --feed to, todos",
        "pull --with p, points progress",
        "pull --status com, completed",
        "plan --axis me, meeting",
        "pull --format js, jsonl",
        "export --format par, parquet",
        "sync --feed se, sessions",
        "singer --format js, json",
        "schema to, todos"
    })
    void completesTheWordsThatAnOptionTakes(String line, String words) throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), run("completion bash").out());

        assertThat(completions(script, "coachstream " + line).strip()).endsWith(words);
    }

    /** What bash itself would offer. */
    private String completions(Path script, String line) throws IOException, InterruptedException {
        List<String> words = Arrays.asList(line.split(" "));
        String ask =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_coachstream; echo \"${COMPREPLY[@]}\""
                        .formatted(script, line, words.size() - 1, line, line.length());
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return said;
    }

    private Ran run(String line) {
        return Program.in(folder).run(line.split(" "));
    }
}
