package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two accounts of eight sessions, known up to 31 August: every figure of every metric is in figures.txt, to be checked on paper. */
final class SmallStoreTest {
    private static final Path FIGURES =
            Path.of("src/test/resources/dev/coachstream/warehouse/SmallStoreTest/figures.txt");

    @TempDir
    private static Path folder;

    private static HandMadeStore store;

    @BeforeAll
    static void write() {
        HandMadeStore made = new HandMadeStore(folder);
        sessionsOfContactCentre(made);
        itsPointsAndTodos(made);
        sessionsOfFleet(made);
        store = itsPoints(made)
                .sql("UPDATE sessions SET first_seen = '2026-08-31 00:00:00Z'")
                .written();
    }

    private static void sessionsOfContactCentre(HandMadeStore made) {
        made.account("m1", "2026-08-31")
                .session(
                        "m1",
                        "a1",
                        "COMPLETED",
                        "ann",
                        "kim",
                        "created_at=2026-06-01",
                        "completed_at=2026-06-03",
                        "shared_done=true",
                        "coachee_sign_off_done=true",
                        "coachee_sign_off_at=2026-06-03")
                .session(
                        "m1",
                        "a2",
                        "COMPLETED",
                        "ann",
                        "kim",
                        "created_at=2026-07-01",
                        "completed_at=2026-07-05",
                        "shared_done=true",
                        "coachee_sign_off_done=true",
                        "coachee_sign_off_at=2026-07-05")
                .session(
                        "m1",
                        "a3",
                        "OPEN",
                        "bob",
                        "kim",
                        "created_at=2026-08-11",
                        "shared_done=true",
                        "coachee_sign_off_done=false")
                .session("m1", "a4", "DELETED", "bob", "kim", "created_at=2026-07-10");
    }

    private static void itsPointsAndTodos(HandMadeStore made) {
        made.point("m1", "p1", "OPPORTUNITY", "Greeting", "a1")
                .point("m1", "p2", "STRENGTH", "Empathy", "a1")
                .point("m1", "p3", "OPPORTUNITY", "Greeting", "a2")
                .point("m1", "p4", "OPPORTUNITY", "Greeting", "a4")
                .todo("m1", "t1", "COMPLETED", "a1", "created_at=2026-06-01", "completed_at=2026-06-05")
                .todo("m1", "t2", "OPEN", "a3", "created_at=2026-08-11");
    }

    private static void sessionsOfFleet(HandMadeStore made) {
        made.account("s1", "2026-08-31")
                .session(
                        "s1",
                        "d1",
                        "COMPLETED",
                        "dan",
                        "lou",
                        "due_at=2026-07-10",
                        "completed_at=2026-07-08",
                        "updated_at=2026-07-08",
                        "vendor_status=completed")
                .session(
                        "s1",
                        "d2",
                        "COMPLETED",
                        "dan",
                        "lou",
                        "due_at=2026-07-20",
                        "completed_at=2026-07-22",
                        "updated_at=2026-07-22",
                        "vendor_status=completed")
                .session(
                        "s1",
                        "d3",
                        "OPEN",
                        "eve",
                        "lou",
                        "due_at=2026-08-25",
                        "updated_at=2026-08-11",
                        "vendor_status=upcoming")
                .session(
                        "s1",
                        "d4",
                        "OPEN",
                        "eve",
                        "lou",
                        "due_at=2026-09-05",
                        "updated_at=2026-08-21",
                        "vendor_status=upcoming");
    }

    private static HandMadeStore itsPoints(HandMadeStore made) {
        return made.point("s1", "q1", "OPPORTUNITY", "braking", "d1", "occurred_at=2026-07-01")
                .point("s1", "q2", "OPPORTUNITY", "braking", "d2", "occurred_at=2026-07-18")
                .point("s1", "q3", "OPPORTUNITY", "speeding", "d3")
                .point("s1", "q4", "OPPORTUNITY", "braking", "d4", "occurred_at=2026-08-21");
    }

    static List<String> views() throws IOException {
        return Arrays.asList(Files.readString(FIGURES).strip().split("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void hasTheFiguresThatAReaderGetsOnPaper(String section) {
        List<String> lines = section.lines().toList();
        String view = lines.get(0).substring(0, lines.get(0).indexOf(':'));
        String columns = lines.get(0).substring(lines.get(0).indexOf(':') + 1);

        assertThat(rows("SELECT %s FROM %s ORDER BY ALL".formatted(columns, view)))
                .as(view)
                .containsExactlyElementsOf(lines.subList(1, lines.size()));
    }

    @Test
    void leavesOutNoMetric() throws IOException {
        assertThat(store.query("SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'metric\\_%' ESCAPE '\\'"))
                .containsExactlyInAnyOrderElementsOf(views().stream()
                        .map(section -> section.substring(0, section.indexOf(':')))
                        .toList());
    }

    private static List<String> rows(String sql) {
        try (StoreReader reader = StoreReader.open(store.file(), StoreOptions.defaults())) {
            return reader.rows(sql).cells().stream()
                    .map(row -> String.join(
                            " | ", row.stream().map(SmallStoreTest::cell).toList()))
                    .toList();
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3f", number) : value.toString();
    }
}
