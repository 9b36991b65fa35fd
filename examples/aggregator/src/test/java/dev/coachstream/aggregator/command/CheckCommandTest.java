package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CheckCommandTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(5);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void findsEverythingInPlace() {
        Ran ran = Program.in(folder).run("check");

        assertThat(ran.lines())
                .contains(
                        "ok   configuration: " + folder.resolve("coachstream.yaml"),
                        "ok   store: " + folder.resolve("coachstream.duckdb") + " will be made by the first sync",
                        "ok   people: no list of people named",
                        "ok   labels: no list of labels named",
                        "ok   clock: 2026-07-01T00:00:00Z",
                        "ok   account support: lets us in",
                        "ok   account sales: lets us in",
                        "ok   account fleet: lets us in");
        assertThat(ran.err()).contains("warning: ", "holds a secret in plain text", "everything is in place");
        assertThat(ran.exit()).isZero();
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 1);
    }

    @Test
    void saysWhichAccountRefusesATokenAndWhatToDo() throws IOException {
        Program.edit(folder, simulated.fleet().token(), "canary-wrong");

        Ran ran = Program.in(folder).run("check");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.lines()).anyMatch(line -> line.startsWith("FAIL account fleet: "));
        assertThat(ran.lines()).contains("ok   account support: lets us in");
        assertThat(ran.err())
                .contains("coachstream: fleet: ", "renew the credential of account fleet at the vendor")
                .doesNotContain("canary-wrong");
    }

    @Test
    void namesFileLineKeyAndTheNearestRightOne() throws IOException {
        Program.edit(folder, "page-size", "page-sise");

        Ran ran = Program.in(folder).run("check");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains(folder.resolve("coachstream.yaml") + ": 3 problems")
                .contains("line 5: key page-sise of source support is not known; did you mean page-size?");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 0);
    }

    @Test
    void tellsTheLineOfABadValue() throws IOException {
        Program.edit(folder, simulated.fleet().url().toString(), "http://api.samsara.com");

        Ran ran = Program.in(folder).run("check");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).containsPattern("coachstream.yaml: line \\d+: fleet: setting base-url must be https");
    }

    @Test
    void needsTheSecretsThatTheConfigurationRefersTo() throws IOException {
        Program.edit(folder, simulated.fleet().token(), "${env:FLEET_TOKEN}");

        Ran without = Program.in(folder).run("check", "--source", "fleet");
        Ran with = Program.in(folder)
                .with(Map.of("FLEET_TOKEN", simulated.fleet().token()))
                .run("check", "--source", "fleet");

        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("fleet: setting token refers to ${env:FLEET_TOKEN}, which is not set");
        assertThat(with.exit()).isZero();
    }

    @Test
    void looksAtStoreAndPeopleAndClock() throws IOException {
        Program.edit(folder, "sources:", "store: none/coach.duckdb\npeople: people.csv\nsources:");
        Program program = Program.in(folder);
        program.time().advance(Duration.ofDays(366 * 40));

        Ran ran = program.run("check");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.lines())
                .anyMatch(line -> line.startsWith("FAIL store: there is no folder " + folder.resolve("none")))
                .anyMatch(line -> line.startsWith(
                        "FAIL people: the list of people " + folder.resolve("people.csv") + " cannot be read"))
                .anyMatch(line -> line.startsWith("FAIL clock: the clock says 2066-"));
        Files.createDirectory(folder.resolve("none"));
        Files.createDirectory(folder.resolve("none/coach.duckdb"));
        assertThat(Program.in(folder).run("check").lines()).anyMatch(line -> line.contains("is a folder, not a file"));
    }

    @Test
    void refusesAStoreOfANewerProgramAsEveryCommandDoes() throws Exception {
        Program.in(folder).run("sync", "--source", "fleet");
        for (String file : List.of("coachstream.duckdb", "coachstream.published.duckdb")) {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(file));
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO schema_version VALUES (999, 'later', now())");
            }
        }

        for (String command : List.of("check", "status", "report", "export --out files", "sync")) {
            Ran ran = Program.in(folder).run(command.split(" "));

            assertThat(ran.exit()).as(command).isNotZero();
            assertThat(ran.err())
                    .as(command)
                    .containsPattern("schema is version 999, and this program knows \\d+: use a newer program");
        }
    }

    @Test
    void meansTheStoreBesideTheConfigurationWhereverItIsStarted() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String configuration = folder.resolve("coachstream.yaml").toString();

        Ran check = Program.in(elsewhere).run("--config", "../coachstream.yaml", "check");
        Ran sync = Program.in(elsewhere).run("--config", "../coachstream.yaml", "sync", "--source", "fleet");
        Ran status = Program.in(elsewhere).run("--config", configuration, "status");

        assertThat(check.lines())
                .contains(
                        "ok   configuration: " + configuration,
                        "ok   store: " + folder.resolve("coachstream.duckdb") + " will be made by the first sync");
        assertThat(sync.exit()).isZero();
        assertThat(folder.resolve("coachstream.duckdb")).exists();
        assertThat(elsewhere.resolve("coachstream.duckdb")).doesNotExist();
        assertThat(status.out()).contains("fleet");
    }

    /** A store was once where a command was started. */
    @Test
    void saysThatAStoreInTheWorkingDirectoryIsNotTheOneThatIsMeant() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Program.in(elsewhere).run("--config", "../coachstream.yaml", "sync", "--source", "fleet");
        Files.copy(folder.resolve("coachstream.duckdb"), elsewhere.resolve("coachstream.duckdb"));

        Ran status = Program.in(elsewhere).run("--config", "../coachstream.yaml", "status");
        Ran check = Program.in(elsewhere).run("--config", "../coachstream.yaml", "check");
        Ran named =
                Program.in(elsewhere).run("--config", "../coachstream.yaml", "status", "--store", "coachstream.duckdb");
        Ran beside = Program.in(folder).run("status");

        String note = "note: " + elsewhere.resolve("coachstream.duckdb") + " is not the store that is meant, which is "
                + folder.resolve("coachstream.duckdb") + "; --store coachstream.duckdb names it, or move it there";
        assertThat(List.of(status, check)).allMatch(ran -> ran.err().contains(note));
        assertThat(List.of(named, beside)).noneMatch(ran -> ran.err().contains("is not the store"));
    }

    @Test
    void meansTheStoreBesideTheUsersOwnConfiguration() throws IOException {
        Path own = Files.createDirectories(folder.resolve("elsewhere/home/.config/coachstream"));
        Files.move(folder.resolve("coachstream.yaml"), own.resolve("coachstream.yaml"));

        Ran check = Program.in(folder.resolve("elsewhere")).run("check", "--source", "fleet");

        assertThat(check.lines()).anyMatch(line -> line.startsWith("ok   store: " + own.resolve("coachstream.duckdb")));
    }

    @Test
    void tellsScriptsTheSame() throws IOException {
        Program.edit(folder, simulated.sales().token(), "canary-wrong");

        Ran ran = Program.in(folder).run("check", "--json");

        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertThat(answer.at("/ok").asBoolean()).isFalse();
        assertThat(answer.at("/error/kind").asText()).isEqualTo("authentication");
        assertThat(answer.at("/error/message").asText()).contains("sales: ");
        assertThat(answer.at("/error/suggestion").asText()).contains("account sales");
        assertThat(answer.at("/result/7/check").asText()).isEqualTo("account sales");
        assertThat(answer.at("/result/7/ok").asBoolean()).isFalse();
        assertThat(answer.at("/result/6/ok").asBoolean()).isTrue();
    }

    @Test
    void knowsTheAccountsThatItCouldMean() {
        Ran ran = Program.in(folder).run("check", "--source", "suport");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no account suport; did you mean support?");
    }

    @Test
    void saysWhenAVendorCannotBeReached() {
        simulated.vendors().forEach(SimulatedVendor::close);

        Ran ran = Program.in(folder).run("check", "--source", "fleet");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("coachstream: fleet: ", "look at the network and at base-url");
    }
}
