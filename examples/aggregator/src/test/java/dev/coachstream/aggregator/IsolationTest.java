package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts in trouble beside healthy ones, at the same vendors: what one does is no other's loss. */
final class IsolationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedAccounts healthy = SimulatedAccounts.start(60);
    private final SimulatedAccounts troubled = SimulatedAccounts.start(60);

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Program.configure(folder, troubled);
        String bad = Files.readString(folder.resolve("coachstream.yaml")).replace("name: ", "name: bad-");
        Program.configure(folder, healthy);
        String good = Files.readString(folder.resolve("coachstream.yaml"));
        // The account that hangs is given up soon: eight times a fifth of a second.
        String all = good
                + bad.replace("sources:\n", "").replace("vendor: samsara", "vendor: samsara\n    idle-timeout: 200ms");
        Files.writeString(folder.resolve("coachstream.yaml"), all);
    }

    @AfterEach
    void stop() {
        healthy.close();
        troubled.close();
    }

    @Test
    void endsEachAccountInTroubleByItselfAndStoresTheOthers() throws IOException {
        always(troubled.support(), Fault.status(401));
        always(troubled.sales(), Fault.status(503));
        always(troubled.fleet(), Fault.stallBody());

        Ran ran = run("sync", "--json");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(4);
        assertThat(outcomes(ran))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "support", "done",
                        "sales", "done",
                        "fleet", "done",
                        "bad-support", "failed",
                        "bad-sales", "failed",
                        "bad-fleet", "failed"));
        assertThat(ran.err())
                .contains("coachstream: bad-support: ", "renew the credential of account bad-support")
                .containsPattern("coachstream: bad-sales: .* was answered 503 \\(after 8 attempts\\)")
                .containsPattern("coachstream: bad-fleet: .* failed: it broke off .*\\(after 8 attempts\\)");
        assertThat(troubled.support().requests().count()).isEqualTo(1);
        assertThat(kinds())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "bad-support", "AUTHENTICATION", "bad-sales", "UNAVAILABLE", "bad-fleet", "UNAVAILABLE"));
        assertThat(words(run("status")))
                .containsPattern("bad-support failed \\S+ error: bad-support: .{1,80} 401")
                .containsPattern("bad-sales failed \\S+ error: bad-sales: .{1,80} 503")
                .containsPattern("bad-fleet failed \\S+ error: bad-fleet: .{1,80} it broke off");
        assertThat(words(run("status", "--list", "runs")))
                .contains(
                        "error kind: AUTHENTICATION error: bad-support: ",
                        "error kind: UNAVAILABLE error: bad-sales: ");
        assertStored("support", healthy.support().data().size());
        assertStored("sales", healthy.sales().data().size());
        assertStored("fleet", healthy.fleet().data().size());
    }

    @Test
    void refusesALimitThatIsNoneWithItsLine() throws IOException {
        Program.edit(folder, "idle-timeout: 200ms", "idle-timeout: soon");

        Ran ran = run("sync");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .containsPattern(
                        "coachstream.yaml: line \\d+: bad-fleet: setting idle-timeout must be a time from 1ms to 1h");
    }

    @Test
    void endsAnAccountByWhateverItsAnswersDoInEveryCommandThatAsks() throws IOException {
        always(troubled.fleet(), lengthBelowNothing());

        Ran check = run("check");
        Ran pull = run("pull");
        Ran sync = run("sync");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).contains("ok   account support", "ok   account bad-support", "FAIL account bad-fleet");
        assertThat(pull.exit()).as(pull.err()).isEqualTo(4);
        assertThat(pull.lines())
                .hasSize(2
                                * (healthy.support().data().size()
                                        + healthy.sales().data().size())
                        + healthy.fleet().data().size());
        assertThat(sync.exit()).as(sync.err()).isEqualTo(4);
        assertThat(check.err() + pull.err() + sync.err())
                .containsPattern("bad-fleet: GET /coaching/sessions/stream failed: ")
                .doesNotContain("a defect", "unexpected");
    }

    @Test
    void readsTheAccountsBehindOneWhoseTokenNoHeaderTakes() throws IOException {
        Program.edit(folder, troubled.support().token(), "\"canary-\\u00a0token\"");

        Ran check = run("check");
        Ran pull = run("pull");
        Ran plan = run("plan");
        Ran sync = run("sync");
        Ran sources = run("sources");
        Ran singer = run("singer", "--config", "coachstream.yaml");

        assertThat(check.out()).contains("FAIL account bad-support", "ok   account bad-fleet");
        assertThat(List.of(pull.exit(), plan.exit(), sync.exit(), sources.exit(), singer.exit()))
                .containsOnly(4);
        assertThat(List.of(pull, plan, sync, sources, singer))
                .allSatisfy(ran -> assertThat(ran.out() + ran.err())
                        .contains("bad-support: setting token ")
                        .doesNotContain("canary-"));
        assertThat(pull.out()).contains("\"source\":\"bad-fleet\"");
        assertThat(sources.out()).contains("bad-fleet cannot see: ", "bad-support: setting token ");
        assertThat(words(run("status"))).contains("setting token holds, as character 8 of 13, U+00A0");
        assertStored("bad-fleet", troubled.fleet().data().size());
        assertThat(troubled.support().requests().count()).isZero();
    }

    @Test
    void readsTheAccountsBesideOneWhoseTokenIsNowhere() throws IOException {
        Program.edit(folder, troubled.support().token(), "${file:lost}");
        Program.edit(folder, troubled.sales().token(), "${env:LOST}");

        Ran sync = run("sync");

        assertThat(sync.exit()).as(sync.err()).isEqualTo(4);
        assertThat(sync.err())
                .contains(
                        "bad-support: setting token refers to ${file:lost}, and there is no such file",
                        "bad-sales: setting token refers to ${env:LOST}, which is not set");
        assertStored("bad-fleet", troubled.fleet().data().size());
        assertThat(run("sources").exit()).as("needs no secret").isZero();
    }

    /** {@code Content-Length: -5}, which no client expects. */
    private static Fault lengthBelowNothing() {
        return (exchange, proper) -> {
            byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{}"
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendRaw(head, 0, head.length);
            exchange.close();
        };
    }

    private static void always(SimulatedVendor vendor, Fault fault) {
        vendor.behaviour().fault(Faults.always(fault));
    }

    private void assertStored(String account, int sessions) throws IOException {
        assertThat(result(run("status", "--json")).get("feeds")).anySatisfy(feed -> {
            assertThat(feed.get("account").asText()).isEqualTo(account);
            assertThat(feed.get("feed").asText()).isEqualTo("sessions");
            assertThat(feed.get("records").asInt()).isEqualTo(sessions);
        });
    }

    /** What stands on a terminal of 80 columns, however it is wrapped. */
    private static String words(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    private static Map<String, String> outcomes(Ran ran) throws IOException {
        Map<String, String> outcomes = new HashMap<>();
        result(ran)
                .forEach(account -> outcomes.put(
                        account.get("account").asText(), account.get("outcome").asText()));
        return outcomes;
    }

    private Map<String, String> kinds() throws IOException {
        Map<String, String> kinds = new HashMap<>();
        result(run("status", "--list", "runs", "--json")).forEach(run -> {
            if (run.hasNonNull("error_kind")) {
                kinds.put(run.get("source").asText(), run.get("error_kind").asText());
            }
        });
        return kinds;
    }

    private static JsonNode result(Ran ran) throws IOException {
        return JSON.readTree(ran.out()).at("/result");
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
