package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.DemoStore;
import dev.coachstream.aggregator.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of labels from its suggestion to the report, against a demo's store. */
final class LabelsCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void takeADemosStore() {
        DemoStore.copyTo(folder.resolve("coachstream.duckdb"));
    }

    @Test
    void takesInWhatItSuggests() throws IOException {
        Program.Ran suggested = run("labels", "suggest");
        Files.writeString(folder.resolve("labels.csv"), suggested.out());

        Program.Ran applied = run("labels", "--labels", "labels.csv");

        assertThat(suggested.out())
                .startsWith("kind,id,label,source\n")
                .contains("topic,mobileUsage,Mobile usage,fleet");
        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("Mobile usage");
        assertThat(run("report").out()).contains("Mobile usage").doesNotContain("mobileUsage");
        assertThat(run("report", "--json").out()).contains("\"Mobile usage\"").doesNotContain("\"mobileUsage\"");
        assertThat(run("report", "--html", "page.html").exit()).isZero();
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("\"Mobile usage\"")
                .doesNotContain("\"mobileUsage\"");
        assertThat(run("export", "--table", "metric_topics", "--format", "csv").exit())
                .isZero();
        assertThat(folder.resolve("metric_topics.csv")).content().contains("Mobile usage");
    }

    @Test
    void refusesABadListWithItsLineAndChangesNothing() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "kind,id,label\ntopics,mobileUsage,Phone\n");

        Program.Ran refused = run("labels", "--labels", "labels.csv");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("labels.csv: line 2 has the kind 'topics'", "docs/labels.md shows such a list");
        assertThat(run("report").out()).contains("mobileUsage");
    }

    @Test
    void takesTheConfigurationsListAndTellsOfABadOne() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "kind,id,label\ntopic,mobileUsage,Phone\ntopic,gone,Gone\n");
        Files.writeString(
                folder.resolve("coachstream.yaml"),
                "labels: labels.csv\nstore: coachstream.duckdb\nsources: [{name: fleet, vendor: samsara, token: x}]\n");

        Program.Ran applied = run("labels", "--apply");

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.err()).contains("1 of the list in no record");
        assertThat(run("report").out()).contains("Phone");
        Files.writeString(folder.resolve("labels.csv"), "kind;id;name\n");
        assertThat(run("check").out()).contains("line 1 has a column 'name'");
        assertThat(run("sync").err()).contains("line 1 has a column 'name'");
    }

    private Program.Ran run(String... words) {
        return Program.in(folder).run(words);
    }
}
