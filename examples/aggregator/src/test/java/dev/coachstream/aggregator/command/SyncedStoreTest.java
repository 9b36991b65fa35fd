package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status}, {@code report} and {@code export} tell of the store that one sync left. */
final class SyncedStoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void sync() throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            Program.configure(folder, simulated);
            assertThat(run("sync").exit()).isZero();
        }
    }

    @Test
    void saysHowOldWhatItReadsIs() throws IOException {
        Program later = Program.in(folder);
        later.time().advance(Duration.ofDays(20_000));

        assertThat(later.run("report").err()).containsPattern("coachstream.duckdb as of .*Z, [1-9]\\d* h .*ago");
    }

    @Test
    void namesTheWriterAndAnswersAllTheSame() {
        try (Store writing = Store.open(folder.resolve("coachstream.duckdb"), StoreOptions.defaults())) {
            Ran second = run("sync");

            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("is being written by");
            assertThat(run("status").out()).containsPattern("fleet +sessions");
            assertThat(run("report").exit()).isZero();
            assertThat(run("export", "--out", "meanwhile").exit()).isZero();
            assertThat(writing).isNotNull();
        }
    }

    @Test
    void saysThatThereIsNoStoreYet() {
        Ran ran = run("report", "--store", "none.duckdb");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no store", "run a sync first");
    }

    @Test
    void reportsTheSameFiguresAsTheViews() throws IOException {
        JsonNode report = JSON.readTree(run("report", "--json").out()).at("/result");
        run("export", "--table", "metric_completion", "--format", "jsonl");

        JsonNode exported = JSON.readTree(
                Files.readAllLines(folder.resolve("metric_completion.jsonl")).get(0));
        assertThat(report.get("metric_completion"))
                .anyMatch(row -> row.get("source").equals(exported.get("source"))
                        && row.get("sessions").equals(exported.get("sessions"))
                        && row.get("completion_rate").equals(exported.get("completion_rate")));
        assertThat(run("report").lines())
                .contains(
                        "By vendor",
                        "By coach, the busiest",
                        "To-dos",
                        "Topics, the most frequent",
                        "What this rests on");
    }

    @Test
    void exportsTheFeedsAndTheirLinks() throws IOException {
        Ran ran = run("export", "--format", "csv", "--out", "files");

        assertThat(ran.exit()).as(ran.err()).isZero();
        try (var files = Files.list(folder.resolve("files"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "sessions.csv",
                            "points.csv",
                            "todos.csv",
                            "session_points.csv",
                            "session_todos.csv",
                            "people.csv");
        }
        assertThat(run("export", "--table", "nothing").err()).contains("no table or view nothing");
    }

    @Test
    void listsWhatIsAskedFor() {
        assertThat(run("status", "--wide", "--list", "certificates").lines()).hasSize(6);
        assertThat(run("status", "--list", "unknown-people").out()).contains("sales");
        assertThat(run("status", "--list", "nothing").exit()).isEqualTo(2);
    }

    private static Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
