-- What the coaching looks like. Every view is defined in docs/metrics.md, with its population and what it leaves out.

CREATE OR REPLACE VIEW counted_sessions AS
WITH clock AS (
    SELECT source, max(covered_until) AS as_of FROM sync_state WHERE feed = 'sessions' GROUP BY source)
SELECT s.source, s.vendor, s.id, s.status, s.coachee_id, s.coach_id, s.created_at, s.completed_at, s.due_at,
    s.coachee_sign_off_done, s.coachee_sign_off_at,
    coalesce(s.meeting_at, s.created_at, s.completed_at, s.due_at, s.updated_at) AS counted_at,
    CASE WHEN s.meeting_at IS NOT NULL THEN 'meeting' WHEN s.created_at IS NOT NULL THEN 'created'
        WHEN s.completed_at IS NOT NULL THEN 'completed' WHEN s.due_at IS NOT NULL THEN 'due'
        WHEN s.updated_at IS NOT NULL THEN 'updated' END AS counted_by,
    coalesce(c.as_of, (SELECT max(x.changed_at) FROM sessions x)) AS as_of
FROM sessions s
LEFT JOIN clock c ON c.source = s.source
WHERE s.deleted_at IS NULL AND s.status <> 'DELETED';
COMMENT ON VIEW counted_sessions IS 'The population of the session metrics: every session that is not deleted, with the time it is counted at (its meeting, else its creation, completion, due time or last change), and the time up to which its source is known';

CREATE OR REPLACE VIEW metric_sessions_by_week AS
SELECT date_trunc('week', s.counted_at AT TIME ZONE 'UTC')::DATE AS week, s.source, s.vendor, s.coach_id, any_value(p.name) AS coach_name,
    count(*) AS sessions,
    count(*) FILTER (s.status = 'COMPLETED') AS completed,
    count(*) FILTER (s.status = 'OPEN') AS open,
    count(*) FILTER (s.status = 'UNKNOWN') AS unknown
FROM counted_sessions s
LEFT JOIN people p ON p.source = s.source AND p.id = s.coach_id
GROUP BY week, s.source, s.vendor, s.coach_id;
COMMENT ON VIEW metric_sessions_by_week IS 'Sessions by week (Monday, UTC), source and coach';

CREATE OR REPLACE VIEW metric_completion AS
SELECT source, vendor, count(*) AS sessions,
    count(*) FILTER (status = 'COMPLETED') AS completed,
    count(*) FILTER (status = 'OPEN') AS open,
    count(*) FILTER (status = 'UNKNOWN') AS unknown,
    completed / nullif(completed + open, 0) AS completion_rate
FROM counted_sessions
GROUP BY source, vendor;
COMMENT ON VIEW metric_completion IS 'Completed sessions among those that are completed or open, by source; sessions of unknown status are counted apart';

CREATE OR REPLACE VIEW metric_completion_by_coach AS
SELECT s.source, s.vendor, s.coach_id, any_value(p.name) AS coach_name, count(*) AS sessions,
    count(*) FILTER (s.status = 'COMPLETED') AS completed,
    count(*) FILTER (s.status = 'OPEN') AS open,
    count(*) FILTER (s.status = 'UNKNOWN') AS unknown,
    completed / nullif(completed + open, 0) AS completion_rate
FROM counted_sessions s
LEFT JOIN people p ON p.source = s.source AND p.id = s.coach_id
GROUP BY s.source, s.vendor, s.coach_id;
COMMENT ON VIEW metric_completion_by_coach IS 'The same as metric_completion, for each coach; sessions without a coach are one row with no coach_id';

CREATE OR REPLACE VIEW metric_acknowledgement AS
SELECT source, vendor, count(*) AS sessions,
    count(*) FILTER (coachee_sign_off_done) AS acknowledged,
    acknowledged / nullif(sessions, 0) AS acknowledgement_rate,
    median(date_diff('second', created_at, coachee_sign_off_at) / 86400.0)
        FILTER (coachee_sign_off_done AND coachee_sign_off_at >= created_at) AS median_days_among_acknowledged
FROM counted_sessions s
WHERE EXISTS (FROM sessions k WHERE k.source = s.source AND k.coachee_sign_off_done IS NOT NULL)
GROUP BY source, vendor;
COMMENT ON VIEW metric_acknowledgement IS 'Sessions that the coachee has signed off among all, by source; sources that never tell of a coachee''s sign-off are left out';

CREATE OR REPLACE VIEW session_spans AS
SELECT source, vendor, id, coach_id, created_at,
    CASE WHEN status = 'COMPLETED' THEN completed_at ELSE as_of END AS until,
    (epoch_us(until) - epoch_us(created_at)) / 86400e6 AS days,
    status = 'COMPLETED' AS ended
FROM counted_sessions
WHERE status IN ('COMPLETED', 'OPEN') AND created_at IS NOT NULL AND until >= created_at;
COMMENT ON VIEW session_spans IS 'From creation to completion, in days. An open session is censored: ended is false, and days is how long it has been open so far';

CREATE OR REPLACE VIEW metric_overdue AS
SELECT s.source, s.vendor, s.coach_id, any_value(p.name) AS coach_name, count(*) AS sessions_with_due_time,
    count(*) FILTER (s.status = 'OPEN' AND s.due_at < s.as_of) AS overdue,
    count(*) FILTER (s.status = 'OPEN' AND s.due_at >= s.as_of) AS open_in_time,
    count(*) FILTER (s.status = 'COMPLETED' AND s.completed_at > s.due_at) AS completed_late,
    count(*) FILTER (s.status = 'COMPLETED' AND s.completed_at <= s.due_at) AS completed_in_time,
    count(*) FILTER (s.status = 'COMPLETED' AND s.completed_at IS NULL) AS completed_at_unknown_time
FROM counted_sessions s
LEFT JOIN people p ON p.source = s.source AND p.id = s.coach_id
WHERE s.due_at IS NOT NULL AND s.status IN ('OPEN', 'COMPLETED')
GROUP BY s.source, s.vendor, s.coach_id;
COMMENT ON VIEW metric_overdue IS 'Sessions that have a due time: open past it, done past it, done in time; by source and coach';

CREATE OR REPLACE VIEW metric_todos AS
WITH clock AS (
    SELECT source, max(covered_until) AS as_of FROM sync_state GROUP BY source)
SELECT t.source, t.vendor, count(*) AS todos,
    count(*) FILTER (t.status = 'COMPLETED') AS completed,
    count(*) FILTER (t.status = 'OPEN') AS open,
    count(*) FILTER (t.status = 'UNKNOWN') AS unknown,
    completed / nullif(completed + open, 0) AS completion_rate,
    median(date_diff('second', t.created_at, c.as_of) / 86400.0) FILTER (t.status = 'OPEN') AS median_days_open
FROM todos t
LEFT JOIN clock c ON c.source = t.source
WHERE t.deleted_at IS NULL
GROUP BY t.source, t.vendor;
COMMENT ON VIEW metric_todos IS 'To-dos done among those that are done or open, by source, and how long the open ones have been open';

CREATE OR REPLACE VIEW metric_topics AS
WITH topics AS (
    SELECT source, vendor, id, coalesce(topic, criterion_name, kpi, criterion_id) AS topic, kind, coachee_id FROM points WHERE deleted_at IS NULL)
SELECT t.source, t.vendor, t.topic, t.kind, count(DISTINCT t.id) AS points, count(DISTINCT s.id) AS sessions,
    count(DISTINCT t.coachee_id) AS people
FROM topics t
LEFT JOIN session_points l ON l.source = t.source AND l.point_id = t.id
LEFT JOIN counted_sessions s ON s.source = l.source AND s.id = l.session_id
GROUP BY t.source, t.vendor, t.topic, t.kind;
COMMENT ON VIEW metric_topics IS 'What coaching is about: points by topic (else criterion, else KPI) and kind, and in how many sessions and for how many people each came up; points without any topic are one row with none';

CREATE OR REPLACE VIEW metric_basis AS
SELECT source, vendor, feed, verdict, covered_until, whole_read_at, unfinished, blind_spot FROM feed_status;
COMMENT ON VIEW metric_basis IS 'What the metrics rest on: the completeness of each feed''s last sync, and what its way of finding changes cannot see';
