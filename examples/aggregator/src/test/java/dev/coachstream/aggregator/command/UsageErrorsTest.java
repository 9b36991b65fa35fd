package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageErrorsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pul                             | there is no command 'pul'; did you mean pull?
            pull --fed todos                | there is no option --fed; did you mean --feed?
            pull --feed session             | 'session' is not known; did you mean sessions?
            pull --axis update              | 'update' is not known; did you mean updated?
            pull --status opened            | 'opened' is not known; did you mean open?
            pull --format json              | 'json' is not known; did you mean jsonl?
            pull --with points,todo         | 'todo' is not known; did you mean todos?
            pull --since yesterday          | 'yesterday' is no time: write 2026-01-31T08:00:00Z
            pull --since                    | Missing required parameter for option '--since'
            pull sessions                   | pull takes no argument 'sessions', only options
            pull --since 1d --until 2d      | the window's start 2026-06-30T00:00:00Z is not before its end
            pull --with progress            | only points and todos can be joined
            pull --format parquet           | a Parquet file cannot be streamed
            pull --format parquet --out a --follow | a Parquet file is written at the end
            pull --quiet --verbose          | --quiet and --verbose exclude each other
            plan --records many             | Invalid value for option '--records'
            demo --sessions 0               | --sessions is 0
            """)
    void saysWhatWouldBeRight(String arguments, String expected) {
        Ran ran = Program.in(folder).run(arguments.strip().split(" +"));

        assertThat(ran.err()).contains(expected);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--token canary-1",
                "--token=canary-1",
                "--api-key canary-1",
                "--client-secret=canary-1",
                "-password canary-1"
            })
    void refusesASecretAndDoesNotRepeatIt(String arguments) {
        Ran ran = Program.in(folder).run(("pull " + arguments).split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("a secret on the command line can be read by every user of the machine")
                .contains("${env:NAME}")
                .doesNotContain("canary-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pull --out -",
                "report --html -",
                "sync --export-offsets -",
                "pull --resume -",
                "status --store -"
            })
    void takesADashForNoFile(String arguments) {
        Ran ran = Program.in(folder).run(arguments.split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("'-' stands for no stream here: name a file");
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void answersScriptsInJsonAlsoWhenTheyAskWrongly() {
        Ran ran = Program.in(folder).run("check", "--json", "--sorce", "support");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out())
                .contains("\"command\": \"check\"", "\"ok\": false", "\"kind\": \"usage\"", "did you mean --source?");
    }

    @Test
    void showsHelpOnStdoutWhenAskedAndOnStderrWhenNothingWas() {
        Ran asked = Program.in(folder).run("--help");
        Ran nothing = Program.in(folder).run();

        assertThat(asked.exit()).isZero();
        assertThat(asked.out())
                .contains("Usage: coachstream", "--config=FILE", "demo", "sources", "check", "plan", "pull");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("Usage: coachstream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help pull", "pull --help"})
    void explainsEachCommand(String arguments) {
        Ran ran = Program.in(folder).run(arguments.split(" "));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: coachstream pull", "--since=TIME", "--config=FILE", "--include-private");
    }

    @Test
    void listsEveryCommandWithItsDescription() {
        String help = Program.in(folder).run("--help").out();

        for (String command :
                List.of("check", "demo", "export", "people", "plan", "pull", "report", "schema", "status", "sync")) {
            String said = Program.in(folder).run(command, "--help").out();
            assertThat(help).containsPattern("(?m)^  " + command + " +\\S.*");
            assertThat(said).contains("Usage: coachstream " + command);
        }
    }

    @Test
    void tellsItsVersion() {
        assertThat(Program.in(folder).run("--version").out()).startsWith("coachstream ");
    }
}
