package dev.coachstream.aggregator;

import dev.coachstream.warehouse.Rows;
import dev.coachstream.warehouse.StoreReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the coaching looks like: the store's metric views, as tables and as JSON. */
final class StoreReport {
    private static final String METRICS =
            "SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'metric\\_%' ESCAPE '\\' ORDER BY ALL";

    private static final String BY_WEEK = """
            SELECT week, sum(sessions)::BIGINT AS sessions, sum(completed)::BIGINT AS completed, sum(open)::BIGINT AS open,
                string_agg(source || ' ' || sessions, ', ' ORDER BY source) AS of_which
            FROM (SELECT week, source, sum(sessions)::BIGINT AS sessions, sum(completed) AS completed, sum(open) AS open
                FROM metric_sessions_by_week WHERE week IS NOT NULL GROUP BY week, source)
            GROUP BY week ORDER BY week DESC LIMIT 8""";

    private static final String BY_VENDOR = """
            SELECT c.vendor, c.source AS account, c.sessions, c.open, c.completed, c.unknown,
                (SELECT count(*) FROM sessions s WHERE s.source = c.source AND s.deleted_at IS NOT NULL) AS deleted,
                round(100 * c.completion_rate, 1) || ' %' AS completion,
                round(100 * a.acknowledgement_rate, 1) || ' %' AS acknowledged, t.median_days AS median_days_to_complete,
                t.censored AS still_open, o.overdue
            FROM metric_completion c
            LEFT JOIN metric_acknowledgement a ON a.source = c.source
            LEFT JOIN metric_time_to_completion t ON t.source = c.source
            LEFT JOIN (SELECT source, sum(overdue)::BIGINT AS overdue FROM metric_overdue GROUP BY source) o ON o.source = c.source
            ORDER BY ALL""";

    private static final String BY_COACH = """
            SELECT coalesce(c.coach_name, regexp_extract(c.coach_id, '[^/]*$'), '(none)') AS coach, c.source AS account, c.sessions,
                c.completed, c.open, round(100 * c.completion_rate, 1) || ' %' AS completion, o.overdue
            FROM metric_completion_by_coach c
            LEFT JOIN metric_overdue o ON o.source = c.source AND o.coach_id IS NOT DISTINCT FROM c.coach_id
            ORDER BY c.sessions DESC, c.source, c.coach_id LIMIT 10""";

    private static final String TODOS = """
            SELECT vendor, source AS account, todos, completed, open, unknown, round(100 * completion_rate, 1) || ' %' AS done, median_days_open
            FROM metric_todos ORDER BY ALL""";

    private static final String TOPICS = """
            SELECT topic, lower(kind) AS kind, source AS account, points, sessions, people FROM metric_topics
            WHERE topic IS NOT NULL ORDER BY points DESC, topic, kind, source LIMIT 10""";

    private static final String BASIS = """
            SELECT source AS account, feed, verdict AS proof, covered_until AS read_up_to, whole_read_at AS all_read, unfinished AS unfinished_windows
            FROM metric_basis ORDER BY ALL""";

    private static final Map<String, String> SECTIONS = sections();

    private final StoreReader reader;

    StoreReport(StoreReader reader) {
        this.reader = reader;
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("By vendor", BY_VENDOR);
        sections.put("By coach, the busiest", BY_COACH);
        sections.put("By week, the newest", BY_WEEK);
        sections.put("To-dos", TODOS);
        sections.put("Topics, the most frequent", TOPICS);
        sections.put("What this rests on", BASIS);
        return sections;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        SECTIONS.forEach((title, sql) -> section(lines, title, reader.rows(sql)));
        return lines;
    }

    /** Leaves out a section that has nothing to tell. */
    static void section(List<String> lines, String title, Rows rows) {
        if (!rows.cells().isEmpty()) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.add(title);
            lines.addAll(StoreTable.lines(rows));
        }
    }

    /** Every metric view, whole, by its name. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("asOf", reader.asOf().toString());
        for (List<?> view : reader.rows(METRICS).cells()) {
            String name = String.valueOf(view.get(0));
            json.put(name, StoreTable.json(reader.rows("FROM " + name + " ORDER BY ALL")));
        }
        return json;
    }
}
