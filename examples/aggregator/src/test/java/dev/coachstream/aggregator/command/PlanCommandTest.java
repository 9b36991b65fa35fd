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
    void foreseesRequestsAndSendsNone() {
        Ran ran = Program.in(folder).run("plan", "--since", "30d", "--status", "open", "--records", "1000");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines())
                .anyMatch(line -> line.matches("support +– +time, status +20 +50 +0 s +unlimited"))
                .anyMatch(line -> line.matches("fleet +time, status +– .*"));
        assertThat(ran.err()).contains("if each vendor sends 1,000 records of sessions; nothing was asked");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 0);
    }

    @Test
    void saysHowLongTheQuotaMakesIt() throws IOException {
        Program.edit(folder, "quota: unlimited", "quota: [10/1s, 100/1m]");

        Ran ran = Program.in(folder).run("plan", "--source", "support", "--records", "20000", "--json");

        JsonNode plan = new ObjectMapper().readTree(ran.out()).at("/result/0");
        assertThat(plan.at("/requests").asLong()).isEqualTo(1000);
        assertThat(plan.at("/leastSeconds").asDouble()).isEqualTo(549.0);
        assertThat(plan.at("/quotas/1").asText()).isEqualTo("100/1m");
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
