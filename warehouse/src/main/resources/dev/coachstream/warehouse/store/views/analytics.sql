-- What the coaching shows, by person: every view is defined in docs/metrics.md, with its population and what it leaves out.

CREATE OR REPLACE VIEW person_sessions AS
SELECT s.source, s.vendor, s.id, s.status, s.counted_at, s.counted_by, s.as_of, s.created_at, s.updated_at, s.meeting_at, s.completed_at, s.due_at,
    s.first_seen, s.acknowledgements, s.asks_acknowledgement, s.coachee_sign_off_done, s.coachee_sign_off_at,
    c.person AS coachee, k.person AS coach, coalesce(c.team, k.team) AS team,
    (s.counted_by IN ('meeting', 'created', 'completed') OR s.status = 'COMPLETED') AND s.counted_at <= s.as_of AS held
FROM counted_sessions s
LEFT JOIN identities c ON c.source = s.source AND c.id = s.coachee_id
LEFT JOIN identities k ON k.source = s.source AND k.id = s.coach_id;
COMMENT ON VIEW person_sessions IS 'counted_sessions with the persons whom they name, across accounts; team is the coachee''s, else the coach''s; held is whether it took place: it was met, created or completed, not only planned';

CREATE OR REPLACE VIEW person_clock AS
WITH accounts AS (SELECT source, min(counted_at) FILTER (held) AS known_from FROM person_sessions GROUP BY source),
named AS (SELECT DISTINCT vendor, source, coachee AS person, as_of FROM person_sessions WHERE coachee IS NOT NULL)
SELECT n.vendor, n.person, min(n.as_of) AS as_of, max(a.known_from) AS known_from
FROM named n
JOIN accounts a ON a.source = n.source
GROUP BY n.vendor, n.person;
COMMENT ON VIEW person_clock IS 'From when and up to when each person''s coaching is known at each vendor: by all accounts there that name them';

CREATE OR REPLACE VIEW person_points AS
SELECT p.source, p.vendor, p.id, p.topic, p.criterion, p.rubric, p.kind, p.score, p.session_id, coalesce(i.person, s.coachee) AS person, s.coach,
    coalesce(i.team, s.team) AS team,
    CASE WHEN s.held THEN s.counted_at
        ELSE coalesce(p.created_at, p.updated_at, CASE WHEN s.counted_at <= s.as_of THEN s.counted_at END) END AS counted_at,
    coalesce(s.held, false) AS held, coalesce(s.as_of, k.as_of) AS as_of, p.occurred_at, s.counted_by
FROM counted_points p
LEFT JOIN person_sessions s ON s.source = p.source AND s.id = p.session_id
LEFT JOIN identities i ON i.source = p.source AND i.id = p.coachee_id
LEFT JOIN account_clock k ON k.source = p.source;
COMMENT ON VIEW person_points IS 'Points with the person, coach and team of the first session that they came up in, and its time if it was held, else their own';

CREATE OR REPLACE VIEW metric_coverage AS
WITH named AS (
    SELECT coachee AS person, team, counted_at, held, as_of FROM person_sessions WHERE coachee IS NOT NULL
    UNION ALL
    SELECT i.person, i.team, NULL, false, k.as_of FROM assignments a
    JOIN identities i ON i.source = a.source AND i.id = a.coachee_id
    LEFT JOIN account_clock k ON k.source = a.source
    WHERE a.deleted_at IS NULL)
SELECT n.person, any_value(p.name) AS name, max(n.team) AS team,
    count(*) FILTER (n.held) AS sessions_held,
    max(n.counted_at) FILTER (n.held) AS last_coached_at,
    greatest(min(n.as_of), max(n.counted_at) FILTER (n.held)) AS as_of,
    ((greatest(min(n.as_of), max(n.counted_at) FILTER (n.held))) AT TIME ZONE 'UTC')::DATE
        - (last_coached_at AT TIME ZONE 'UTC')::DATE AS days_since,
    coalesce(days_since > 30, true) AS not_coached_in_30_days
FROM named n
LEFT JOIN persons p ON p.person = n.person
GROUP BY n.person;
COMMENT ON VIEW metric_coverage IS 'Everybody who is or should be coached, with how long ago that was, across accounts, as of the time up to which all of their accounts are known; never coached counts as not coached in 30 days';

CREATE OR REPLACE VIEW coaching_gaps AS
WITH days AS (
    SELECT DISTINCT coachee AS person, coach, (counted_at AT TIME ZONE 'UTC')::DATE AS day
    FROM person_sessions WHERE held AND coachee IS NOT NULL),
own AS (
    SELECT person, day, lead(day) OVER (PARTITION BY person ORDER BY day) AS next_day
    FROM (SELECT DISTINCT person, day FROM days))
SELECT d.person, d.coach, d.day, o.next_day,
    lead(d.day) OVER (PARTITION BY d.person, d.coach ORDER BY d.day) AS next_day_with_coach,
    (c.as_of AT TIME ZONE 'UTC')::DATE AS as_of_day
FROM days d
JOIN own o ON o.person = d.person AND o.day = d.day
JOIN metric_coverage c ON c.person = d.person;
COMMENT ON VIEW coaching_gaps IS 'From each day on which a person was coached to the next such day, with anybody and with the same coach; where there is none yet the gap is still open at as_of_day. Several sessions on one day are one sitting';

CREATE OR REPLACE VIEW topic_episodes AS
WITH days AS (
    SELECT vendor, topic, person, (counted_at AT TIME ZONE 'UTC')::DATE AS day, min(coach) AS coach
    FROM person_points
    WHERE held AND kind = 'OPPORTUNITY' AND topic IS NOT NULL AND person IS NOT NULL
    GROUP BY ALL)
SELECT d.vendor, d.topic, d.person, d.coach, d.day,
    lead(d.day) OVER (PARTITION BY d.vendor, d.topic, d.person ORDER BY d.day) AS again_day,
    (c.as_of AT TIME ZONE 'UTC')::DATE AS as_of_day
FROM days d
LEFT JOIN person_clock c ON c.vendor = d.vendor AND c.person = d.person;
COMMENT ON VIEW topic_episodes IS 'Each day on which a person was coached on an opportunity of a topic, and the next day on which the same came up for them; none yet is open at as_of_day';

CREATE OR REPLACE VIEW acknowledgement_spans AS
SELECT s.source, s.vendor, s.id, s.created_at, coalesce(s.coachee_sign_off_done, false) AS ended,
    CASE WHEN ended THEN s.coachee_sign_off_at ELSE coalesce(k.known_until, s.as_of) END AS until,
    (epoch_us(until) - epoch_us(s.created_at)) / 86400e6 AS days
FROM counted_sessions s
LEFT JOIN session_clock k ON k.source = s.source AND k.id = s.id
WHERE s.asks_acknowledgement;
COMMENT ON VIEW acknowledgement_spans IS 'From creation to the coachee''s sign-off, in days, of every session that asks for one. Where it is not signed off yet, ended is false and days is how long that has been so; days is null without a creation or a sign-off''s time';

CREATE OR REPLACE VIEW event_spans AS
SELECT source, vendor, id, coach, occurred_at, held AS ended,
    CASE WHEN NOT held THEN as_of WHEN counted_by <> 'updated' THEN counted_at END AS until,
    (epoch_us(until) - epoch_us(occurred_at)) / 86400e6 AS days
FROM person_points WHERE occurred_at IS NOT NULL;
COMMENT ON VIEW event_spans IS 'From what a point is about, as it happened, to the first session held on it, in days. Where none is held yet, ended is false and days is how long that has been so; days is null where it is not told when the session was';

CREATE OR REPLACE VIEW gap_medians AS
WITH raw AS (
    SELECT DISTINCT 'cadence' AS metric, person AS key, day, (coalesce(next_day, as_of_day) - day)::DOUBLE AS days, next_day IS NOT NULL AS ended
    FROM coaching_gaps
    UNION ALL
    SELECT 'cadence-by-coach', coach, NULL, coalesce(next_day_with_coach, as_of_day) - day, next_day_with_coach IS NOT NULL
    FROM coaching_gaps WHERE coach IS NOT NULL
    UNION ALL
    SELECT 'completion', source, NULL, days, ended FROM session_spans
    UNION ALL
    SELECT 'acknowledgement', source, NULL, days, ended FROM acknowledgement_spans WHERE days >= 0
    UNION ALL
    SELECT 'event', source, NULL, days, ended FROM event_spans WHERE days >= 0
    UNION ALL
    SELECT 'recurrence', vendor || ':' || topic, NULL, coalesce(again_day, as_of_day) - day, again_day IS NOT NULL FROM topic_episodes),
spans AS (SELECT metric, key, days, ended FROM raw WHERE days >= 0),
times AS (
    SELECT metric, key, days, count(*) FILTER (ended) AS ends, count(*) AS leaves FROM spans GROUP BY metric, key, days),
risk AS (
    SELECT metric, key, days, ends, leaves, sum(leaves) OVER (PARTITION BY metric, key ORDER BY days DESC) AS at_risk FROM times),
survival AS (
    SELECT metric, key, days, ends, leaves, product(1 - ends / at_risk) OVER (PARTITION BY metric, key ORDER BY days) AS still_open FROM risk)
SELECT metric, key, sum(ends)::BIGINT AS ended, sum(leaves - ends)::BIGINT AS censored,
    min(days) FILTER (still_open <= 0.5 + 1e-9) AS median_days
FROM survival GROUP BY metric, key;
COMMENT ON VIEW gap_medians IS 'Kaplan-Meier medians, in days, of the gap between sessions (for each person, and for each coach with the same person), of the completion, the acknowledgement and the coaching of an event (for each source) and of the recurrence of a topic (for each vendor:topic); what has not ended is censored at as_of';

CREATE OR REPLACE VIEW metric_time_to_completion AS
WITH population AS (
    SELECT source, vendor, any_value(as_of) AS as_of,
        count(*) FILTER (created_at IS NULL) AS without_creation,
        count(*) FILTER (status = 'COMPLETED' AND created_at IS NOT NULL AND completed_at IS NULL) AS without_completion_time,
        count(*) FILTER (status = 'COMPLETED' AND completed_at < created_at) AS implausible,
        count(*) FILTER (status = 'OPEN' AND created_at > as_of) AS after_as_of
    FROM counted_sessions WHERE status IN ('COMPLETED', 'OPEN') GROUP BY source, vendor),
naive AS (SELECT source, median(days) FILTER (ended) AS median_days FROM session_spans GROUP BY source)
SELECT p.source, p.vendor, coalesce(m.ended, 0) AS completed, coalesce(m.censored, 0) AS censored,
    p.without_creation, p.without_completion_time, p.implausible, p.after_as_of,
    n.median_days AS median_days_among_completed,
    CASE WHEN 20 * p.without_completion_time <= m.ended THEN m.median_days END AS median_days, p.as_of
FROM population p
LEFT JOIN naive n ON n.source = p.source
LEFT JOIN gap_medians m ON m.metric = 'completion' AND m.key = p.source;
COMMENT ON VIEW metric_time_to_completion IS 'Days from creation to completion, by source. median_days is the Kaplan-Meier median, in which open sessions are censored and not taken as done at once; null where fewer than half have been completed, or where the vendor does not tell when more than one in twenty were';

CREATE OR REPLACE VIEW metric_cadence AS
SELECT c.person, c.name, c.team, c.sessions_held, m.ended AS gaps, m.median_days AS median_days_between, c.days_since, c.as_of
FROM metric_coverage c
JOIN gap_medians m ON m.metric = 'cadence' AND m.key = c.person;
COMMENT ON VIEW metric_cadence IS 'How often each person is coached, across accounts: the Kaplan-Meier median of the days between the days on which they were, in which the gap since the last one is censored';

CREATE OR REPLACE VIEW metric_acknowledgement_time AS
WITH population AS (
    SELECT source, vendor,
        count(*) FILTER (ended AND until IS NULL) AS undated,
        count(*) FILTER (created_at IS NULL AND until IS NOT NULL) AS without_creation,
        count(*) FILTER (ended AND days < 0) AS implausible,
        count(*) FILTER (NOT ended AND days < 0) AS after_as_of
    FROM acknowledgement_spans GROUP BY source, vendor)
SELECT p.source, p.vendor, coalesce(m.ended, 0) AS acknowledged, coalesce(m.censored, 0) AS censored,
    p.undated, p.without_creation, p.implausible, p.after_as_of,
    CASE WHEN 20 * p.undated <= m.ended THEN m.median_days END AS median_days
FROM population p
LEFT JOIN gap_medians m ON m.metric = 'acknowledgement' AND m.key = p.source;
COMMENT ON VIEW metric_acknowledgement_time IS 'Days from creation to the coachee''s sign-off, by source, of the sessions that ask for one: the Kaplan-Meier median, in which sessions without one are censored; null where more than one in twenty sign-offs have no time, for the rest says nothing of those';

CREATE OR REPLACE VIEW metric_event_to_coaching AS
WITH population AS (
    SELECT source, vendor, count(*) AS points, count(*) FILTER (occurred_at IS NULL) AS without_event_time
    FROM person_points GROUP BY source, vendor),
spans AS (
    SELECT source, count(*) FILTER (ended AND until IS NULL) AS without_coaching_time,
        count(*) FILTER (ended AND days < 0) AS implausible,
        count(*) FILTER (NOT ended AND days < 0) AS after_as_of
    FROM event_spans GROUP BY source)
SELECT p.source, p.vendor, p.points, coalesce(m.ended, 0) AS coached, coalesce(m.censored, 0) AS censored, p.without_event_time,
    coalesce(s.without_coaching_time, 0) AS without_coaching_time, coalesce(s.implausible, 0) AS implausible,
    coalesce(s.after_as_of, 0) AS after_as_of,
    CASE WHEN 20 * coalesce(s.without_coaching_time, 0) <= m.ended THEN m.median_days END AS median_days
FROM population p
LEFT JOIN spans s ON s.source = p.source
LEFT JOIN gap_medians m ON m.metric = 'event' AND m.key = p.source;
COMMENT ON VIEW metric_event_to_coaching IS 'Days from what a point is about, as it happened, to the first session held on it, by source: the Kaplan-Meier median, in which what is not coached yet is censored; points of which no time is told are counted apart';

CREATE OR REPLACE VIEW metric_strengths AS
WITH counted AS (
    SELECT vendor, person, max(team) AS team, count(*) FILTER (kind = 'STRENGTH') AS strengths, count(*) FILTER (kind = 'OPPORTUNITY') AS opportunities,
        count(*) FILTER (kind NOT IN ('STRENGTH', 'OPPORTUNITY')) AS others
    FROM person_points GROUP BY vendor, person)
SELECT c.vendor, c.person, n.name, coalesce(n.team, c.team) AS team, c.strengths, c.opportunities, c.others,
    c.strengths / nullif(c.strengths + c.opportunities, 0) AS strengths_share
FROM counted c
LEFT JOIN persons n ON n.person = c.person;
COMMENT ON VIEW metric_strengths IS 'Strengths against opportunities for each vendor and person, across accounts; points that name nobody are one row of the vendor without a person';

CREATE OR REPLACE VIEW metric_coach_load AS
WITH counted AS (
    SELECT coach, min(as_of) AS as_of, count(*) AS sessions, count(DISTINCT coachee) AS people,
        count(*) FILTER (held AND epoch_us(counted_at) > epoch_us(as_of) - 28 * 86400000000) / 4 AS sessions_a_week,
        count(*) FILTER (status = 'OPEN') AS open,
        count(*) FILTER (status = 'OPEN' AND due_at < as_of) AS overdue
    FROM person_sessions
    WHERE coach IS NOT NULL
    GROUP BY coach)
SELECT c.coach, n.name, n.team, c.sessions, c.people, c.sessions_a_week, c.open, c.overdue, m.median_days AS median_days_between, c.as_of
FROM counted c
LEFT JOIN persons n ON n.person = c.coach
LEFT JOIN gap_medians m ON m.metric = 'cadence-by-coach' AND m.key = c.coach;
COMMENT ON VIEW metric_coach_load IS 'For each coach, across accounts: sessions, people, sessions a week over the 28 days before each account''s own time, what is open and overdue, and the Kaplan-Meier median of the days between two sittings with the same person';

CREATE OR REPLACE VIEW metric_recurrence AS
WITH counted AS (
    SELECT vendor, topic, count(*) AS episodes, count(again_day) AS recurred, count(DISTINCT person) AS people
    FROM topic_episodes GROUP BY vendor, topic)
SELECT c.vendor, c.topic, c.people, c.episodes, c.recurred, c.recurred / c.episodes AS recurrence_rate,
    greatest(0.0, (recurrence_rate + 1.9208 / episodes - 1.96 * sqrt(recurrence_rate * (1 - recurrence_rate) / episodes + 0.9604 / episodes ^ 2))
        / (1 + 3.8416 / episodes)) AS rate_from,
    least(1.0, (recurrence_rate + 1.9208 / episodes + 1.96 * sqrt(recurrence_rate * (1 - recurrence_rate) / episodes + 0.9604 / episodes ^ 2))
        / (1 + 3.8416 / episodes)) AS rate_to,
    m.median_days
FROM counted c
LEFT JOIN gap_medians m ON m.metric = 'recurrence' AND m.key = c.vendor || ':' || c.topic;
COMMENT ON VIEW metric_recurrence IS 'How often the same opportunity came up again for the same person on a later day after they were coached on it, at any time up to as-of, by vendor and topic: the rate with its 95 % Wilson interval, and the Kaplan-Meier median of the days until then';

CREATE OR REPLACE VIEW metric_before_after AS
WITH told AS MATERIALIZED (
    SELECT vendor, topic, person, (counted_at AT TIME ZONE 'UTC')::DATE AS day,
        bool_or(held AND kind = 'OPPORTUNITY') AS coached, count(*) FILTER (kind <> 'STRENGTH') AS points
    FROM person_points
    WHERE topic IS NOT NULL AND person IS NOT NULL AND counted_at IS NOT NULL
    GROUP BY ALL),
around AS (
    SELECT vendor, topic, person, day, coached,
        coalesce(sum(points) OVER (near RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING), 0) AS before,
        coalesce(sum(points) OVER (near RANGE BETWEEN 1 FOLLOWING AND 30 FOLLOWING), 0) AS after
    FROM (SELECT *, day - '1970-01-01'::DATE AS place FROM told)
    WINDOW near AS (PARTITION BY vendor, topic, person ORDER BY place))
SELECT vendor, topic, count(*) AS episodes, count(DISTINCT person) AS people, sum(before)::BIGINT AS before, sum(after)::BIGINT AS after,
    count(*) FILTER (after < before) AS fewer, count(*) FILTER (after = before) AS same, count(*) FILTER (after > before) AS more
FROM around JOIN person_clock c USING (vendor, person)
WHERE coached AND day >= (c.known_from AT TIME ZONE 'UTC')::DATE + 30 AND day + 30 < (c.as_of AT TIME ZONE 'UTC')::DATE
GROUP BY vendor, topic;
COMMENT ON VIEW metric_before_after IS 'Points of a topic for the same person in the 30 days before and after each time they were coached on it, where both are observed whole. Counts, not effects: who is coached, and when, is nobody''s draw of lots';

CREATE OR REPLACE VIEW cube_sessions AS
SELECT date_trunc('week', counted_at AT TIME ZONE 'UTC')::DATE AS week, vendor, team, coach,
    count(*) AS sessions,
    count(*) FILTER (status = 'COMPLETED') AS completed,
    count(*) FILTER (status = 'OPEN') AS open,
    count(*) FILTER (asks_acknowledgement) AS acknowledgeable,
    count(*) FILTER (asks_acknowledgement AND coachee_sign_off_done) AS acknowledged,
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
JOIN metric_time_to_completion t ON t.source = p.source AND 20 * t.without_completion_time <= t.completed
GROUP BY ALL;
COMMENT ON VIEW cube_spans IS 'session_spans in whole days begun, by week, vendor, team and coach; without the sources that do not tell when most of their sessions were completed';

CREATE OR REPLACE VIEW cube_points AS
SELECT date_trunc('week', counted_at AT TIME ZONE 'UTC')::DATE AS week, vendor, team, coach, topic, kind, count(*) AS points
FROM person_points
GROUP BY ALL;
COMMENT ON VIEW cube_points IS 'Point counts by week, vendor, team, coach, topic and kind';

CREATE OR REPLACE VIEW cube_coverage AS
WITH named AS (
    SELECT coachee AS person, vendor, team, coach, counted_at, held, as_of FROM person_sessions WHERE coachee IS NOT NULL
    UNION ALL
    SELECT i.person, i.vendor, i.team, NULL, NULL, false, k.as_of FROM assignments a
    JOIN identities i ON i.source = a.source AND i.id = a.coachee_id
    LEFT JOIN account_clock k ON k.source = a.source
    WHERE a.deleted_at IS NULL)
SELECT person, vendor, max(team) AS team, (max({'at': counted_at, 'coach': coach}) FILTER (held AND coach IS NOT NULL))['coach'] AS coach,
    coalesce(list_sort(list(DISTINCT (counted_at AT TIME ZONE 'UTC')::DATE) FILTER (held)), []) AS days,
    (min(as_of) AT TIME ZONE 'UTC')::DATE AS as_of_day
FROM named GROUP BY person, vendor;
COMMENT ON VIEW cube_coverage IS 'For each person and vendor the latest coach, every day on which they were coached, and the day up to which their accounts there are known';
