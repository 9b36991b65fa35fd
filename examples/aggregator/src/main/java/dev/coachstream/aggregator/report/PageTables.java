package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.StoreReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page shows as the metric views have it: what does not add up for every selection, so that no cube holds it. */
final class PageTables {
    /** Each with its place, by which the lists know it. */
    static final String SCORES = "SELECT row_number() OVER (ORDER BY vendor, rubric, criterion) - 1 AS place, *"
            + " FROM metric_score_before_after WHERE score_before IS NOT NULL";

    private static final Map<String, String> QUERIES = queries();

    private final StoreReader reader;
    private final PersonLabels labels;
    private final FreeText text;

    PageTables(StoreReader reader, PersonLabels labels, FreeText text) {
        this.reader = reader;
        this.labels = labels;
        this.text = text;
    }

    /** In an order that tells nothing of the names. */
    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("recurrence", "FROM metric_recurrence ORDER BY episodes DESC, topic, vendor");
        queries.put("beforeAfter", "FROM metric_before_after ORDER BY episodes DESC, topic, vendor");
        queries.put("todos", "FROM metric_todos ORDER BY ALL");
        queries.put("repeats", """
                SELECT vendor, topic, sum(episodes)::BIGINT AS episodes, sum(observed)::BIGINT AS observed,
                    sum(not_yet_known)::BIGINT AS not_yet_known, sum(repeated)::BIGINT AS repeated
                FROM metric_repeats GROUP BY ALL ORDER BY episodes DESC, topic, vendor""");
        queries.put("timeliness", """
                SELECT vendor, team, coach, due, in_time, late, overdue, not_due_yet, timeliness
                FROM metric_timeliness ORDER BY overdue DESC, due DESC, hash(coach), vendor, hash(team)""");
        queries.put("daysOnList", """
                SELECT place, person, team, coach, open, overdue, days_on_list, at_least, (as_of AT TIME ZONE 'UTC')::DATE AS known_up_to
                FROM metric_days_on_list WHERE place <= 300 ORDER BY place""");
        queries.put("calibration", """
                SELECT vendor, team, coach, sessions, ranked, completion_rate, completion_median, points_a_session, points_median,
                    strengths_share, strengths_median
                FROM metric_calibration ORDER BY sessions DESC, hash(coach), vendor""");
        queries.put("eventToCoaching", "FROM metric_event_to_coaching ORDER BY ALL");
        queries.put("scores", SCORES + " ORDER BY ALL");
        return queries;
    }

    /** Each by its name, with people as they are called. */
    Map<String, Object> all() {
        Map<String, Object> tables = new LinkedHashMap<>();
        QUERIES.forEach((name, sql) -> tables.put(name, called(text.in(StoreTable.json(reader.rows(sql))))));
        return tables;
    }

    private List<Map<String, Object>> called(List<Map<String, Object>> rows) {
        rows.forEach(row -> row.replaceAll(this::called));
        return rows;
    }

    private @Nullable Object called(String column, @Nullable Object value) {
        return PersonLabels.COLUMNS.contains(column) ? labels.of(value) : value;
    }
}
