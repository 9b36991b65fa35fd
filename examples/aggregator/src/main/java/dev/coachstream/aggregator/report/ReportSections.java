package dev.coachstream.aggregator.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of the report on a terminal: each title with its query. */
final class ReportSections {
    /** Defines {@code trends (key, trend)}, the sessions of each of the last weeks, to be drawn. */
    private static final String TRENDS = """
            WITH weekly AS (SELECT %1$s AS key, week, sum(sessions)::BIGINT AS sessions FROM %2$s WHERE week IS NOT NULL GROUP BY ALL),
            clock AS (SELECT date_trunc('week', max(as_of) AT TIME ZONE 'UTC')::DATE AS week FROM counted_sessions),
            span AS (SELECT week - (7 * back)::INTEGER AS week FROM clock, range(26) r(back)),
            trends AS (SELECT k.key, string_agg(coalesce(w.sessions, 0), ' ' ORDER BY s.week) AS trend
                FROM (SELECT DISTINCT key FROM weekly) k CROSS JOIN span s
                LEFT JOIN weekly w ON w.key IS NOT DISTINCT FROM k.key AND w.week = s.week GROUP BY k.key)
            """;

    /** Each account by its own clock; a week is 168 hours in every zone. Of completions and sign-offs only those that have a time. */
    private static final String FIGURES = """
            WITH told AS (SELECT *, as_of - INTERVAL 168 HOUR AS week_ago, as_of - INTERVAL 336 HOUR AS before FROM person_sessions),
            counted AS (SELECT count(*) AS sessions,
                count(*) FILTER (held AND counted_at > week_ago) AS held_now,
                count(*) FILTER (held AND counted_at > before AND counted_at <= week_ago) AS held_before,
                count(*) FILTER (status = 'COMPLETED') AS completed, count(*) FILTER (status IN ('COMPLETED', 'OPEN')) AS completable,
                count(*) FILTER (completed_at > week_ago AND completed_at <= as_of) AS completed_now,
                count(*) FILTER (completed_at > before AND completed_at <= week_ago) AS completed_before,
                count(*) FILTER (asks_acknowledgement AND coachee_sign_off_done) AS acknowledged, count(*) FILTER (asks_acknowledgement) AS asked,
                count(*) FILTER (coachee_sign_off_at > week_ago AND coachee_sign_off_at <= as_of) AS acknowledged_now,
                count(*) FILTER (coachee_sign_off_at > before AND coachee_sign_off_at <= week_ago) AS acknowledged_before,
                count(*) FILTER (status = 'OPEN' AND due_at < as_of) AS overdue,
                count(*) FILTER (due_at < week_ago AND (status = 'OPEN' OR completed_at > week_ago)) AS overdue_before
                FROM told),
            last_week AS (SELECT c.person, bool_and(c.not_coached_in_30_days) AS out_now, bool_or(s.held) AS ever,
                max(s.counted_at) FILTER (s.held AND s.counted_at <= c.as_of - INTERVAL 168 HOUR) AS last_at, any_value(c.as_of) AS as_of
                FROM metric_coverage c LEFT JOIN person_sessions s ON s.coachee = c.person GROUP BY c.person),
            people AS (SELECT count(*) FILTER (out_now) AS out_now,
                count(*) FILTER (CASE WHEN last_at IS NULL THEN NOT coalesce(ever, false)
                    ELSE (as_of AT TIME ZONE 'UTC')::DATE - 7 - (last_at AT TIME ZONE 'UTC')::DATE > 30 END) AS out_before FROM last_week),
            flow AS (SELECT 1 AS place, 'Sessions' AS figure, format('{:,}', sessions) AS now, held_now AS latest, held_before AS earlier FROM counted
                UNION ALL SELECT 2, 'Completed', round(100.0 * completed / nullif(completable, 0), 1) || ' %', completed_now, completed_before FROM counted
                UNION ALL SELECT 3, 'Acknowledged', round(100.0 * acknowledged / nullif(asked, 0), 1) || ' %', acknowledged_now, acknowledged_before FROM counted),
            stock AS (SELECT 4 AS place, 'Overdue' AS figure, overdue AS latest, overdue_before AS earlier FROM counted
                UNION ALL SELECT 5, 'Not coached in 30 days', out_now, out_before FROM people)
            SELECT figure, now, since_last_week FROM (
                SELECT place, figure, now, format('{:,} in the last 7 days, {:,} in the 7 before', latest, earlier) AS since_last_week FROM flow
                UNION ALL SELECT place, figure, format('{:,}', latest), CASE WHEN latest = earlier THEN 'as many as a week ago'
                    WHEN latest > earlier THEN format('{:,} more than a week ago', latest - earlier)
                    ELSE format('{:,} fewer than a week ago', earlier - latest) END FROM stock)
            WHERE EXISTS (FROM person_sessions) ORDER BY place""";

    private static final String BY_VENDOR = TRENDS.formatted("source", "metric_sessions_by_week") + """
            SELECT c.vendor, c.source AS account, c.sessions, w.trend AS last_26_weeks,
                round(100 * c.completion_rate, 1) || ' %' AS completion, o.overdue, c.open, c.completed, c.unknown,
                (SELECT count(*) FROM sessions s WHERE s.source = c.source AND s.deleted_at IS NOT NULL) AS deleted,
                round(100 * a.acknowledgement_rate, 1) || ' %' AS acknowledged, t.median_days AS median_days_to_complete,
                t.censored AS still_open
            FROM metric_completion c
            LEFT JOIN metric_acknowledgement a ON a.source = c.source
            LEFT JOIN metric_time_to_completion t ON t.source = c.source
            LEFT JOIN (SELECT source, sum(overdue)::BIGINT AS overdue FROM metric_overdue GROUP BY source) o ON o.source = c.source
            LEFT JOIN trends w ON w.key = c.source
            ORDER BY ALL""";

    private static final String BY_COACH = TRENDS.formatted("coach", "cube_sessions") + """
            SELECT l.coach, coalesce(l.team, '–') AS team, l.sessions, l.people, l.open, l.overdue, w.trend AS last_26_weeks,
                l.sessions_a_week, l.median_days_between AS median_days_between_sessions
            FROM metric_coach_load l
            LEFT JOIN trends w ON w.key = l.coach
            ORDER BY l.sessions DESC, l.coach LIMIT 10""";

    private static final String COVERAGE = """
            SELECT coalesce(team, '(none)') AS team, count(*) AS people,
                count(*) FILTER (days_since <= 7) AS within_7_days,
                count(*) FILTER (days_since BETWEEN 8 AND 30) AS "8_to_30",
                count(*) FILTER (days_since > 30) AS longer_ago,
                count(*) FILTER (last_coached_at IS NULL) AS never,
                round(100.0 * count(*) FILTER (not_coached_in_30_days) / count(*), 1) || ' %' AS not_in_30_days
            FROM metric_coverage GROUP BY team ORDER BY team NULLS LAST""";

    private static final String BY_WEEK = """
            SELECT week, sum(sessions)::BIGINT AS sessions, sum(completed)::BIGINT AS completed, sum(open)::BIGINT AS open,
                string_agg(source || ' ' || sessions, ', ' ORDER BY source) AS of_which
            FROM (SELECT week, source, sum(sessions)::BIGINT AS sessions, sum(completed) AS completed, sum(open) AS open
                FROM metric_sessions_by_week WHERE week IS NOT NULL GROUP BY week, source)
            GROUP BY week ORDER BY week DESC LIMIT 8""";

    private static final String TODOS = """
            SELECT vendor, source AS account, todos, completed, open, unknown, round(100 * completion_rate, 1) || ' %' AS done, median_days_open
            FROM metric_todos ORDER BY ALL""";

    private static final String TOPICS = """
            SELECT topic, lower(kind) AS kind, source AS account, points, sessions, people FROM metric_topics
            WHERE topic IS NOT NULL ORDER BY points DESC, topic, kind, source LIMIT 10""";

    private static final String RECURRENCE = """
            SELECT topic, vendor, people, episodes, recurred AS came_back, round(100 * recurrence_rate, 1) || ' %' AS rate,
                round(100 * rate_from)::INTEGER || '–' || round(100 * rate_to)::INTEGER || ' %' AS "95_%_interval", median_days
            FROM metric_recurrence ORDER BY episodes DESC, topic, vendor LIMIT 8""";

    private static final String BEFORE_AFTER = """
            SELECT topic, vendor, people, episodes, before, after, fewer, same, more
            FROM metric_before_after ORDER BY episodes DESC, topic, vendor LIMIT 8""";

    private static final String NEXT = """
            SELECT person, days_on_list, overdue, open, (as_of AT TIME ZONE 'UTC')::DATE AS known_up_to, coach, coalesce(team, '–') AS team
            FROM metric_days_on_list ORDER BY place LIMIT 10""";

    private static final String TIMELINESS = """
            SELECT vendor, coalesce(team, '–') AS team, sum(due)::BIGINT AS due, sum(in_time)::BIGINT AS in_time, sum(late)::BIGINT AS late,
                sum(overdue)::BIGINT AS overdue,
                round(100 * sum(in_time) / nullif(sum(in_time + late + overdue), 0), 1) || ' %' AS timeliness
            FROM metric_timeliness GROUP BY vendor, team ORDER BY vendor, team NULLS LAST""";

    private static final String CALIBRATION = """
            SELECT coach, vendor, sessions, round(100 * completion_rate, 1) || ' %' AS completion, round(100 * completion_median, 1) || ' %' AS middle,
                round(100 * strengths_share, 1) || ' %' AS strengths, round(100 * strengths_median, 1) || ' %' AS middle_strengths,
                points_a_session, points_median AS middle_points
            FROM metric_calibration WHERE ranked ORDER BY sessions DESC, coach, vendor LIMIT 10""";

    private static final String EVENT_TO_COACHING = """
            SELECT vendor, source AS account, coached, censored AS not_yet, without_event_time AS no_time_told, median_days
            FROM metric_event_to_coaching WHERE coached + censored > 0 ORDER BY ALL""";

    private static final String REPEATS = """
            SELECT topic, vendor, sum(episodes)::BIGINT AS episodes, sum(observed)::BIGINT AS observed, sum(repeated)::BIGINT AS repeated,
                round(100 * sum(repeated) / nullif(sum(observed), 0), 1) || ' %' AS rate, sum(not_yet_known)::BIGINT AS not_yet_known
            FROM metric_repeats GROUP BY topic, vendor ORDER BY sum(episodes) DESC, topic, vendor LIMIT 8""";

    private static final String SCORES = """
            SELECT criterion, rubric, vendor, people, before, after, score_before, score_after, difference
            FROM metric_score_before_after WHERE difference IS NOT NULL ORDER BY before + after DESC, criterion LIMIT 8""";

    private static final String BASIS = """
            SELECT source AS account, feed, verdict AS proof, covered_until AS read_up_to, whole_read_at AS all_read, unfinished AS unfinished_windows
            FROM metric_basis ORDER BY ALL""";

    /** In the order in which they are shown. */
    static final Map<String, String> ALL = all();

    private ReportSections() {}

    private static Map<String, String> all() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("The five figures that matter", FIGURES);
        sections.put("By vendor", BY_VENDOR);
        sections.put("By coach, the busiest", BY_COACH);
        sections.put("Coverage: people by when they were last coached", COVERAGE);
        sections.put("By week, the newest", BY_WEEK);
        sections.put("To be coached next", NEXT);
        sections.put("Timeliness: done by the due date", TIMELINESS);
        sections.put("From event to coaching", EVENT_TO_COACHING);
        sections.put("Calibration: coaches of ten sessions or more, and the middle of their team", CALIBRATION);
        sections.put("To-dos", TODOS);
        sections.put("Topics, the most frequent", TOPICS);
        sections.put("Repeated within 45 days after it was coached", REPEATS);
        sections.put("What came up again after it was coached, at any time", RECURRENCE);
        sections.put("A topic in the 30 days before and after it was coached: counts, no effect", BEFORE_AFTER);
        sections.put("Scores of a criterion before and after it was first coached: no effect", SCORES);
        sections.put("What this rests on", BASIS);
        return sections;
    }
}
