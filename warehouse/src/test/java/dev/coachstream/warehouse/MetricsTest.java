package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that were worked out by hand, for sessions written as {@code id, status, created, completed, due} in days of May 2026. */
final class MetricsTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void emptyStoreAsOfTheEndOfMay() {
        store = folder.resolve("store.duckdb");
        write("INSERT INTO sync_state (source, feed, vendor, capture, blind_spot, covered_until)"
                + " VALUES ('a', 'sessions', 'v', 'SNAPSHOT', 'none', '2026-05-31 00:00:00Z')");
    }

    @Test
    void definesEveryViewInTheDocument() throws Exception {
        String document = Files.readString(Path.of("../docs/metrics.md"));

        assertThat(query("SELECT view_name FROM duckdb_views() WHERE NOT internal AND (view_name LIKE"
                        + " 'metric_%' OR view_name LIKE 'cube_%' OR view_name IN ('counted_sessions',"
                        + " 'session_spans', 'person_sessions', 'person_points', 'coaching_gaps',"
                        + " 'gap_medians', 'topic_episodes', 'account_clock', 'person_clock',"
                        + " 'counted_points', 'counted_todos', 'acknowledgement_spans', 'dates'))"))
                .isNotEmpty()
                .allSatisfy(view -> assertThat(document).containsPattern("(?m)^## .*\\b" + view + "\\b"));
    }

    @Test
    void saysOfEveryColumnOfEveryViewWhatItIs() {
        assertThat(
                        query(
                                "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND"
                                        + " coalesce(comment, '') = '' AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)"))
                .isEmpty();
        assertThat(query("SELECT comment FROM duckdb_columns() WHERE table_name = 'metric_repeats' AND column_name ="
                        + " 'observed'"))
                .containsExactly("Of which the 45 days afterwards are observed");
        assertThat(query("SELECT comment FROM duckdb_columns() WHERE table_name = 'counted_sessions' AND column_name ="
                        + " 'due_at'"))
                .containsExactly("When it should be done");
    }

    @Test
    void censorsOpenSessions() {
        session("one", "COMPLETED", 1, 3, null);
        session("two", "COMPLETED", 1, 5, null);
        session("three", "OPEN", 29, null, null);
        session("four", "OPEN", 1, null, null);
        session("five", "COMPLETED", 1, 11, null);

        // at risk 5: 2 days censored and 2 days ended stand side by side; S(2)=4/5, S(4)=4/5*2/3, S(10)=8/15*1/2
        assertThat(query("SELECT completed, censored, median_days, median_days_among_completed FROM"
                        + " metric_time_to_completion"))
                .containsExactly("3|2|10.0|4.0");
    }

    @Test
    void givesNoMedianWhileFewerThanHalfAreDone() {
        session("one", "COMPLETED", 1, 3, null);
        session("two", "OPEN", 1, null, null);
        session("three", "OPEN", 1, null, null);

        assertThat(query("SELECT median_days FROM metric_time_to_completion")).containsExactly("null");
    }

    @Test
    void countsWhatItCannotTimeBesideTheFigure() {
        session("one", "COMPLETED", null, 3, null);
        session("two", "COMPLETED", 4, null, null);
        session("three", "COMPLETED", 9, 3, null);

        assertThat(query("SELECT completed, without_creation, without_completion_time, implausible FROM"
                        + " metric_time_to_completion"))
                .containsExactly("0|1|1|1");
    }

    @Test
    void ratesCompletionAmongKnownStatuses() {
        session("one", "COMPLETED", 1, 3, null);
        session("two", "OPEN", 1, null, null);
        session("three", "UNKNOWN", 1, null, null);
        session("gone", "DELETED", 1, null, null);
        session("absent", "OPEN", 1, null, null);
        write("UPDATE sessions SET deleted_at = now() WHERE id = 'absent'");

        assertThat(query("SELECT sessions, completed, open, unknown, completion_rate FROM metric_completion"))
                .containsExactly("3|1|1|1|0.5");
    }

    @Test
    void countsAWeekFromMondayInUtc() {
        session("sunday", "OPEN", 3, null, null);
        session("monday", "OPEN", 4, null, null);

        assertThat(query("SELECT week, sessions FROM metric_sessions_by_week ORDER BY week"))
                .containsExactly("2026-04-27|1", "2026-05-04|1");
    }

    @Test
    void tellsLateFromOverdue() {
        session("late", "COMPLETED", 1, 9, 8);
        session("in time", "COMPLETED", 1, 8, 8);
        session("overdue", "OPEN", 1, null, 30);
        session("not yet", "OPEN", 1, null, 31);
        session("no due time", "OPEN", 1, null, null);

        assertThat(query("SELECT sessions_with_due_time, overdue, open_in_time, completed_late,"
                        + " completed_in_time FROM metric_overdue"))
                .containsExactly("4|1|1|1|1");
    }

    @Test
    void ratesAcknowledgementWhereTheSourceTellsOfAny() {
        session("yes", "OPEN", 1, null, null);
        session("silent", "OPEN", 1, null, null);
        assertThat(query("FROM metric_acknowledgement")).isEmpty();

        write("UPDATE sessions SET coachee_sign_off_done = true, coachee_sign_off_at = '2026-05-03 12:00:00Z' WHERE"
                + " id = 'yes'; UPDATE sessions SET coach_sign_off_done = true WHERE id = 'silent'");

        assertThat(query("SELECT sessions, acknowledged, acknowledgement_rate, median_days_among_acknowledged"
                        + " FROM metric_acknowledgement"))
                .containsExactly("2|1|0.5|2.5");
    }

    @Test
    void countsAPointOfTwoSessionsOnceAndInBoth() {
        session("one", "OPEN", 1, null, null);
        session("two", "OPEN", 1, null, null);
        write("INSERT INTO points (source, vendor, id, kind, category, topic, first_seen, changed_at, content_digest)"
                + " VALUES ('a', 'v', 'p', 'STRENGTH', 'QA', 'Greeting', now(), now(), 0)");
        write("INSERT INTO session_points VALUES ('a', 'one', 'p'), ('a', 'two', 'p')");

        assertThat(query("SELECT topic, kind, points, sessions FROM metric_topics"))
                .containsExactly("Greeting|STRENGTH|1|2");
    }

    @Test
    void tellsHowOldOpenTodosAre() {
        write("INSERT INTO todos (source, vendor, id, status, created_at, first_seen, changed_at, content_digest)"
                + " VALUES ('a', 'v', 'done', 'COMPLETED', '2026-05-01 00:00:00Z', now(), now(), 0), ('a', 'v',"
                + " 'open', 'OPEN', '2026-05-21 00:00:00Z', now(), now(), 0)");

        assertThat(query("SELECT todos, completed, open, completion_rate, median_days_open FROM metric_todos"))
                .containsExactly("2|1|1|0.5|10.0");
    }

    private void session(
            String id, String status, @Nullable Integer created, @Nullable Integer completed, @Nullable Integer due) {
        write("INSERT INTO sessions (source, vendor, id, status, created_at, completed_at, due_at, first_seen,"
                + " changed_at,"
                + " content_digest) VALUES ('a', 'v', '%s', '%s', %s, %s, %s, now(), now(), 0)"
                        .formatted(id, status, day(created), day(completed), day(due)));
    }

    private static String day(@Nullable Integer day) {
        return day == null ? "NULL" : "'2026-05-%02d 00:00:00Z'".formatted(day);
    }

    private void write(String sql) {
        try (Store open = Store.open(store, StoreOptions.defaults())) {
            open.database().run(sql);
        }
    }

    private List<String> query(String sql) {
        return World.query(store, StoreOptions.defaults(), sql);
    }
}
