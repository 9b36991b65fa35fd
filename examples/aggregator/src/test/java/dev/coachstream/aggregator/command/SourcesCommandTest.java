package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void listsTheAdaptersWhereThereIsNoConfiguration() {
        Ran ran = Program.in(folder).run("sources");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines())
                .contains("cresta     base-url, customer, profile, usecase, token")
                .anyMatch(line -> line.startsWith("maestroqa"))
                .anyMatch(line -> line.startsWith("samsara"));
        assertThat(ran.err()).contains("3 adapters; no configuration, so no accounts");
    }

    @Test
    void refusesAPluginThatIsNoneByItsName() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("acme.jar"), "no jar");

        Ran ran = Program.in(folder)
                .with(Map.of("COACHSTREAM_PLUGINS", plugins.toString()))
                .run("sources");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("the plugin " + plugins.resolve("acme.jar") + " holds no adapter");
    }

    @Test
    void listsSettingsOnRequestOnly() throws IOException {
        configure();

        assertThat(Program.in(folder).run("sources").out()).doesNotContain("max-response-size");
        assertThat(Program.in(folder).run("sources", "--settings").lines())
                .anyMatch(line -> line.matches("maestroqa +base-url +no +https://app.*"))
                .anyMatch(line -> line.matches("any +max-response-.*"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void showsOnesAccountsFirstAndSaysWhatThereIsNoRoomFor() throws IOException {
        configure();

        Ran ran = Program.in(folder).run("sources");

        assertThat(ran.lines()).element(1).asString().startsWith("account  feed");
        assertThat(ran.lines())
                .anyMatch(line -> line.startsWith("(no room for: ") && line.endsWith("--wide shows all)"));
    }

    @Test
    void showsWhatEachAccountCanAnswerWithoutNeedingItsSecret() throws IOException {
        configure();

        Ran ran = Program.in(folder).run("sources", "--wide");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines())
                .anyMatch(line -> line.matches("fleet +sessions .*updated.*change feed"))
                .anyMatch(line -> line.matches("support +todos .*"))
                .anyMatch(line -> line.matches("support +maestroqa +10/1s, 100/1m .*"))
                .anyMatch(line -> line.startsWith("fleet cannot see: "));
        assertThat(ran.err()).contains("3 adapters, 2 accounts in " + folder.resolve("coachstream.yaml"));
    }

    @Test
    void tellsScriptsTheSame() throws IOException {
        configure();

        Ran ran = Program.in(folder).run("sources", "--json");

        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertThat(answer.fieldNames()).toIterable().containsExactly("command", "ok", "summary", "result");
        assertThat(answer.at("/command").asText()).isEqualTo("sources");
        assertThat(answer.at("/ok").asBoolean()).isTrue();
        assertThat(answer.at("/result/adapters")).hasSize(3);
        assertThat(answer.at("/result/accounts/1/account").asText()).isEqualTo("fleet");
        assertThat(answer.at("/result/accounts/1/quotas/0").asText()).isEqualTo("5/1s");
        assertThat(answer.at("/result/accounts/1/feeds/0/feed").asText()).isEqualTo("sessions");
        assertThat(answer.at("/result/accounts/1/feeds/0/pushedDownAxes/0").asText())
                .isEqualTo("updated");
        assertThat(answer.at("/result/accounts/0/singleReads").toString())
                .isEqualTo("[\"sessions\",\"points\",\"todos\"]");
        assertThat(answer.at("/result/accounts/1/singleReads")).isEmpty();
    }

    @Test
    void namesTheConfigurationThatIsNotThere() {
        Ran ran = Program.in(folder).run("--config", "none.yaml", "sources");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(folder.resolve("none.yaml") + ": there is no such file");
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("coachstream.yaml"), """
                sources:
                  - {name: support, vendor: maestroqa, token: "${env:NOT_SET}"}
                  - {name: fleet, vendor: samsara, token: "${cmd:exit 1}"}
                """);
    }
}
