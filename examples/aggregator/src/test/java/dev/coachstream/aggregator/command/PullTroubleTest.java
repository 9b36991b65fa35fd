package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code pull} prints, and says, where an account or a record of it is in trouble. */
final class PullTroubleTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void needsNoSecretOfAccountsThatAreNotRead() throws IOException {
        Program.edit(folder, "token: " + simulated.sales().token(), "token: ${env:NOT_SET}");

        assertThat(pull("--source", "fleet").exit()).isZero();
        assertThat(Program.in(folder).run("sync", "--source", "fleet").exit()).isZero();
        assertThat(Program.in(folder).run("check", "--source", "fleet").exit()).isZero();
        assertThat(pull("--source", "sales").err()).contains("refers to ${env:NOT_SET}, which is not set");
    }

    @Test
    void readsTheOthersWhenOneAccountFails() throws IOException {
        Program.edit(folder, simulated.sales().token(), "canary-wrong");

        Ran ran = pull();

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(JsonLines.ids(ran.out(), "support"))
                .hasSize(simulated.support().data().size());
        assertThat(JsonLines.ids(ran.out(), "fleet"))
                .hasSize(simulated.fleet().data().size());
        assertThat(ran.err())
                .contains("coachstream: sales: ", "renew the credential of account sales")
                .doesNotContain("canary-wrong");
    }

    @Test
    void saysThatTheEnvironmentRefusedWhenAllFail() {
        simulated.vendors().forEach(SimulatedVendor::close);

        Ran ran = pull();

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("coachstream: support: ", "coachstream: sales: ", "coachstream: fleet: ");
    }

    @Test
    void saysWhatIsWrongWithAnAccountThatAnswersNonsense() {
        simulated.fleet().behaviour().fault(request -> Fault.html200());

        Ran ran = pull("--source", "fleet");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("coachstream: fleet: ", "report it with what --verbose says");
    }

    @Test
    void listsRecordsThatCouldNotBeReadAndPrintsTheOthers() {
        simulated.fleet().behaviour().gzip(false).fault(request -> (exchange, proper) -> {
            Response response = proper.get();
            String body = new String(response.body(), StandardCharsets.UTF_8);
            exchange.send(response.withBody(body.replaceFirst("\"behaviors\":\\[", "\"behaviors\":[\"canary\",")
                    .getBytes(StandardCharsets.UTF_8)));
        });

        Ran ran = pull("--source", "fleet");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.lines()).hasSizeLessThan(simulated.fleet().data().size()).isNotEmpty();
        assertThat(ran.err())
                .containsPattern(
                        "rejected: fleet sessions: record \\S+: field \\S+ .*is not an object of the documented form")
                .contains(", 1 record rejected")
                .doesNotContain("canary");
    }

    @Test
    void saysWhenASetChangedWhileItWasRead() {
        simulated.support().behaviour().insertDuringScan(3, 2);

        Ran ran = pull("--source", "support");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("note: the sessions of support changed while they were read");
        assertThat(JsonLines.ids(ran.out(), "support"))
                .containsExactlyInAnyOrderElementsOf(simulated.support().data().ids());
    }

    private Ran pull(String... options) {
        return Program.in(folder)
                .run(Stream.concat(Stream.of("pull"), Stream.of(options)).toArray(String[]::new));
    }
}
