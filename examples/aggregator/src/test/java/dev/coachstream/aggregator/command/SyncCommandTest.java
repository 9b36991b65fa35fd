package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.cresta.CrestaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code sync}, alone and again; {@link SyncedStoreTest} has what is told of the store that it left. */
final class SyncCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void bringsEveryAccountIntoTheStore() throws IOException {
        Ran ran = run("sync", "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode accounts = JSON.readTree(ran.out()).at("/result");
        assertThat(accounts)
                .hasSize(3)
                .allMatch(account -> account.get("outcome").asText().equals("done"));
        assertThat(folder.resolve("coachstream.duckdb")).exists();
        assertThat(status().at("/feeds")).anySatisfy(feed -> {
            assertThat(feed.get("account").asText()).isEqualTo("sales");
            assertThat(feed.get("records").asInt())
                    .isEqualTo(simulated.sales().data().size());
            assertThat(feed.get("proof").asText()).isEqualTo("unknown-total");
        });
    }

    @Test
    void tellsScriptsOfEveryAccountThatFailed() throws IOException {
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));
        simulated.fleet().behaviour().fault(Faults.always(Fault.status(401)));

        JsonNode answer = JSON.readTree(run("sync", "--json").out());

        List<String> told = new ArrayList<>(List.of(answer.at("/error/message").asText()));
        answer.path("otherErrors")
                .forEach(other -> told.add(other.path("message").asText()));
        assertThat(told)
                .hasSize(2)
                .anyMatch(message -> message.startsWith("sales"))
                .anyMatch(message -> message.startsWith("fleet"));
    }

    @Test
    void saysWhatTheTimeWentIntoWhenAskedTo() {
        Program program = Program.in(folder);
        simulated.sales().behaviour().afterPage(1, () -> program.time().advance(Duration.ofSeconds(4)));

        Ran ran = program.run("--verbose", "sync", "--source", "sales");

        assertThat(ran.err())
                .contains(
                        "sales took 4.0 s, with side by side requests 100.0 %, quota and retries 0.0 %, decoding 0.0 %,"
                                + " encoding 0.0 %, waiting for the store 0.0 %, comparing 0.0 %, writing 0.0 %, committing 0.0 %, publishing 0.0 %");
    }

    @Test
    void addsNothingTheSecondTime() {
        run("sync");

        Ran again = run("sync");

        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("coachstream.duckdb: 0 added, 0 changed, 0 deleted by 3 accounts");
    }

    @Test
    void leavesTheOthersDoneWhenOneAccountFails() throws IOException {
        Program.edit(folder, simulated.sales().token(), "canary-wrong");

        Ran ran = run("sync");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("coachstream: sales: ", "renew the credential of account sales");
        assertThat(ran.out()).containsPattern("sales +failed").containsPattern("fleet +done");
        Ran status = run("status", "--wide");
        assertThat(status.out()).containsPattern("sales +failed .*401").doesNotContain("canary");
        assertThat(status.exit()).isZero();
    }

    @Test
    void saysThatTheEnvironmentRefusedWhenAllFail() {
        simulated.vendors().forEach(vendor -> vendor.close());

        assertThat(run("sync").exit()).isEqualTo(3);
    }

    @Test
    void syncsOnlyWhatIsAskedFor() throws IOException {
        assertThat(run("sync", "--source", "support", "--feed", "sessions,todos", "--store", "mine.duckdb")
                        .exit())
                .isZero();

        Ran status = Program.in(folder).run("status", "--store", "mine.duckdb", "--json");
        assertThat(JSON.readTree(status.out()).at("/result/feeds").findValuesAsText("feed"))
                .containsExactlyInAnyOrder("sessions", "todos");
    }

    @Test
    void givesEachAccountToOneShard() throws IOException {
        run("sync", "--shard", "1/2", "--store", "one.duckdb");
        run("sync", "--shard", "2/2", "--store", "two.duckdb");

        assertThat(accounts("one.duckdb") + accounts("two.duckdb")).isEqualTo(3);
    }

    @Test
    void refusesAnotherAccountUnderTheSameName() throws IOException {
        run("sync");
        Program.edit(folder, CrestaData.customer(), "another-customer");

        Ran ran = run("sync", "--full");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "account sales reads something else",
                        "customer was '" + CrestaData.customer() + "' and is 'another-customer'",
                        "a name of its own",
                        "--take-over sales",
                        "--start-anew sales")
                .doesNotContain(simulated.sales().token());
        assertThat(status().at("/feeds").findValuesAsText("missing")).containsOnly("0");
        assertThat(run("sync", "--source", "fleet").exit()).isZero();
        assertThat(run("sync", "--take-over", "sales", "--start-anew", "sales").exit())
                .isEqualTo(2);
    }

    @Test
    void refusesWhatItCannotMean() {
        assertThat(run("sync", "--lookback", "soon").exit()).isEqualTo(2);
        assertThat(run("sync", "--shard", "3/2").exit()).isEqualTo(2);
        assertThat(run("sync", "--source", "nobody").exit()).isEqualTo(2);
    }

    @Test
    void tellsAndPutsRightWhatAClockThatWasAheadLeft() throws IOException {
        Program ahead = Program.in(folder);
        ahead.time().setClock(Duration.ofDays(400));
        ahead.run("sync", "--source", "support");
        String added = simulated
                .support()
                .data()
                .add(1, Program.in(folder).time().now().minusSeconds(60))
                .get(0);
        assertThat(run("status").out())
                .contains("support: the clock was or is wrong")
                .contains("yet to come");

        Ran ran = run("--quiet", "sync", "--source", "support");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains("note: the clock was ahead: the store said that support was read up to 2027-08-05");
        assertThat(run("status").out())
                .contains("support: the clock was ahead")
                .doesNotContain("yet to come", "2027-08-05T00:00:00Z  ");
        assertThat(run("export", "--format", "jsonl", "--out", "files").exit()).isZero();
        assertThat(status().at("/clock/0/source").asText()).isEqualTo("support");
        assertThat(Files.readString(folder.resolve("files/sessions.jsonl")).contains(added))
                .isTrue();
    }

    @Test
    void seesAnOldEditOnlyWithFull() {
        run("sync");
        String oldest = oldest();
        simulated.support().data().edit(oldest, Instant.parse("2026-06-30T12:00:00Z"));

        assertThat(run("sync", "--source", "support").err()).contains("0 changed");
        assertThat(run("sync", "--source", "support", "--full").err()).contains("1 changed");
    }

    @Test
    void saysWhatTheStoreHoldsWhereAnAccountsApiIsSwitchedAndHowToMakeItOne() throws IOException {
        run("sync", "--source", "support");
        Program.edit(folder, "vendor: maestroqa\n", "vendor: maestroqa\n    api: legacy-export\n");

        Ran ran = run("sync", "--source", "support");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("account support reads something else", "api")
                .containsPattern("as it was, the store holds \\d+ sessions, \\d+ points, \\d+ todos of it")
                .contains("--take-over support", "--start-anew support");
    }

    @Test
    void storesPrivateNotesOnlyWhenAskedTo() throws IOException {
        run("sync");
        assertThat(exported()).doesNotContain("privateNotes");

        run("sync", "--include-private", "--full");
        assertThat(exported("--include-private")).contains("\"privateNotes\":\"");
        assertThat(exported()).doesNotContain("privateNotes");
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }

    private JsonNode status() throws IOException {
        return JSON.readTree(run("status", "--json").out()).at("/result");
    }

    private int accounts(String store) throws IOException {
        return (int) JSON
                .readTree(run("status", "--json", "--store", store).out())
                .at("/result/feeds")
                .findValuesAsText("account")
                .stream()
                .distinct()
                .count();
    }

    private String exported(String... more) throws IOException {
        String[] args = Stream.concat(Stream.of("export", "--feed", "sessions", "--format", "jsonl"), Stream.of(more))
                .toArray(String[]::new);
        run(args);
        return Files.readString(folder.resolve("sessions.jsonl"));
    }

    private String oldest() {
        return simulated.support().data().ids().stream()
                .min(Comparator.comparing(id ->
                        simulated.support().data().document(id).get("createdAt").asText()))
                .orElseThrow();
    }
}
