-- What became of the coaching, in the words that the field uses. Every view is defined in docs/metrics.md, with its source there.

CREATE OR REPLACE VIEW metric_repeats AS
WITH counted AS (
    SELECT vendor, topic, coach, count(*) AS episodes, count(DISTINCT person) AS people,
        count(*) FILTER (day + 45 < as_of_day) AS observed,
        count(*) FILTER (day + 45 < as_of_day AND again_day <= day + 45) AS repeated
    FROM topic_episodes GROUP BY vendor, topic, coach)
SELECT c.vendor, c.topic, c.coach, n.name, c.people, c.episodes, c.observed, c.episodes - c.observed AS not_yet_known, c.repeated,
    c.repeated / nullif(c.observed, 0) AS repeat_rate,
    CASE WHEN c.observed > 0 THEN greatest(0.0, (repeat_rate + 1.9208 / c.observed
        - 1.96 * sqrt(repeat_rate * (1 - repeat_rate) / c.observed + 0.9604 / c.observed ^ 2)) / (1 + 3.8416 / c.observed)) END AS rate_from,
    CASE WHEN c.observed > 0 THEN least(1.0, (repeat_rate + 1.9208 / c.observed
        + 1.96 * sqrt(repeat_rate * (1 - repeat_rate) / c.observed + 0.9604 / c.observed ^ 2)) / (1 + 3.8416 / c.observed)) END AS rate_to
FROM counted c
LEFT JOIN persons n ON n.person = c.coach;
COMMENT ON VIEW metric_repeats IS 'How often a behaviour came up again for the same person within 45 days after they were coached on it, by vendor, topic and coach: only episodes whose 45 days have been observed, the rest are not yet known; with its 95 % Wilson interval';

CREATE OR REPLACE VIEW metric_timeliness AS
WITH counted AS (
    SELECT vendor, team, coach,
        count(*) FILTER (due_at < as_of) AS due,
        count(*) FILTER (due_at < as_of AND status = 'COMPLETED' AND completed_at <= due_at) AS in_time,
        count(*) FILTER (due_at < as_of AND status = 'COMPLETED' AND completed_at > due_at) AS late,
        count(*) FILTER (due_at < as_of AND status = 'OPEN') AS overdue,
        count(*) FILTER (due_at < as_of AND status = 'COMPLETED' AND completed_at IS NULL) AS at_unknown_time,
        count(*) FILTER (due_at >= as_of) AS not_due_yet
    FROM person_sessions
    WHERE due_at IS NOT NULL AND status IN ('OPEN', 'COMPLETED')
    GROUP BY vendor, team, coach)
SELECT c.vendor, c.team, c.coach, n.name, c.due, c.in_time, c.late, c.overdue, c.at_unknown_time, c.not_due_yet,
    c.in_time / nullif(c.in_time + c.late + c.overdue, 0) AS timeliness
FROM counted c
LEFT JOIN persons n ON n.person = c.coach;
COMMENT ON VIEW metric_timeliness IS 'Coaching timeliness: of the sessions that were due by as-of, how many were done by their due time, by vendor, team and coach; those done at an unknown time and those not due yet are counted apart';

CREATE OR REPLACE VIEW metric_days_on_list AS
WITH waiting AS (
    SELECT *, coalesce(created_at, least(updated_at, first_seen)) AS since
    FROM person_sessions WHERE status = 'OPEN' AND coachee IS NOT NULL),
listed AS (
    -- Of two sessions at one time the same is taken each time.
    SELECT coachee AS person, max(team) AS team, count(*) AS open, count(*) FILTER (due_at < as_of) AS overdue, min(due_at) AS first_due_at,
        min({'since': since, 'coach': coach, 'at_least': created_at IS NULL, 'as_of': as_of}) AS oldest,
        oldest['since'] AS on_list_since, oldest['coach'] AS coach, oldest['at_least'] AS at_least, oldest['as_of'] AS as_of
    FROM waiting GROUP BY coachee)
SELECT row_number() OVER (ORDER BY l.overdue > 0 DESC, l.on_list_since, hash(l.person)) AS place, l.person, n.name, l.team, l.coach, l.open, l.overdue,
    l.on_list_since, l.at_least, greatest(0, (l.as_of AT TIME ZONE 'UTC')::DATE - (l.on_list_since AT TIME ZONE 'UTC')::DATE) AS days_on_list,
    l.first_due_at, l.as_of
FROM listed l
LEFT JOIN persons n ON n.person = l.person;
COMMENT ON VIEW metric_days_on_list IS 'Days on list: how long each person with an open session has been waiting, from the oldest one''s creation to as-of; place says who is to be coached next, those with something overdue first, then the oldest';

CREATE OR REPLACE VIEW metric_calibration AS
WITH sessions AS (
    SELECT vendor, coach, count(*) AS sessions, count(DISTINCT coachee) AS people,
        count(*) FILTER (status = 'COMPLETED') / nullif(count(*) FILTER (status IN ('COMPLETED', 'OPEN')), 0) AS completion_rate
    FROM person_sessions WHERE coach IS NOT NULL GROUP BY vendor, coach),
points AS (
    SELECT vendor, coach, count(*) AS points,
        count(*) FILTER (kind = 'STRENGTH') / nullif(count(*) FILTER (kind IN ('STRENGTH', 'OPPORTUNITY')), 0) AS strengths_share
    FROM person_points WHERE coach IS NOT NULL GROUP BY vendor, coach),
told AS (SELECT DISTINCT vendor FROM points),
coaches AS (
    SELECT s.vendor, n.team, s.coach, n.name, s.sessions, s.people, s.completion_rate,
        CASE WHEN t.vendor IS NOT NULL THEN coalesce(p.points, 0) / s.sessions END AS points_a_session, p.strengths_share,
        s.sessions >= 10 AS ranked
    FROM sessions s
    LEFT JOIN persons n ON n.person = s.coach
    LEFT JOIN points p ON p.vendor = s.vendor AND p.coach = s.coach
    LEFT JOIN told t ON t.vendor = s.vendor),
beside AS (SELECT *, ranked AND count(*) FILTER (ranked) OVER (PARTITION BY vendor, team) > 1 AS compared FROM coaches)
SELECT vendor, team, coach, name, sessions, people, ranked,
    completion_rate,
    quantile_cont(completion_rate, 0.25) FILTER (compared) OVER peers AS completion_low,
    quantile_cont(completion_rate, 0.5) FILTER (compared) OVER peers AS completion_median,
    quantile_cont(completion_rate, 0.75) FILTER (compared) OVER peers AS completion_high,
    CASE WHEN compared AND completion_rate IS NOT NULL THEN rank() OVER (PARTITION BY vendor, team, compared ORDER BY completion_rate DESC NULLS LAST) END AS completion_rank,
    points_a_session,
    quantile_cont(points_a_session, 0.25) FILTER (compared) OVER peers AS points_low,
    quantile_cont(points_a_session, 0.5) FILTER (compared) OVER peers AS points_median,
    quantile_cont(points_a_session, 0.75) FILTER (compared) OVER peers AS points_high,
    strengths_share,
    quantile_cont(strengths_share, 0.25) FILTER (compared) OVER peers AS strengths_low,
    quantile_cont(strengths_share, 0.5) FILTER (compared) OVER peers AS strengths_median,
    quantile_cont(strengths_share, 0.75) FILTER (compared) OVER peers AS strengths_high
FROM beside
WINDOW peers AS (PARTITION BY vendor, team);
COMMENT ON VIEW metric_calibration IS 'How alike coaches coach, by vendor: each one''s completion, points a session and share of strengths beside the quartiles of the coaches of their team who have ten sessions or more; whoever has fewer is not ranked, and one alone in a team is beside nobody';

CREATE OR REPLACE VIEW metric_score_before_after AS
WITH told AS (
    SELECT vendor, rubric, criterion, person, (counted_at AT TIME ZONE 'UTC')::DATE AS day, held, kind, score
    FROM person_points WHERE criterion IS NOT NULL AND person IS NOT NULL AND counted_at IS NOT NULL),
coached AS (
    SELECT vendor, rubric, criterion, person, min(day) AS first_day
    FROM told WHERE held AND kind = 'OPPORTUNITY' GROUP BY ALL),
sides AS (
    SELECT t.vendor, t.rubric, t.criterion, count(DISTINCT t.person) AS people,
        count(*) FILTER (t.day < c.first_day) AS before, count(*) FILTER (t.day > c.first_day) AS after,
        avg(t.score) FILTER (t.day < c.first_day) AS mean_before, avg(t.score) FILTER (t.day > c.first_day) AS mean_after,
        var_samp(t.score) FILTER (t.day < c.first_day) AS spread_before, var_samp(t.score) FILTER (t.day > c.first_day) AS spread_after
    FROM told t
    JOIN coached c ON c.vendor = t.vendor AND c.rubric IS NOT DISTINCT FROM t.rubric AND c.criterion = t.criterion AND c.person = t.person
    WHERE t.score IS NOT NULL AND t.day <> c.first_day
    GROUP BY ALL)
SELECT vendor, rubric, criterion, people, before, after,
    CASE WHEN before >= 20 AND after >= 20 THEN mean_before END AS score_before,
    CASE WHEN before >= 20 AND after >= 20 THEN mean_after END AS score_after,
    score_after - score_before AS difference,
    difference - 1.96 * sqrt(spread_before / before + spread_after / after) AS difference_from,
    difference + 1.96 * sqrt(spread_before / before + spread_after / after) AS difference_to
FROM sides;
COMMENT ON VIEW metric_score_before_after IS 'Scores of a criterion before and after the day on which a person was first coached on it, by vendor, rubric and criterion, from 20 observations on each side on, with the 95 % interval of the difference of their means. No effect: who is coached, and when, is nobody''s draw of lots';

CREATE OR REPLACE VIEW dates AS
WITH span AS (
    SELECT coalesce(min((counted_at AT TIME ZONE 'UTC')::DATE), '2000-01-01'::DATE) AS first_day,
        coalesce(greatest(max((counted_at AT TIME ZONE 'UTC')::DATE), max((as_of AT TIME ZONE 'UTC')::DATE)), '2000-01-01'::DATE) AS last_day
    FROM counted_sessions),
days AS (SELECT first_day + unnest(range(0, (last_day - first_day + 1)::BIGINT))::INTEGER AS day FROM span)
SELECT day, date_trunc('week', day)::DATE AS week, date_trunc('month', day)::DATE AS month, date_trunc('quarter', day)::DATE AS quarter,
    year(day) AS year, isodow(day) AS weekday
FROM days;
COMMENT ON VIEW dates IS 'A date dimension: each day (UTC) from the first session to as-of or the last session, for joins in BI tools';
