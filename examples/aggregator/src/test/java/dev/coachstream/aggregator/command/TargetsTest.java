package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.DemoStore;
import dev.coachstream.aggregator.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service level of one's own, against a demo's store. */
final class TargetsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void takeADemosStore() {
        DemoStore.copyTo(folder.resolve("coachstream.duckdb"));
    }

    @Test
    void exitsWith4WhereATargetIsMissed() throws IOException {
        configure("targets: {coached-every: 9999d, overdue-at-most: 0%}");

        Program.Ran checked = Program.in(folder).run("report", "--check-targets");
        Program.Ran shown = Program.in(folder).run("report");

        assertThat(checked.exit()).isEqualTo(4);
        assertThat(checked.err()).contains("targets missed: ", "at most 0 % of open sessions overdue (");
        assertThat(shown.exit()).isZero();
        assertThat(shown.lines())
                .startsWith("The five figures that matter")
                .element(8)
                .isEqualTo("Targets");
        assertThat(shown.lines().get(11)).matches("at most 0 % of open sessions overdue +\\d+ +\\d+ +no");
    }

    @Test
    void exitsWith0WhereEachTargetIsMet() throws IOException {
        configure("targets: {acknowledged-in: 9999d, overdue-at-most: 100%}");

        Program.Ran checked = Program.in(folder).run("report", "--check-targets", "--json");

        assertThat(checked.exit()).as(checked.err()).isZero();
        JsonNode targets = new ObjectMapper().readTree(checked.out()).at("/result/targets");
        assertThat(targets)
                .hasSize(2)
                .allSatisfy(target -> assertThat(target.get("met").asBoolean()).isTrue());
        assertThat(targets.get(0).get("missedBy").asLong()).isZero();
        assertThat(targets.get(0).get("of").asLong()).isPositive();
    }

    @Test
    void saysWhereTargetsAreWrittenIfThereAreNone() throws IOException {
        configure("");

        Program.Ran checked = Program.in(folder).run("report", "--check-targets");

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.err()).contains("the configuration names none").contains("docs/configuration.md");
        assertThat(Program.in(folder).run("report").out()).doesNotContain("Targets");
    }

    private static void configure(String targets) throws IOException {
        Files.writeString(folder.resolve("coachstream.yaml"), targets + """

                store: coachstream.duckdb
                sources: [{name: fleet, vendor: samsara, token: x}]
                """);
    }
}
