package dev.coachstream.aggregator.report;

import dev.coachstream.warehouse.store.StoreReader;
import java.util.List;

/** The newest sessions of every account in one table, and how far all of them have come. */
public final class NewestSessions {
    private static final String SESSIONS = """
            WITH newest AS (
                SELECT * FROM sessions QUALIFY row_number() OVER (PARTITION BY source ORDER BY updated_at DESC NULLS LAST, id) <= 5)
            SELECT s.source AS account, strftime(s.updated_at AT TIME ZONE 'UTC', '%Y-%m-%d') AS updated, lower(s.status) AS status,
                coalesce(s.coach_name, regexp_extract(s.coach_id, '[^/]*$')) AS coach,
                coalesce(s.coachee_name, regexp_extract(s.coachee_id, '[^/]*$')) AS coachee,
                (SELECT count(*) FROM session_points l WHERE l.source = s.source AND l.session_id = s.id) AS points,
                (SELECT count(*) FROM session_todos l WHERE l.source = s.source AND l.session_id = s.id) AS todos,
                coalesce(s.title, (SELECT min(p.topic) FROM counted_points p JOIN session_points l ON l.source = p.source AND l.point_id = p.id
                    WHERE l.source = s.source AND l.session_id = s.id)) AS title_or_topic
            FROM newest s ORDER BY s.updated_at DESC NULLS LAST, s.source, s.id""";

    private static final String STATUSES = """
            SELECT lower(status) AS status, count(*) AS sessions, round(100 * count(*) / sum(count(*)) OVER (), 1) || ' %' AS share
            FROM sessions GROUP BY status ORDER BY ALL""";

    private NewestSessions() {}

    /** Adds both tables, the sessions first. */
    public static void add(List<String> lines, StoreReader reader) {
        StoreReport.section(lines, "The newest sessions of each account", reader.rows(SESSIONS));
        StoreReport.section(lines, "By status", reader.rows(STATUSES));
    }
}
