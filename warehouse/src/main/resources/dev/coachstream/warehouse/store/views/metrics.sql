-- What the coaching looks like. Every view is defined in docs/metrics.md, with its population and what it leaves out. None depends
-- on the reader's time zone: days and weeks are UTC's, and spans are counted in days of dates or in microseconds.

CREATE OR REPLACE VIEW account_clock AS
WITH read AS (
    SELECT source, any_value(vendor) AS vendor, max(covered_until) FILTER (feed = 'sessions') AS as_of,
        bool_or(acknowledgements) AS acknowledgements
    FROM sync_state GROUP BY source),
stored AS (
    SELECT source, any_value(vendor) AS vendor, max(changed_at) AS changed_at, bool_or(coachee_sign_off_done IS NOT NULL) AS signs_off
    FROM sessions GROUP BY source)
SELECT coalesce(r.source, s.source) AS source, coalesce(r.vendor, s.vendor) AS vendor, coalesce(r.as_of, s.changed_at) AS as_of,
    coalesce(r.acknowledgements, s.signs_off, false) AS acknowledgements
FROM read r
FULL JOIN stored s ON s.source = r.source;
COMMENT ON VIEW account_clock IS 'Up to when each account''s sessions are known, which is now for all that is told of it, and whether its vendor tells of acknowledgements';

CREATE OR REPLACE VIEW counted_sessions AS
WITH known AS (
    SELECT s.*, c.as_of, c.acknowledgements, s.status = 'COMPLETED' AS done,
        CASE WHEN s.status <> 'COMPLETED' OR s.meeting_at <= c.as_of THEN s.meeting_at END AS met_at
    FROM sessions s
    JOIN account_clock c ON c.source = s.source
    WHERE s.deleted_at IS NULL AND s.status <> 'DELETED')
SELECT s.source, s.vendor, s.id, status, vendor_status, coachee_id, coach_id, created_at, updated_at, meeting_at, completed_at, due_at, first_seen,
    coachee_sign_off_done, coachee_sign_off_at,
    coalesce(t.label, nullif(trim(s.template_name), ''), s.template_id) AS template,
    coalesce(p.label, nullif(trim(s.plan_name), ''), s.plan_id) AS plan,
    coalesce(u.label, nullif(trim(s.use_case_name), ''), s.use_case_id) AS use_case,
    acknowledgements AND (coalesce(coachee_sign_off_done, false) OR coalesce(shared_done, coach_sign_off_done, false)) AS asks_acknowledgement,
    CASE WHEN met_at IS NOT NULL THEN met_at WHEN created_at IS NOT NULL THEN created_at
        WHEN completed_at IS NOT NULL THEN completed_at WHEN done AND updated_at IS NOT NULL THEN updated_at
        WHEN due_at IS NULL THEN updated_at WHEN done THEN least(due_at, as_of) ELSE due_at END AS counted_at,
    CASE WHEN met_at IS NOT NULL THEN 'meeting' WHEN created_at IS NOT NULL THEN 'created'
        WHEN completed_at IS NOT NULL THEN 'completed' WHEN done AND updated_at IS NOT NULL THEN 'updated'
        WHEN due_at IS NOT NULL THEN 'due' WHEN updated_at IS NOT NULL THEN 'updated' END AS counted_by,
    as_of, acknowledgements
FROM known s
LEFT JOIN labels t ON t.source = s.source AND t.kind = 'template' AND t.id = s.template_id
LEFT JOIN labels p ON p.source = s.source AND p.kind = 'plan' AND p.id = s.plan_id
LEFT JOIN labels u ON u.source = s.source AND u.kind = 'use-case' AND u.id = s.use_case_id;
COMMENT ON VIEW counted_sessions IS 'The population of the session metrics: every session that is not deleted, with the time it is counted at (its meeting, else its creation, completion, due time or last change; a completed one without those at its last change, before its due time), and the time up to which its source is known';

CREATE OR REPLACE VIEW counted_points AS
WITH linked AS (
    -- Of two sessions at one time the same is taken each time: the time is the number's upper half, the id's hash its lower one.
    SELECT l.source, l.point_id, bool_and(s.id IS NOT NULL AND c.id IS NULL) AS gone,
        min_by(c.id, coalesce(epoch_us(c.counted_at), 9000000000000000000)::HUGEINT * 18446744073709551616 + hash(c.id))
            FILTER (c.id IS NOT NULL) AS session_id
    FROM session_points l
    LEFT JOIN sessions s ON s.source = l.source AND s.id = l.session_id
    LEFT JOIN counted_sessions c ON c.source = l.source AND c.id = l.session_id
    GROUP BY l.source, l.point_id)
SELECT p.source, p.vendor, p.id, p.kind, p.category,
    coalesce(t.label, nullif(trim(p.topic), ''), c.label, nullif(trim(p.criterion_name), ''), nullif(trim(p.kpi), ''), nullif(trim(p.criterion_id), '')) AS topic,
    coalesce(c.label, nullif(trim(p.criterion_name), ''), nullif(trim(p.criterion_id), '')) AS criterion,
    coalesce(r.label, nullif(trim(p.rubric_name), ''), nullif(trim(p.rubric_id), '')) AS rubric,
    coalesce(p.coachee_id, s.coachee_id) AS coachee_id, l.session_id, p.score, p.created_at, p.updated_at, p.occurred_at
FROM points p
LEFT JOIN linked l ON l.source = p.source AND l.point_id = p.id
LEFT JOIN sessions s ON s.source = l.source AND s.id = l.session_id
LEFT JOIN labels t ON t.source = p.source AND t.kind = 'topic' AND t.id = trim(p.topic)
LEFT JOIN labels c ON c.source = p.source AND c.kind = 'criterion' AND c.id = p.criterion_id
LEFT JOIN labels r ON r.source = p.source AND r.kind = 'rubric' AND r.id = p.rubric_id
WHERE p.deleted_at IS NULL AND NOT coalesce(l.gone, false);
COMMENT ON VIEW counted_points IS 'The population of the point metrics: every point that is not deleted, and whose sessions are not all deleted, with its topic, the first of its sessions, and whom it is about, else whom that session is about';

CREATE OR REPLACE VIEW counted_todos AS
WITH linked AS (
    SELECT l.source, l.todo_id, bool_and(s.id IS NOT NULL AND c.id IS NULL) AS gone, min(c.id) AS session_id, min(c.coachee_id) AS coachee_id
    FROM session_todos l
    LEFT JOIN sessions s ON s.source = l.source AND s.id = l.session_id
    LEFT JOIN counted_sessions c ON c.source = l.source AND c.id = l.session_id
    GROUP BY l.source, l.todo_id),
read AS (SELECT source, max(covered_until) AS as_of FROM sync_state WHERE feed = 'todos' GROUP BY source)
SELECT t.source, t.vendor, t.id, t.title, t.status, coalesce(t.coachee_id, l.coachee_id) AS coachee_id, l.session_id, t.created_at, t.completed_at,
    coalesce(r.as_of, c.as_of) AS as_of
FROM todos t
LEFT JOIN linked l ON l.source = t.source AND l.todo_id = t.id
LEFT JOIN read r ON r.source = t.source
LEFT JOIN account_clock c ON c.source = t.source
WHERE t.deleted_at IS NULL AND NOT coalesce(l.gone, false);
COMMENT ON VIEW counted_todos IS 'The population of the to-do metrics: every to-do that is not deleted, and whose sessions are not all deleted, with whose it is, else whom its session is about, and the time up to which its account''s to-dos are known';

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
    completed / nullif(completed + open, 0) AS completion_rate, any_value(as_of) AS as_of
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

CREATE OR REPLACE VIEW metric_completion_by_date AS
WITH dated AS (
    SELECT 'start' AS dated_by, meeting_at AS dated_at, source, vendor, status FROM counted_sessions
    UNION ALL SELECT 'creation', created_at, source, vendor, status FROM counted_sessions
    UNION ALL SELECT 'due', due_at, source, vendor, status FROM counted_sessions)
SELECT dated_by, date_trunc('week', dated_at AT TIME ZONE 'UTC')::DATE AS week, source, vendor, count(*) AS sessions,
    count(*) FILTER (status = 'COMPLETED') AS completed,
    count(*) FILTER (status = 'OPEN') AS open,
    count(*) FILTER (status = 'UNKNOWN') AS unknown,
    completed / nullif(completed + open, 0) AS completion_rate
FROM dated WHERE dated_at IS NOT NULL
GROUP BY ALL;
COMMENT ON VIEW metric_completion_by_date IS 'Completion by the week in which a session was to start (its meeting), in which it was created, and in which it was due, by source; a session is in each for which it has the time';

CREATE OR REPLACE VIEW metric_statuses AS
SELECT source, vendor, status, vendor_status, count(*) AS sessions
FROM counted_sessions GROUP BY ALL;
COMMENT ON VIEW metric_statuses IS 'Sessions by the vendor''s own word for their status, such as started, completed, expired or excused, where it says one';

CREATE OR REPLACE VIEW metric_acknowledgement AS
SELECT source, vendor, count(*) AS sessions,
    count(*) FILTER (asks_acknowledgement) AS asked,
    count(*) FILTER (NOT asks_acknowledgement) AS not_asked,
    count(*) FILTER (coachee_sign_off_done) AS acknowledged,
    acknowledged / nullif(asked, 0) AS acknowledgement_rate,
    median((epoch_us(coachee_sign_off_at) - epoch_us(created_at)) / 86400e6)
        FILTER (coachee_sign_off_done AND coachee_sign_off_at >= created_at) AS median_days_among_acknowledged,
    any_value(as_of) AS as_of
FROM counted_sessions
WHERE acknowledgements
GROUP BY source, vendor;
COMMENT ON VIEW metric_acknowledgement IS 'Sessions that the coachee has signed off among those that ask for it (shared with the coachee or, where the vendor does not tell that, submitted by the coach), by source; sources whose vendor does not tell of a coachee''s sign-off are left out';

CREATE OR REPLACE VIEW session_clock AS
WITH windows AS (
    SELECT c.source, coalesce(c.window_start, '-infinity'::TIMESTAMPTZ) AS since, coalesce(c.window_end, 'infinity'::TIMESTAMPTZ) AS until,
        c.finished_at
    FROM certificates c
    JOIN sync_state f ON f.source = c.source AND f.feed = c.feed
    WHERE c.feed = 'sessions' AND c.axis = 'CREATED' AND f.capture <> 'CHANGE_FEED' AND c.enumeration AND NOT c.resumed
        AND c.verdict IN ('complete', 'unknown-total'))
SELECT s.source, s.id, least(k.as_of, greatest(s.changed_at, max(w.finished_at))) AS known_until
FROM sessions s
JOIN account_clock k ON k.source = s.source
JOIN windows w ON w.source = s.source AND s.created_at >= w.since AND s.created_at < w.until
WHERE s.status <> 'COMPLETED' OR s.coachee_sign_off_done IS DISTINCT FROM true
GROUP BY s.source, s.id, s.changed_at, k.as_of;
COMMENT ON VIEW session_clock IS 'Up to when it is known that a session is open or not signed off, where its vendor''s sessions are read by their creation: when a listing last had it, which is before the account''s own time for what is older than the lookback';

CREATE OR REPLACE VIEW session_spans AS
SELECT s.source, s.vendor, s.id, s.coach_id, s.created_at,
    CASE WHEN s.status = 'COMPLETED' THEN s.completed_at ELSE coalesce(k.known_until, s.as_of) END AS until,
    (epoch_us(until) - epoch_us(s.created_at)) / 86400e6 AS days,
    s.status = 'COMPLETED' AS ended
FROM counted_sessions s
LEFT JOIN session_clock k ON k.source = s.source AND k.id = s.id
WHERE status IN ('COMPLETED', 'OPEN') AND s.created_at IS NOT NULL AND until >= s.created_at;
COMMENT ON VIEW session_spans IS 'From creation to completion, in days. An open session is censored: ended is false, and days is how long it is known to have been open';

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
SELECT source, vendor, count(*) AS todos,
    count(*) FILTER (status = 'COMPLETED') AS completed,
    count(*) FILTER (status = 'OPEN') AS open,
    count(*) FILTER (status = 'UNKNOWN') AS unknown,
    completed / nullif(completed + open, 0) AS completion_rate,
    median((epoch_us(as_of) - epoch_us(created_at)) / 86400e6) FILTER (status = 'OPEN' AND created_at <= as_of) AS median_days_open,
    any_value(as_of) AS as_of
FROM counted_todos
GROUP BY source, vendor;
COMMENT ON VIEW metric_todos IS 'To-dos done among those that are done or open, by source, and how long the open ones have been open';

CREATE OR REPLACE VIEW metric_topics AS
SELECT t.source, t.vendor, t.topic, t.kind, count(DISTINCT t.id) AS points, count(DISTINCT s.id) AS sessions,
    count(DISTINCT coalesce(i.person, t.coachee_id)) AS people
FROM counted_points t
LEFT JOIN identities i ON i.source = t.source AND i.id = t.coachee_id
LEFT JOIN session_points l ON l.source = t.source AND l.point_id = t.id
LEFT JOIN counted_sessions s ON s.source = l.source AND s.id = l.session_id
GROUP BY t.source, t.vendor, t.topic, t.kind;
COMMENT ON VIEW metric_topics IS 'What coaching is about: points by topic (else criterion, else KPI) and kind, and in how many sessions and for how many people each came up; points without any topic are one row with none';

CREATE OR REPLACE VIEW metric_basis AS
SELECT f.source, f.vendor, f.feed, f.verdict, f.covered_until, f.whole_read_at, f.unfinished, f.blind_spot, s.untold AS cannot_know
FROM feed_status f
JOIN sync_state s ON s.source = f.source AND s.feed = f.feed;
COMMENT ON VIEW metric_basis IS 'What the metrics rest on: the completeness of each feed''s last sync, what its way of finding changes cannot see, and what no feed of the vendor tells of coaching';
