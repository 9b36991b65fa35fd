package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {

    @TempDir
    private Path folder;

    @Test
    void showsThreeVendorsAsOneWithoutFileAccountOrNetwork() {
        Ran ran = Program.in(folder).run("demo", "--sessions", "40");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines())
                .contains("By vendor", "By status")
                .anyMatch(line -> line.startsWith("support  2026-"))
                .anyMatch(line -> line.startsWith("sales    2026-"))
                .anyMatch(line -> line.startsWith("fleet    2026-"));
        try (SimulatedAccounts simulated = SimulatedAccounts.start(40)) {
            assertThat(ran.out())
                    .containsPattern("maestroqa +" + simulated.support().data().size() + " .*%")
                    .containsPattern("cresta +" + simulated.sales().data().size() + " ")
                    .containsPattern("samsara +" + simulated.fleet().data().size() + " ");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysTheSameEveryTime() {
        assertThat(Program.in(folder).run("demo").out())
                .isEqualTo(Program.in(folder).run("demo").out());
    }

    @Test
    void countsEachSessionOnce() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(Program.in(folder)
                        .run("demo", "--sessions", "60", "--json")
                        .out())
                .at("/result");

        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            int sessions = simulated.support().data().size();
            assertThat(answer.at("/byVendor/maestroqa/sessions").asInt()).isEqualTo(sessions);
            assertThat(answer.at("/byVendor/samsara/sessions").asInt())
                    .isEqualTo(simulated.fleet().data().size());
        }
        JsonNode all = answer.at("/all");
        assertThat(all.at("/open").asInt()
                        + all.at("/completed").asInt()
                        + all.at("/deleted").asInt()
                        + all.at("/unknown").asInt())
                .isEqualTo(all.at("/sessions").asInt());
    }
}
