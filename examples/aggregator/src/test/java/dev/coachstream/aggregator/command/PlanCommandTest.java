package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PlanCommandTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(5);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void foreseesRequestsAndSendsNoneOffline() {
        Ran ran = Program.in(folder)
                .run("--wide", "plan", "--offline", "--since", "30d", "--status", "open", "--records", "1000");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines())
                .anyMatch(line -> line.matches("support +sessions +50 +0 s +20 +– +time, status +unlimited"))
                .anyMatch(line -> line.matches("fleet +sessions .* time, status +– .*"))
                .contains(
                        "support: sessions: was not asked; assumes 1,000 records of sessions, as --records says",
                        "answers that fail are asked for again, which is not in it: each costs a request and its wait");
        assertThat(ran.err()).contains("nothing was asked");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 0);
    }

    @Test
    void takesANumberThatIsSaidBeforeTheStores() {
        Program.in(folder).run("sync", "--source", "sales");

        Ran stored = Program.in(folder).run("--wide", "plan", "--offline", "--source", "sales");
        Ran said = Program.in(folder).run("--wide", "plan", "--offline", "--source", "sales", "--records", "70");

        assertThat(stored.out()).contains("assumes 5 records of sessions, as the store holds");
        assertThat(said.out()).contains("assumes 70 records of sessions, as --records says");
    }

    @Test
    void saysHowLongTheQuotaMakesIt() throws IOException {
        Program.edit(folder, "quota: unlimited", "quota: [10/1s, 100/1m]");

        Ran ran = Program.in(folder).run("plan", "--offline", "--source", "support", "--records", "20000", "--json");

        JsonNode plan = new ObjectMapper().readTree(ran.out()).at("/result/0");
        assertThat(plan.at("/requests").asLong()).isEqualTo(1000);
        assertThat(plan.at("/leastSeconds").asDouble()).isEqualTo(549.0);
        assertThat(plan.at("/quotas/1").asText()).isEqualTo("100/1m");
    }

    @Test
    void needsNoSecretOffline() throws IOException {
        Program.edit(folder, "token: " + simulated.support().token(), "token: ${env:NOT_SET}");

        Ran offline = Program.in(folder).run("plan", "--offline", "--source", "support");
        Ran asking = Program.in(folder).run("plan", "--source", "support");

        assertThat(offline.exit()).as(offline.err()).isZero();
        assertThat(asking.exit()).isEqualTo(2);
        assertThat(asking.err()).contains("NOT_SET");
    }

    @Test
    void asksEachAccountOnce() {
        Ran ran = Program.in(folder).run("plan");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("the plan itself took 3 requests");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 1);
    }

    @Test
    void refusesASyncOfLessThanEverything() {
        Ran ran = Program.in(folder).run("plan", "--sync", "--since", "30d");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("a sync reads whole feeds");
    }

    @Test
    void saysWhichAccountCannotAnswer() {
        Ran ran = Program.in(folder).run("plan", "--axis", "created", "--since", "30d");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.lines()).anyMatch(line -> line.startsWith("support "));
        assertThat(ran.err()).contains("fleet: its sessions have no created time; axes it has: ");
    }

    @Test
    void namesTheAccountOnceThatHasNoSuchFeed() {
        Ran ran = Program.in(folder).run("plan", "--feed", "progress", "--source", "support");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("\ncoachstream: support: it has no feed progress; it has sessions")
                .doesNotContain(": :");
    }

    @Test
    void saysWhichAccountRefusesToTell() throws IOException {
        simulated.sales().rotateToken("another");

        Ran ran = Program.in(folder).run("plan");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.lines())
                .anyMatch(line -> line.startsWith("support "))
                .noneMatch(line -> line.startsWith("sales "));
        assertThat(ran.err()).contains("sales: ");
    }

    @Test
    void plansToJoinWhatEachAccountHas() {
        Ran ran = Program.in(folder).run("plan", "--with", "points,todos");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines()).contains("sales has no points, todos to join", "fleet has no todos to join");
    }

    @Test
    void leavesOutWhoDoesNotHaveTheFeed() {
        Ran ran = Program.in(folder).run("plan", "--feed", "todos");
        Ran named = Program.in(folder).run("plan", "--feed", "todos", "--source", "sales");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).contains("sales has no todos and is left out");
        assertThat(named.exit()).isEqualTo(2);
        assertThat(named.err()).contains("sales: it has no feed todos; it has sessions");
    }
}
