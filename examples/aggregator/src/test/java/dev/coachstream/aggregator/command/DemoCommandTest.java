package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                    .containsPattern(
                            "maestroqa +support +" + simulated.support().data().size() + " .*%")
                    .containsPattern(
                            "cresta +sales +" + simulated.sales().data().size() + " ")
                    .containsPattern("samsara +fleet +\\d+ ");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysTheSameEveryTime() {
        assertThat(Program.in(folder).run("demo", "--sessions", "40").out())
                .isEqualTo(Program.in(folder).run("demo", "--sessions", "40").out());
    }

    @Test
    void countsEachSessionOnce() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(Program.in(folder)
                        .run("demo", "--sessions", "60", "--store", "kept.duckdb", "--json")
                        .out())
                .at("/result");

        JsonNode completion = answer.get("metric_completion");
        assertThat(completion)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.get("completed").asInt()
                                + row.get("open").asInt()
                                + row.get("unknown").asInt())
                        .isEqualTo(row.get("sessions").asInt()));
        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            assertThat(completion.findValuesAsText("sessions"))
                    .contains(
                            String.valueOf(simulated.support().data().size()),
                            String.valueOf(simulated.sales().data().size()));
        }
        assertThat(Program.in(folder).run("report", "--store", "kept.duckdb").exit())
                .isZero();
    }

    @Test
    void knowsWhoIsWhoAcrossVendorsByListAndByAddress() throws IOException {
        Program.Ran demo = Program.in(folder).run("demo", "--store", "kept.duckdb", "--quiet");
        assertThat(demo.out()).containsPattern("North +\\d+").contains("Felix Fernandes");

        JsonNode people = new ObjectMapper()
                .readTree(Program.in(folder)
                        .run("people", "--store", "kept.duckdb", "--people", "kept.people.csv", "--json")
                        .out())
                .at("/result/people");

        assertThat(people)
                .filteredOn(person -> person.get("person").asText().equals("Aoife Castillo"))
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.get("team").asText()).isEqualTo("West");
                    assertThat(person.get("known_as").asText()).contains("fleet:", "sales:", "support:");
                    assertThat(person.get("evidence").asText())
                            .contains("hand line 1", "e-mail aoife.castillo@northwind.example");
                });
        assertThat(Files.readString(folder.resolve("kept.people.csv"))).startsWith("# A sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept.people.csv", "kept.labels.csv"})
    void leavesAListThatSomebodyWrote(String name) throws IOException {
        Path written = Files.writeString(folder.resolve(name), "person,source,id\n");
        Program.Ran demo = Program.in(folder).run("demo", "--store", "kept.duckdb", "--sessions", "5");

        assertThat(demo.exit()).isEqualTo(2);
        assertThat(demo.err()).contains(name + " is no sample of a demo").contains("name another --store");
        assertThat(written).hasContent("person,source,id");
        assertThat(folder.resolve("kept.duckdb")).doesNotExist();
    }

    @Test
    void writesItsOwnListsAnew() throws IOException {
        Path people = folder.resolve("kept.people.csv");
        Program.in(folder).run("demo", "--store", "kept.duckdb", "--sessions", "5");
        String first = Files.readString(people);
        Files.writeString(people, first.lines().findFirst().orElse("") + "\n");
        Files.delete(folder.resolve("kept.duckdb"));
        Program.Ran again = Program.in(folder).run("demo", "--store", "kept.duckdb", "--sessions", "5");

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(people).hasContent(first);
    }

    @Test
    void callsCriteriaByNamesFromAListBesideTheStore() {
        Program.Ran demo = Program.in(folder).run("demo", "--store", "kept.duckdb", "--json");
        Program.Ran labels = Program.in(folder).run("labels", "--store", "kept.duckdb", "--labels", "kept.labels.csv");

        assertThat(demo.out()).contains("Shows empathy").doesNotContain("_criterion_");
        assertThat(labels.exit()).as(labels.err()).isZero();
        assertThat(labels.out()).contains("Chat quality", "Shows empathy");
        assertThat(labels.err()).containsPattern("3\\d labels used");
    }
}
