package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code sync} and {@code status} say when half of an account's records are no longer listed. */
final class MassDeletionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GONE = 30;

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    @BeforeEach
    void loseRights() {
        run("sync");
        List<String> ids = configured.accounts().sales().data().ids();
        for (String id : ids.subList(0, GONE)) {
            configured.accounts().sales().data().delete(id, Instant.parse("2026-06-30T12:00:00Z"));
        }
    }

    @Test
    void deletesNothingAndSaysWhyItMayBe() throws IOException {
        Ran ran = run("--quiet", "sync");
        Ran again = run("sync", "--json");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err())
                .contains(
                        "coachstream: sales: 30 of 60 sessions are missing at once",
                        "lost rights",
                        "--allow-mass-deletion");
        assertThat(again.exit()).isEqualTo(4);
        JsonNode sales = JSON.readTree(again.out()).at("/result/1");
        assertThat(sales.at("/held/0/missing").asInt()).isEqualTo(GONE);
        assertThat(run("status").out())
                .containsPattern("account +feed +records +deleted +missing")
                .containsPattern("sales +sessions +60 +0 +30 ")
                .containsPattern("30 of 60 sessions are missing at\\s+once");
        assertThat(run("status", "--list", "missing").lines())
                .filteredOn(line -> line.startsWith("sales"))
                .hasSize(GONE);
    }

    @Test
    void letsThemGoWhenToldTo() {
        run("sync");

        Ran ran = run("sync", "--allow-mass-deletion");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("30 deleted");
        assertThat(run("sync").exit()).isZero();
    }

    private Ran run(String... arguments) {
        return Program.in(configured.path()).run(arguments);
    }
}
