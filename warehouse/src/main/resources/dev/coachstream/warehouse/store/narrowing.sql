-- Whatever of the store is looked at, under the names of its tables: what they are narrowed to is in the tables of what is wanted.

CREATE MACRO wanted_source(s) AS (SELECT count(*) = 0 OR count(*) FILTER (name = s) > 0 FROM wanted_sources);
CREATE MACRO wanted_team(t) AS (SELECT count(*) = 0 OR count(*) FILTER (name = t) > 0 FROM wanted_teams);
CREATE MACRO wanted_coach(c) AS (SELECT count(*) = 0 OR count(*) FILTER (person = c) > 0 FROM wanted_coaches);
CREATE MACRO wanted_time(t) AS (SELECT (since IS NULL OR coalesce(t >= since, false)) AND (until IS NULL OR coalesce(t < until, false)) FROM wanted_period);

CREATE TABLE kept_sessions AS
SELECT source, id FROM store.person_sessions
WHERE wanted_source(source) AND wanted_team(team) AND wanted_coach(coach) AND wanted_time(counted_at)
UNION ALL
SELECT s.source, s.id FROM store.sessions s
LEFT JOIN store.identities c ON c.source = s.source AND c.id = s.coachee_id
LEFT JOIN store.identities k ON k.source = s.source AND k.id = s.coach_id
WHERE (s.deleted_at IS NOT NULL OR s.status = 'DELETED')
    AND wanted_source(s.source) AND wanted_team(coalesce(c.team, k.team)) AND wanted_coach(k.person)
    AND wanted_time(coalesce(s.meeting_at, s.created_at, s.completed_at, s.updated_at, s.due_at));

CREATE VIEW sessions AS FROM store.sessions SEMI JOIN kept_sessions USING (source, id);
CREATE VIEW session_points AS FROM store.session_points l SEMI JOIN kept_sessions k ON k.source = l.source AND k.id = l.session_id;
CREATE VIEW session_todos AS FROM store.session_todos l SEMI JOIN kept_sessions k ON k.source = l.source AND k.id = l.session_id;

-- A point or to-do goes with its sessions; one without any goes by its own time and person, and with no coach.
CREATE TABLE kept_points AS
SELECT DISTINCT source, point_id AS id FROM session_points
UNION
SELECT p.source, p.id FROM store.points p
ANTI JOIN store.session_points l ON l.source = p.source AND l.point_id = p.id
LEFT JOIN store.identities i ON i.source = p.source AND i.id = p.coachee_id
WHERE wanted_source(p.source) AND wanted_team(i.team) AND wanted_coach(NULL) AND wanted_time(coalesce(p.created_at, p.updated_at));

CREATE TABLE kept_todos AS
SELECT DISTINCT source, todo_id AS id FROM session_todos
UNION
SELECT t.source, t.id FROM store.todos t
ANTI JOIN store.session_todos l ON l.source = t.source AND l.todo_id = t.id
LEFT JOIN store.identities i ON i.source = t.source AND i.id = t.coachee_id
WHERE wanted_source(t.source) AND wanted_team(i.team) AND wanted_coach(NULL) AND wanted_time(coalesce(t.created_at, t.updated_at));

CREATE VIEW points AS FROM store.points SEMI JOIN kept_points USING (source, id);
CREATE VIEW todos AS FROM store.todos SEMI JOIN kept_todos USING (source, id);

-- Who is to be coached is so at any time.
CREATE VIEW assignments AS
SELECT a.* FROM store.assignments a
LEFT JOIN store.identities c ON c.source = a.source AND c.id = a.coachee_id
LEFT JOIN store.identities k ON k.source = a.source AND k.id = a.coach_id
WHERE wanted_source(a.source) AND wanted_team(coalesce(c.team, k.team)) AND wanted_coach(k.person);

CREATE VIEW progress AS
SELECT p.* FROM store.progress p
LEFT JOIN store.identities c ON c.source = p.source AND c.id = p.coachee_id
WHERE wanted_source(p.source) AND wanted_team(c.team) AND wanted_coach(NULL);

CREATE VIEW runs AS FROM store.runs WHERE wanted_source(source) AND wanted_time(started_at);
