package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are of the store, and not of whoever looks at them. */
final class MetricZonesTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheSameFiguresInEveryTimeZone() throws SQLException {
        HandMadeStore store = new HandMadeStore(folder)
                .account("v1", "2026-04-30 02:00:00")
                .session("v1", "1", "COMPLETED", "a", "c", "created_at=2026-02-01 03:00:00", "due_at=2026-02-03")
                .session(
                        "v1",
                        "2",
                        "COMPLETED",
                        "a",
                        "c",
                        "created_at=2026-03-08 03:30:00",
                        "completed_at=2026-03-09 02:00:00")
                .session(
                        "v1",
                        "3",
                        "COMPLETED",
                        "a",
                        "c",
                        "created_at=2026-04-07 02:30:00",
                        "coachee_sign_off_done=false")
                .session("v1", "4", "OPEN", "a", "c", "created_at=2026-04-20 01:00:00", "coach_sign_off_done=true")
                .point("v1", "p1", "OPPORTUNITY", "Tone", "1")
                .point("v1", "p2", "OPPORTUNITY", "Tone", "2")
                .point("v1", "p3", "NEUTRAL", "Tone", "3")
                .todo("v1", "t", "OPEN", "4", "created_at=2026-03-01 03:00:00")
                .written();

        assertThat(store.query("SELECT before, after FROM metric_before_after")).containsExactly("0|1");
        List<String> utc = everyView(store, "UTC");
        assertThat(utc).hasSizeGreaterThan(15);
        assertThat(everyView(store, "America/New_York")).isEqualTo(utc);
        assertThat(everyView(store, "Asia/Kolkata")).isEqualTo(utc);
    }

    /** Every row of every metric view, its times as microseconds. */
    private static List<String> everyView(HandMadeStore store, String zone) throws SQLException {
        try (StoreReader reader = StoreReader.open(store.file(), StoreOptions.defaults());
                Statement statement = reader.connection().createStatement()) {
            statement.execute("SET TimeZone = '" + zone + "'");
            return reader
                    .rows(
                            "SELECT view_name FROM duckdb_views() WHERE NOT internal AND (view_name LIKE 'metric_%' OR view_name"
                                    + " LIKE 'cube_%' OR view_name IN ('coaching_gaps', 'topic_episodes', 'person_sessions')) ORDER BY ALL")
                    .cells()
                    .stream()
                    .map(view -> view.get(0)
                            + reader.rows("FROM " + view.get(0)).cells().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining("\n")))
                    .toList();
        }
    }
}
