-- What the coaching shows, by person: every view is defined in docs/metrics.md, with its population and what it leaves out.

CREATE OR REPLACE VIEW person_sessions AS
SELECT s.source, s.vendor, s.id, s.status, s.counted_at, s.counted_by, s.as_of, s.created_at, s.completed_at, s.due_at,
    s.coachee_sign_off_done, s.coachee_sign_off_at,
    c.person AS coachee, k.person AS coach, coalesce(c.team, k.team) AS team,
    s.counted_by IN ('meeting', 'created', 'completed') AND s.counted_at <= s.as_of AS held
FROM counted_sessions s
LEFT JOIN identities c ON c.source = s.source AND c.id = s.coachee_id
LEFT JOIN identities k ON k.source = s.source AND k.id = s.coach_id;
COMMENT ON VIEW person_sessions IS 'counted_sessions with the persons whom they name, across accounts; team is the coachee''s, else the coach''s; held is whether it took place: it was met, created or completed, not only planned';

CREATE OR REPLACE VIEW person_points AS
WITH first AS (
    -- Of two sessions at one time the same is taken each time: the time is the number's upper half, the id's hash its lower one.
    SELECT l.source, l.point_id,
        min_by(l.session_id, epoch_us(s.counted_at)::HUGEINT * 18446744073709551616 + hash(l.session_id)) AS session_id
    FROM session_points l
    JOIN counted_sessions s ON s.source = l.source AND s.id = l.session_id
    GROUP BY l.source, l.point_id)
SELECT p.source, p.vendor, p.id, coalesce(p.topic, p.criterion_name, p.kpi, p.criterion_id) AS topic, p.kind,
    s.id AS session_id, coalesce(s.coachee, i.person) AS person, s.coach AS coach, coalesce(s.team, i.team) AS team,
    coalesce(s.counted_at, p.created_at, p.updated_at) AS counted_at, coalesce(s.held, false) AS held, s.as_of AS as_of
FROM points p
LEFT JOIN first f ON f.source = p.source AND f.point_id = p.id
LEFT JOIN person_sessions s ON s.source = f.source AND s.id = f.session_id
LEFT JOIN identities i ON i.source = p.source AND i.id = p.coachee_id
WHERE p.deleted_at IS NULL;
COMMENT ON VIEW person_points IS 'Points with the person, coach, team and time of the first session that they came up in; topic is the point''s own, else its criterion or KPI';

CREATE OR REPLACE VIEW metric_coverage AS
WITH named AS (
    SELECT coachee AS person, team, counted_at, held FROM person_sessions WHERE coachee IS NOT NULL
    UNION ALL
    SELECT i.person, i.team, NULL, false FROM assignments a
    JOIN identities i ON i.source = a.source AND i.id = a.coachee_id WHERE a.deleted_at IS NULL),
clock AS (SELECT max(as_of) AS as_of FROM person_sessions)
SELECT n.person, any_value(p.name) AS name, max(n.team) AS team,
    count(*) FILTER (n.held) AS sessions_held,
    max(n.counted_at) FILTER (n.held) AS last_coached_at,
    (any_value(c.as_of) AT TIME ZONE 'UTC')::DATE - (last_coached_at AT TIME ZONE 'UTC')::DATE AS days_since,
    coalesce(days_since > 30, true) AS not_coached_in_30_days
FROM named n CROSS JOIN clock c
LEFT JOIN persons p ON p.person = n.person
GROUP BY n.person;
COMMENT ON VIEW metric_coverage IS 'Everybody who is or should be coached, with how long ago that was, across accounts; never coached counts as not coached in 30 days';

CREATE OR REPLACE VIEW coaching_gaps AS
SELECT coachee AS person, coach, counted_at,
    lead(counted_at) OVER (PARTITION BY coachee ORDER BY counted_at, source, id) AS next_at,
    lead(counted_at) OVER (PARTITION BY coachee, coach ORDER BY counted_at, source, id) AS next_with_coach_at,
    max(as_of) OVER () AS as_of
FROM person_sessions
WHERE held AND coachee IS NOT NULL;
COMMENT ON VIEW coaching_gaps IS 'From each held session to the person''s next, with anybody and with the same coach; where there is none yet the gap is still open at as_of';

CREATE OR REPLACE VIEW topic_episodes AS
SELECT vendor, topic, person, counted_at, as_of,
    lead(counted_at) OVER (PARTITION BY vendor, topic, person ORDER BY counted_at) AS again_at
FROM (
    SELECT DISTINCT vendor, topic, person, counted_at, as_of FROM person_points
    WHERE held AND kind = 'OPPORTUNITY' AND topic IS NOT NULL AND person IS NOT NULL);
COMMENT ON VIEW topic_episodes IS 'Each time a person was coached on an opportunity of a topic, and the next time the same came up for them; none yet is open at as_of';

CREATE OR REPLACE VIEW gap_medians AS
WITH raw AS (
    SELECT 'cadence' AS metric, person AS key, counted_at AS from_at, next_at AS until_at, as_of FROM coaching_gaps
    UNION ALL
    SELECT 'cadence-by-coach', coach, counted_at, next_with_coach_at, as_of FROM coaching_gaps
    UNION ALL
    SELECT 'completion', source, created_at, CASE WHEN ended THEN until END, until FROM session_spans
    UNION ALL
    SELECT 'acknowledgement', s.source, s.created_at, CASE WHEN s.coachee_sign_off_done THEN s.coachee_sign_off_at END, s.as_of
    FROM counted_sessions s
    WHERE NOT (coalesce(s.coachee_sign_off_done, false) AND s.coachee_sign_off_at IS NULL)
        AND EXISTS (FROM sessions k WHERE k.source = s.source AND k.coachee_sign_off_done IS NOT NULL)
    UNION ALL
    SELECT 'recurrence', vendor || ':' || topic, counted_at, again_at, as_of FROM topic_episodes),
spans AS (
    SELECT metric, key, (epoch_us(coalesce(until_at, as_of)) - epoch_us(from_at)) / 86400e6 AS days, until_at IS NOT NULL AS ended
    FROM raw WHERE from_at IS NOT NULL AND coalesce(until_at, as_of) >= from_at),
times AS (
    SELECT metric, key, days, count(*) FILTER (ended) AS ends, count(*) AS leaves FROM spans GROUP BY metric, key, days),
risk AS (
    SELECT metric, key, days, ends, leaves, sum(leaves) OVER (PARTITION BY metric, key ORDER BY days DESC) AS at_risk FROM times),
survival AS (
    SELECT metric, key, days, ends, leaves, product(1 - ends / at_risk) OVER (PARTITION BY metric, key ORDER BY days) AS still_open FROM risk)
SELECT metric, key, sum(ends)::BIGINT AS ended, sum(leaves - ends)::BIGINT AS censored,
    min(days) FILTER (still_open <= 0.5 + 1e-9) AS median_days
FROM survival GROUP BY metric, key;
COMMENT ON VIEW gap_medians IS 'Kaplan-Meier medians, in days, of the gap between sessions (for each person, and for each coach with the same person), of the completion and the acknowledgement (for each source) and of the recurrence of a topic (for each vendor:topic); what has not ended is censored at as_of';

CREATE OR REPLACE VIEW metric_time_to_completion AS
WITH population AS (
    SELECT source, vendor,
        count(*) FILTER (created_at IS NULL) AS without_creation,
        count(*) FILTER (status = 'COMPLETED' AND created_at IS NOT NULL AND completed_at IS NULL) AS without_completion_time,
        count(*) FILTER (status = 'COMPLETED' AND completed_at < created_at) AS implausible
    FROM counted_sessions WHERE status IN ('COMPLETED', 'OPEN') GROUP BY source, vendor),
naive AS (SELECT source, median(days) FILTER (ended) AS median_days FROM session_spans GROUP BY source)
SELECT p.source, p.vendor, coalesce(m.ended, 0) AS completed, coalesce(m.censored, 0) AS censored,
    p.without_creation, p.without_completion_time, p.implausible,
    n.median_days AS median_days_among_completed,
    CASE WHEN p.without_completion_time <= m.ended THEN m.median_days END AS median_days
FROM population p
LEFT JOIN naive n ON n.source = p.source
LEFT JOIN gap_medians m ON m.metric = 'completion' AND m.key = p.source;
COMMENT ON VIEW metric_time_to_completion IS 'Days from creation to completion, by source. median_days is the Kaplan-Meier median, in which open sessions are censored and not taken as done at once; null where fewer than half have been completed, or where the vendor does not tell when most were';

CREATE OR REPLACE VIEW metric_cadence AS
SELECT c.person, c.name, c.team, c.sessions_held, m.ended AS gaps, m.median_days AS median_days_between, c.days_since
FROM metric_coverage c
JOIN gap_medians m ON m.metric = 'cadence' AND m.key = c.person;
COMMENT ON VIEW metric_cadence IS 'How often each person is coached, across accounts: the Kaplan-Meier median of the days between their sessions, in which the gap since the last one is censored';

CREATE OR REPLACE VIEW metric_acknowledgement_time AS
SELECT s.source, any_value(s.vendor) AS vendor, any_value(m.ended) AS acknowledged, any_value(m.censored) AS censored,
    any_value(m.median_days) AS median_days
FROM counted_sessions s
JOIN gap_medians m ON m.metric = 'acknowledgement' AND m.key = s.source
GROUP BY s.source;
COMMENT ON VIEW metric_acknowledgement_time IS 'Days from creation to the coachee''s sign-off, by source: the Kaplan-Meier median, in which sessions without one are censored';

CREATE OR REPLACE VIEW metric_strengths AS
WITH counted AS (
    SELECT person, count(*) FILTER (kind = 'STRENGTH') AS strengths, count(*) FILTER (kind = 'OPPORTUNITY') AS opportunities,
        count(*) FILTER (kind NOT IN ('STRENGTH', 'OPPORTUNITY')) AS others
    FROM person_points GROUP BY person)
SELECT c.person, n.name, n.team, c.strengths, c.opportunities, c.others,
    c.strengths / nullif(c.strengths + c.opportunities, 0) AS strengths_share
FROM counted c
LEFT JOIN persons n ON n.person = c.person;
COMMENT ON VIEW metric_strengths IS 'Strengths against opportunities for each person, across accounts; points that name nobody are one row without a person';

CREATE OR REPLACE VIEW metric_coach_load AS
WITH clock AS (SELECT max(as_of) AS as_of FROM person_sessions),
counted AS (
    SELECT s.coach, count(*) AS sessions, count(DISTINCT s.coachee) AS people,
        count(*) FILTER (s.held AND s.counted_at > c.as_of - INTERVAL 28 DAY) / 4 AS sessions_a_week,
        count(*) FILTER (s.status = 'OPEN') AS open,
        count(*) FILTER (s.status = 'OPEN' AND s.due_at < s.as_of) AS overdue
    FROM person_sessions s CROSS JOIN clock c
    WHERE s.coach IS NOT NULL
    GROUP BY s.coach)
SELECT c.coach, n.name, n.team, c.sessions, c.people, c.sessions_a_week, c.open, c.overdue, m.median_days AS median_days_between
FROM counted c
LEFT JOIN persons n ON n.person = c.coach
LEFT JOIN gap_medians m ON m.metric = 'cadence-by-coach' AND m.key = c.coach;
COMMENT ON VIEW metric_coach_load IS 'For each coach, across accounts: sessions, people, sessions a week over the last 28 days, what is open and overdue, and the Kaplan-Meier median of the days between two sessions with the same person';

CREATE OR REPLACE VIEW metric_recurrence AS
WITH counted AS (
    SELECT vendor, topic, count(*) AS episodes, count(again_at) AS recurred, count(DISTINCT person) AS people
    FROM topic_episodes GROUP BY vendor, topic)
SELECT c.vendor, c.topic, c.people, c.episodes, c.recurred, c.recurred / c.episodes AS recurrence_rate,
    (recurrence_rate + 1.9208 / episodes - 1.96 * sqrt(recurrence_rate * (1 - recurrence_rate) / episodes + 0.9604 / episodes ^ 2))
        / (1 + 3.8416 / episodes) AS rate_from,
    (recurrence_rate + 1.9208 / episodes + 1.96 * sqrt(recurrence_rate * (1 - recurrence_rate) / episodes + 0.9604 / episodes ^ 2))
        / (1 + 3.8416 / episodes) AS rate_to,
    m.median_days
FROM counted c
LEFT JOIN gap_medians m ON m.metric = 'recurrence' AND m.key = c.vendor || ':' || c.topic;
COMMENT ON VIEW metric_recurrence IS 'How often the same opportunity came up again for the same person after they were coached on it, by vendor and topic: the rate with its 95 % Wilson interval, and the Kaplan-Meier median of the days until then';

CREATE OR REPLACE VIEW metric_before_after AS
WITH told AS MATERIALIZED (
    SELECT vendor, topic, person, counted_at, max(as_of) AS as_of, bool_or(held) AS held,
        bool_or(held AND kind = 'OPPORTUNITY') AS coached, count(*) FILTER (kind <> 'STRENGTH') AS points
    FROM person_points GROUP BY vendor, topic, person, counted_at),
began AS (SELECT vendor, min(counted_at) AS known_from FROM told WHERE held GROUP BY vendor),
around AS (
    SELECT vendor, topic, person, counted_at, as_of, coached,
        coalesce(sum(points) OVER (near RANGE BETWEEN INTERVAL 30 DAY PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING), 0) AS before,
        coalesce(sum(points) OVER (near RANGE BETWEEN INTERVAL 1 MICROSECOND FOLLOWING AND INTERVAL 30 DAY FOLLOWING), 0) AS after
    FROM told WHERE topic IS NOT NULL AND person IS NOT NULL
    WINDOW near AS (PARTITION BY vendor, topic, person ORDER BY counted_at))
SELECT vendor, topic, count(*) AS episodes, count(DISTINCT person) AS people, sum(before)::BIGINT AS before, sum(after)::BIGINT AS after,
    count(*) FILTER (after < before) AS fewer, count(*) FILTER (after = before) AS same, count(*) FILTER (after > before) AS more
FROM around JOIN began USING (vendor)
WHERE coached AND counted_at >= known_from + INTERVAL 30 DAY AND counted_at + INTERVAL 30 DAY <= as_of
GROUP BY vendor, topic;
COMMENT ON VIEW metric_before_after IS 'Points of a topic for the same person in the 30 days before and after each time they were coached on it, where both are observed whole. Counts, not effects: who is coached, and when, is nobody''s draw of lots';

CREATE OR REPLACE VIEW cube_sessions AS
SELECT date_trunc('week', counted_at AT TIME ZONE 'UTC')::DATE AS week, vendor, team, coach,
    count(*) AS sessions,
    count(*) FILTER (status = 'COMPLETED') AS completed,
    count(*) FILTER (status = 'OPEN') AS open,
    count(*) FILTER (EXISTS (FROM sessions k WHERE k.source = s.source AND k.coachee_sign_off_done IS NOT NULL)) AS acknowledgeable,
    count(*) FILTER (coachee_sign_off_done) AS acknowledged,
    count(*) FILTER (due_at IS NOT NULL AND status IN ('OPEN', 'COMPLETED')) AS with_due_time,
    count(*) FILTER (status = 'OPEN' AND due_at < as_of) AS overdue,
    count(*) FILTER (status = 'COMPLETED' AND completed_at > due_at) AS late
FROM person_sessions s
GROUP BY week, vendor, team, coach;
COMMENT ON VIEW cube_sessions IS 'Session counts by week, vendor, team and coach, which add up to the metrics of any selection';

CREATE OR REPLACE VIEW cube_spans AS
SELECT date_trunc('week', s.counted_at AT TIME ZONE 'UTC')::DATE AS week, s.vendor, s.team, s.coach,
    ceil(p.days)::INTEGER AS days, p.ended, count(*) AS sessions
FROM session_spans p
JOIN person_sessions s ON s.source = p.source AND s.id = p.id
JOIN metric_time_to_completion t ON t.source = p.source AND t.without_completion_time <= t.completed
GROUP BY ALL;
COMMENT ON VIEW cube_spans IS 'session_spans in whole days begun, by week, vendor, team and coach; without the sources that do not tell when most of their sessions were completed';

CREATE OR REPLACE VIEW cube_points AS
SELECT date_trunc('week', counted_at AT TIME ZONE 'UTC')::DATE AS week, vendor, team, coach, topic, kind, count(*) AS points
FROM person_points
GROUP BY ALL;
COMMENT ON VIEW cube_points IS 'Point counts by week, vendor, team, coach, topic and kind';

CREATE OR REPLACE VIEW cube_coverage AS
WITH named AS (
    SELECT coachee AS person, vendor, team, coach, counted_at, held FROM person_sessions WHERE coachee IS NOT NULL
    UNION ALL
    SELECT i.person, i.vendor, i.team, NULL, NULL, false FROM assignments a
    JOIN identities i ON i.source = a.source AND i.id = a.coachee_id WHERE a.deleted_at IS NULL)
SELECT person, vendor, max(team) AS team, max_by(coach, counted_at) FILTER (held) AS coach,
    coalesce(list_sort(list(DISTINCT (counted_at AT TIME ZONE 'UTC')::DATE) FILTER (held)), []) AS days
FROM named GROUP BY person, vendor;
COMMENT ON VIEW cube_coverage IS 'For each person and vendor the latest coach and every day on which they were coached';
