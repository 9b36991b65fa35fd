package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page's figures open to: sessions, what they were about, and to-dos, in columns. Of more than fit in one file the newest, and
 * of those that are overdue the newest too. No title and no note is in them: only who, when, how far, and the vendor's id.
 */
final class ReportLists {
    static final int MAX_SESSIONS = 8_000;
    static final int MAX_OVERDUE = 2_000;
    static final int MAX_TODOS = 2_000;

    private static final String LISTED = """
            WITH spans AS (SELECT p.source, p.id, ceil(p.days)::INTEGER AS days FROM session_spans p
                JOIN metric_time_to_completion t ON t.source = p.source AND 20 * t.without_completion_time <= t.completed),
            counted AS (SELECT s.*, s.status = 'OPEN' AND s.due_at < s.as_of AS is_overdue,
                date_trunc('week', s.counted_at AT TIME ZONE 'UTC')::DATE AS week
                FROM person_sessions s),
            listed AS (SELECT * FROM counted
                QUALIFY row_number() OVER (ORDER BY counted_at DESC NULLS LAST, source, id) <= %s
                    OR is_overdue AND row_number() OVER (PARTITION BY is_overdue ORDER BY counted_at DESC, source, id) <= %s)
            """.formatted(MAX_SESSIONS, MAX_OVERDUE);

    /** Times are in minutes: the time it counts at since its week began, the others since that one. */
    private static final String SESSIONS = LISTED + """
            SELECT %s, l.source, l.coachee, regexp_extract(l.id, '[^/]*$') AS id,
                ((epoch_us(l.counted_at) - epoch_us(l.week)) // 60000000)::INTEGER AS at,
                ((epoch_us(l.due_at) - epoch_us(l.counted_at)) // 60000000)::BIGINT AS due,
                ((epoch_us(l.completed_at) - epoch_us(l.counted_at)) // 60000000)::BIGINT AS done,
                %s AS flags, p.days, l.source || ' ' || l.id AS key
            FROM listed l LEFT JOIN spans p ON p.source = l.source AND p.id = l.id ORDER BY l.source, l.id""";

    private static final String POINTS = LISTED + """
            SELECT l.source || ' ' || l.id AS key, p.topic, p.kind, count(*) AS points FROM person_points p
            JOIN listed l ON l.source = p.source AND l.id = p.session_id GROUP BY ALL ORDER BY ALL""";

    /** Which listed sessions hold scores of which row of the scores before and after. */
    private static final String SCORED = LISTED + """
            SELECT DISTINCT l.source || ' ' || l.id AS key, c.place FROM person_points p
            JOIN listed l ON l.source = p.source AND l.id = p.session_id
            JOIN (%s) c ON c.vendor = p.vendor AND c.criterion = p.criterion AND c.rubric IS NOT DISTINCT FROM p.rubric
            WHERE p.score IS NOT NULL ORDER BY ALL""".formatted(PageTables.SCORES);

    private static final String TODOS = """
            SELECT t.source, i.person, t.status, epoch_us(t.created_at) // 60000000 AS created, epoch_us(t.completed_at) // 60000000 AS done,
                regexp_extract(t.id, '[^/]*$') AS id
            FROM counted_todos t LEFT JOIN identities i ON i.source = t.source AND i.id = t.coachee_id
            ORDER BY t.created_at DESC NULLS LAST, t.source, t.id LIMIT %s""".formatted(MAX_TODOS);

    private final StoreReader reader;
    private final ReportCube cube;
    private final FreeText text;
    private final boolean ids;
    private final Map<String, String> flags;
    private final Names sources = new Names();

    /** With the vendors' ids of sessions and to-dos, or without. */
    ReportLists(StoreReader reader, ReportCube cube, FreeText text, boolean ids, TargetCheck targets) {
        this.reader = reader;
        this.cube = cube;
        this.text = text;
        this.ids = ids;
        this.flags = flags(targets);
    }

    /** What a session's flags say, the lowest bit first: as cube_sessions counts it, then what is in no cube. */
    private static Map<String, String> flags(TargetCheck targets) {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put("completed", "l.status = 'COMPLETED'");
        flags.put("open", "l.status = 'OPEN'");
        flags.put("acknowledgeable", "l.asks_acknowledgement");
        flags.put("acknowledged", "l.asks_acknowledgement AND l.coachee_sign_off_done");
        flags.put("with_due_time", "l.due_at IS NOT NULL AND l.status IN ('OPEN', 'COMPLETED')");
        flags.put("overdue", "l.is_overdue");
        flags.put("late", "l.status = 'COMPLETED' AND l.completed_at > l.due_at");
        flags.put("unacknowledged", targets.unacknowledged());
        flags.put(
                "on_event",
                "(l.source, l.id) IN (SELECT (source, session_id) FROM person_points WHERE occurred_at IS NOT NULL)");
        return flags;
    }

    /** One number for a session's flags. */
    private String bits() {
        return flags.values().stream()
                .map("coalesce(%s, false)::INTEGER"::formatted)
                .collect(Collectors.joining(" + 2 * (", "", ")".repeat(flags.size() - 1)));
    }

    /** Everything, once the cube's columns are known. */
    Map<String, Object> columns() {
        List<List<@Nullable Object>> sessions = new ArrayList<>(rows(SESSIONS.formatted(ReportCube.KEY, bits())));
        sessions.sort(Comparator.comparingInt(cube::cellIndex));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("flags", List.copyOf(flags.keySet()));
        lists.put("sessions", sessionColumns(sessions));
        Map<Object, Integer> places = new HashMap<>();
        sessions.forEach(row -> places.put(String.valueOf(row.get(12)), places.size()));
        lists.put("points", pointColumns(placed(POINTS, places), places));
        lists.put("scored", scoredColumns(placed(SCORED, places), places));
        lists.put("todos", todoColumns());
        lists.put("sources", text.all("source", sources.all()));
        lists.put("most", Map.of("sessions", MAX_SESSIONS, "overdue", MAX_OVERDUE, "todos", MAX_TODOS));
        return lists;
    }

    private List<List<@Nullable Object>> rows(String sql) {
        ResultTable rows = reader.rows(sql);
        return rows.cells();
    }

    private Map<String, Object> sessionColumns(List<List<@Nullable Object>> rows) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("cell", ReportCube.steps(rows.stream().map(cube::cellIndex).toList()));
        columns.put("source", column(rows, row -> sources.place(row.get(4))));
        columns.put("person", column(rows, row -> cube.personIndex(row.get(5))));
        columns.put("id", ids(rows, 6));
        columns.put("at", column(rows, row -> row.get(7)));
        columns.put("due", column(rows, row -> row.get(8)));
        columns.put("done", column(rows, row -> row.get(9)));
        columns.put("flags", column(rows, row -> row.get(10)));
        columns.put("days", column(rows, row -> row.get(11)));
        return columns;
    }

    /** Rows that begin with the key of a listed session, in the order of the sessions. */
    private List<List<@Nullable Object>> placed(String sql, Map<Object, Integer> places) {
        List<List<@Nullable Object>> rows = new ArrayList<>(rows(sql));
        rows.sort(Comparator.comparingInt((List<@Nullable Object> row) -> place(row, places)));
        return rows;
    }

    private static int place(List<@Nullable Object> row, Map<Object, Integer> places) {
        return places.getOrDefault(String.valueOf(row.get(0)), 0);
    }

    /** Each row's session, by the distance from the row before. */
    private static List<Integer> steps(List<List<@Nullable Object>> rows, Map<Object, Integer> places) {
        return ReportCube.steps(rows.stream().map(row -> place(row, places)).toList());
    }

    /** What each listed session was about. */
    private Map<String, Object> pointColumns(List<List<@Nullable Object>> points, Map<Object, Integer> places) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("session", steps(points, places));
        columns.put("what", column(points, row -> cube.whatIndex(row.get(1), row.get(2))));
        columns.put("points", column(points, row -> row.get(3)));
        return columns;
    }

    private static Map<String, Object> scoredColumns(List<List<@Nullable Object>> scores, Map<Object, Integer> places) {
        return Map.of("session", steps(scores, places), "row", column(scores, row -> row.get(1)));
    }

    private Map<String, Object> todoColumns() {
        List<List<@Nullable Object>> rows = rows(TODOS);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("source", column(rows, row -> sources.place(row.get(0))));
        columns.put("person", column(rows, row -> cube.personIndex(row.get(1))));
        columns.put("status", column(rows, row -> String.valueOf(row.get(2)).charAt(0)));
        columns.put("created", column(rows, row -> row.get(3)));
        columns.put("done", column(rows, row -> row.get(4)));
        columns.put("id", ids(rows, 5));
        return columns;
    }

    private List<@Nullable Object> ids(List<List<@Nullable Object>> rows, int column) {
        return ids ? column(rows, row -> row.get(column)) : List.of();
    }

    private static List<@Nullable Object> column(
            List<List<@Nullable Object>> rows, Function<List<@Nullable Object>, @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            column.add(value.apply(row));
        }
        return column;
    }
}
