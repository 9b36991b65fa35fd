package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of stores in which there is next to nothing: a rate of nothing is none, and no number that is not one is shown. */
final class LittleReportTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfOneSessionOfWhichNextToNothingIsKnown() throws IOException {
        store("INSERT INTO sessions (source, vendor, id, status, first_seen, changed_at, content_digest)"
                + " VALUES ('fleet', 'samsara', 's1', 'UNKNOWN', '2026-06-30 00:00:00Z', '2026-06-30 00:00:00Z', 0)");

        Program.Ran report = Program.in(folder).run("report", "--store", "little.duckdb");
        Program.Ran page = Program.in(folder).run("report", "--store", "little.duckdb", "--html", "little.html");

        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(report.lines().get(2)).matches("Sessions +1 +0 in the last 7 days, 0 in the 7 before");
        assertThat(report.lines().get(3)).matches("Completed +– +0 in the last 7 days, 0 in the 7 before");
        assertThat(report.lines().get(4)).matches("Acknowledged +– +0 in the last 7 days, 0 in the 7 before");
        assertThat(report.out()).doesNotContainIgnoringCase("nan");
        assertThat(page.exit()).as(page.err()).isZero();
        assertThat(PageData.of(folder.resolve("little.html"))).doesNotContain("NaN", "Infinity");
    }

    private void store(String sql) {
        try (Store store = Store.open(folder.resolve("little.duckdb"), StoreOptions.defaults())) {
            store.database().run(sql);
        }
    }
}
