package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each command says of a server that shows the first records of a list only. */
final class OpenEndTest {
    /** Two pages. */
    private static final int SHOWN = 40;

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    @BeforeEach
    void showTheFirst() {
        configured.accounts().support().behaviour().pageSizes(20, 20).refuseBehind(SHOWN);
    }

    @Test
    void endsAPullWithAWarning() {
        Ran ran = run("pull", "--source", "support");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.lines()).hasSize(SHOWN);
        assertThat(ran.err()).contains("warning: the server of support refused to say what follows the sessions");
    }

    @Test
    void leavesAStreamIncomplete() {
        Ran ran = run("singer", "--config", "coachstream.yaml");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("support: the server refused to say what follows the records that it counts");
        assertThat(ran.out()).contains("\"inDoubt\":true");
    }

    @Test
    void isGotPastByASync() {
        Ran ran = run("sync", "--source", "support", "--feed", "sessions");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(run("pull", "--source", "support").lines()).hasSize(SHOWN);
        assertThat(run("sql", "--format", "csv", "SELECT count(*) AS n FROM sessions")
                        .lines())
                .contains(String.valueOf(configured.accounts().support().data().size()));
    }

    private Ran run(String... words) {
        return Program.in(configured.path()).run(words);
    }
}
