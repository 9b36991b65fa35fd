package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.simulator.cresta.CrestaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitCommandTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(5);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();
    private final Path file = folder.resolve("coachstream.yaml");

    @BeforeEach
    void startWithoutAConfiguration() throws IOException {
        Files.delete(file);
    }

    @Test
    void asksTriesAndWritesForTheOwnerOnly() throws IOException {
        Ran ran = Program.in(folder)
                .answering("samsara", simulated.fleet().token())
                .run(
                        "init",
                        "--name",
                        "fleet",
                        "--set",
                        "base-url=" + simulated.fleet().url());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("vendor (cresta, maestroqa, samsara): ", "next: coachstream pull --since 30d");
        assertThat(ran.out())
                .isEqualTo("wrote " + file + ", which only you can read\n")
                .doesNotContain(simulated.fleet().token());
        assertThat(file)
                .content()
                .contains("token: \"${file:fleet.token}\"")
                .doesNotContain(simulated.fleet().token());
        for (Path written : new Path[] {file, folder.resolve("fleet.token")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                    .isEqualTo("rw-------");
        }
        Ran check = Program.in(folder).run("check");
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.err()).doesNotContain("warning");
    }

    @Test
    void asksForWhatAVendorNeedsBesideItsToken() throws IOException {
        Ran ran = Program.in(folder)
                .answering(
                        simulated.sales().url().toString(),
                        CrestaData.customer(),
                        CrestaData.profile(),
                        CrestaData.usecase(),
                        simulated.sales().token())
                .run("init", "--vendor", "cresta");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Program.in(folder).run("check").exit()).isZero();
    }

    @Test
    void takesTheTokenFromWhereItIs() {
        Ran ran = Program.in(folder)
                .with(Map.of("FLEET", simulated.fleet().token()))
                .run(
                        "init",
                        "--vendor",
                        "samsara",
                        "--token-from",
                        "env:FLEET",
                        "--set",
                        "base-url=" + simulated.fleet().url());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(file).content().contains("token: \"${env:FLEET}\"");
    }

    @Test
    void takesEveryOtherSettingFromWhereItIs() {
        Program program = Program.in(folder)
                .with(Map.of(
                        "FLEET",
                        simulated.fleet().token(),
                        "ADDRESS",
                        simulated.fleet().url().toString()));

        Ran ran = program.run(
                "init", "--vendor", "samsara", "--token-from", "env:FLEET", "--set", "base-url=${env:ADDRESS}");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(file).content().contains("base-url: \"${env:ADDRESS}\"");
        assertThat(program.run("check").exit()).isZero();
    }

    @Test
    void writesNothingWhereTheVendorRefuses() {
        Ran ran = Program.in(folder)
                .answering("canary-wrong")
                .run(
                        "init",
                        "--vendor",
                        "samsara",
                        "--set",
                        "base-url=" + simulated.fleet().url());

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err())
                .contains("was answered 401", "nothing was written; start coachstream init again")
                .doesNotContain("canary-wrong");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("samsara.token")).doesNotExist();
    }

    @Test
    void leavesAConfigurationThatIsThere() throws IOException {
        Files.writeString(file, "sources: []");

        Ran ran = Program.in(folder).run("init", "--vendor", "samsara");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("is there already, and is left as it is");
        assertThat(file).hasContent("sources: []");
    }

    @Test
    void leavesATokenThatIsThere() throws IOException {
        Path token = Files.writeString(
                folder.resolve("samsara.token"), simulated.fleet().token());
        String address = "base-url=" + simulated.fleet().url();

        Ran ran = Program.in(folder).answering("canary").run("init", "--vendor", "samsara", "--set", address);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(token + " is there already", "--token-from file:samsara.token");
        assertThat(token).hasContent(simulated.fleet().token());
        Ran used = Program.in(folder)
                .run("init", "--vendor", "samsara", "--token-from", "file:samsara.token", "--set", address);
        assertThat(used.exit()).as(used.err()).isZero();
    }

    /** The token's file is called after the account. */
    @Test
    void refusesANameThatIsNoneBeforeItAsksOrWrites() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));

        for (String name : new String[] {"../out", "/tmp/out", "a/b", "", "a b"}) {
            Ran ran = Program.in(inner)
                    .answering("token")
                    .run("init", "--vendor", "samsara", "--no-check", "--name", name);

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err())
                    .contains("--name: a source's name is made of letters", "not '" + name + "'", "such as --name")
                    .doesNotContain("token:");
        }
        assertThat(inner).isEmptyDirectory();
        assertThat(folder).isDirectoryNotContaining("glob:**.token");
    }

    @Test
    void printsTheNextCommandForTheFileThatItWrote() {
        Ran ran = Program.in(folder)
                .answering("any")
                .run("init", "--vendor", "samsara", "--no-check", "--config", "other.yaml");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("pull --since 30d --config other.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "--name, ../fleet, a source's name is made of letters",
        "--set, page-sise=5, did you mean page-size?",
        "--set, token=canary, --set has no setting token",
        "--set, proxy.password=canary, --set proxy.password is refused: a secret on the command line"
    })
    void writesNothingThatNoCommandCouldUseAlsoWhereItTriesNothing(String option, String value, String why)
            throws IOException {
        Ran ran = Program.in(folder)
                .answering("canary-typed")
                .run("init", "--vendor", "samsara", "--no-check", option, value);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(why).doesNotContain("canary");
        try (var written = Files.list(folder)) {
            assertThat(written).isEmpty();
        }
    }

    @Test
    void saysWhatIsNotAnsweredAndWhatIsNoVendor() {
        assertThat(Program.in(folder).run("init").err()).contains("no answer to: vendor");
        assertThat(Program.in(folder).run("init", "--vendor", "samsra").err()).contains("did you mean samsara?");
        assertThat(Program.in(folder)
                        .run("init", "--vendor", "samsara", "--token-from", "canary")
                        .err())
                .contains("--token-from is not env:NAME, file:path or cmd:command")
                .doesNotContain("canary");
    }
}
