-- Views of what is missing, late, unreadable, and how fresh each feed is. They resolve themselves when the other half arrives.

CREATE OR REPLACE VIEW attributes AS
SELECT source, vendor, 'sessions' AS feed, id, unnest(json_keys(attributes)) AS name, attributes -> name AS value FROM sessions
UNION ALL
SELECT source, vendor, 'points' AS feed, id, unnest(json_keys(attributes)) AS name, attributes -> name AS value FROM points
UNION ALL
SELECT source, vendor, 'todos' AS feed, id, unnest(json_keys(attributes)) AS name, attributes -> name AS value FROM todos
UNION ALL
SELECT source, vendor, 'progress' AS feed, id, unnest(json_keys(attributes)) AS name, attributes -> name AS value FROM progress
UNION ALL
SELECT source, vendor, 'assignments' AS feed, id, unnest(json_keys(attributes)) AS name, attributes -> name AS value FROM assignments;
COMMENT ON VIEW attributes IS 'Every raw member of every record that has no column of its own: one row each, by feed, record and the vendor''s name';

CREATE OR REPLACE VIEW dangling_points AS
SELECT l.source, l.point_id, l.session_id, p.first_seen
FROM session_points l
LEFT JOIN points p ON p.source = l.source AND p.id = l.point_id
WHERE p.deleted_at IS NULL AND NOT EXISTS (FROM sessions s WHERE s.source = l.source AND s.id = l.session_id);
COMMENT ON VIEW dangling_points IS 'Points that name a session which the store does not have';

CREATE OR REPLACE VIEW dangling_todos AS
SELECT l.source, l.todo_id, l.session_id, t.first_seen
FROM session_todos l
LEFT JOIN todos t ON t.source = l.source AND t.id = l.todo_id
WHERE t.deleted_at IS NULL AND NOT EXISTS (FROM sessions s WHERE s.source = l.source AND s.id = l.session_id);
COMMENT ON VIEW dangling_todos IS 'To-dos that name a session which the store does not have';

CREATE OR REPLACE VIEW unknown_people AS
WITH named AS (
    SELECT source, coachee_id AS id, 'coachee' AS role FROM sessions WHERE deleted_at IS NULL
    UNION ALL
    SELECT source, coach_id, 'coach' FROM sessions WHERE deleted_at IS NULL)
SELECT p.source, p.vendor, p.id,
    count(*) FILTER (n.role = 'coachee') AS coached_in,
    count(*) FILTER (n.role = 'coach') AS coach_of
FROM people p
JOIN named n ON n.source = p.source AND n.id = p.id
WHERE p.name IS NULL AND p.email IS NULL AND p.external_ids IS NULL
GROUP BY p.source, p.vendor, p.id;
COMMENT ON VIEW unknown_people IS 'People whom sessions name by an id, and of whom no record gives a name, an address or an external id; with the number of sessions in which they were coached or coached others';

CREATE OR REPLACE VIEW late_arrivals AS
SELECT s.source, s.id, s.created_at, s.first_seen
FROM sessions s
WHERE EXISTS (
    FROM certificates c
    WHERE c.source = s.source AND c.feed = 'sessions' AND c.axis = 'CREATED' AND c.verdict NOT IN ('partial', 'open', 'resumed')
        AND c.finished_at < s.first_seen
        AND s.created_at < c.window_end
        AND s.created_at >= coalesce(c.window_start, '-infinity'::TIMESTAMPTZ));
COMMENT ON VIEW late_arrivals IS 'Sessions that turned up in a window of creation times after that window had been read to its end';

CREATE OR REPLACE VIEW unreadable AS
WITH stored AS (
    SELECT source, 'sessions' AS feed, id, changed_at FROM sessions
    UNION ALL SELECT source, 'points', id, changed_at FROM points
    UNION ALL SELECT source, 'todos', id, changed_at FROM todos
    UNION ALL SELECT source, 'progress', id, changed_at FROM progress
    UNION ALL SELECT source, 'assignments', id, changed_at FROM assignments)
SELECT r.source, r.feed, r.id, r.field, r.reason, max(r.seen_at) AS seen_at
FROM rejected r
JOIN certificates c USING (certificate_id)
WHERE NOT EXISTS (
        FROM stored t WHERE t.source = r.source AND t.feed = r.feed AND t.id = r.id AND t.changed_at > r.seen_at)
    AND NOT EXISTS (
        FROM certificates later
        WHERE c.capture <> 'CHANGE_FEED' AND later.source = r.source AND later.feed = r.feed
            AND later.certificate_id > r.certificate_id AND later.finished_at IS NOT NULL
            AND coalesce(later.window_start, '-infinity'::TIMESTAMPTZ) <= coalesce(c.window_start, '-infinity'::TIMESTAMPTZ)
            AND coalesce(later.window_end, 'infinity'::TIMESTAMPTZ) >= coalesce(c.window_end, 'infinity'::TIMESTAMPTZ))
GROUP BY r.source, r.feed, r.id, r.field, r.reason;
COMMENT ON VIEW unreadable IS 'Records that could not be read, and neither have been read since nor were met in a later read of the same window';

CREATE OR REPLACE VIEW last_seen AS
WITH stored AS (
    SELECT source, 'sessions' AS feed, id, created_at, updated_at, first_seen, changed_at, deleted_at, missing_since FROM sessions
    UNION ALL SELECT source, 'points', id, created_at, updated_at, first_seen, changed_at, deleted_at, missing_since FROM points
    UNION ALL SELECT source, 'todos', id, created_at, updated_at, first_seen, changed_at, deleted_at, missing_since FROM todos
    UNION ALL SELECT source, 'progress', id, NULL, NULL, first_seen, changed_at, deleted_at, missing_since FROM progress
    UNION ALL SELECT source, 'assignments', id, created_at, updated_at, first_seen, changed_at, deleted_at, missing_since FROM assignments)
SELECT t.source, t.feed, t.id, t.first_seen, greatest(t.changed_at, coalesce(max(c.finished_at), t.changed_at)) AS last_seen, t.changed_at
FROM stored t
LEFT JOIN certificates c
    ON c.source = t.source AND c.feed = t.feed AND c.enumeration AND NOT c.resumed AND c.verdict IN ('complete', 'unknown-total')
    AND t.deleted_at IS NULL AND coalesce(c.finished_at < t.missing_since, true)
    AND coalesce(CASE c.axis WHEN 'CREATED' THEN t.created_at ELSE t.updated_at END, '-infinity'::TIMESTAMPTZ)
        >= coalesce(c.window_start, '-infinity'::TIMESTAMPTZ)
    AND coalesce(CASE c.axis WHEN 'CREATED' THEN t.created_at ELSE t.updated_at END, '-infinity'::TIMESTAMPTZ)
        < coalesce(c.window_end, 'infinity'::TIMESTAMPTZ)
GROUP BY t.source, t.feed, t.id, t.first_seen, t.changed_at;
COMMENT ON VIEW last_seen IS 'When each record was first seen, last seen and last changed. Last seen is not kept in the rows, since a sync that finds them as they were writes nothing: it is the end of the last unbroken listing of a window that the record is in';

CREATE OR REPLACE VIEW missing AS
SELECT source, 'sessions' AS feed, id, missing_since, missing_certificate, missing_again, changed_at FROM sessions WHERE missing_since IS NOT NULL
UNION ALL SELECT source, 'points', id, missing_since, missing_certificate, missing_again, changed_at FROM points WHERE missing_since IS NOT NULL
UNION ALL SELECT source, 'todos', id, missing_since, missing_certificate, missing_again, changed_at FROM todos WHERE missing_since IS NOT NULL
UNION ALL SELECT source, 'progress', id, missing_since, missing_certificate, missing_again, changed_at FROM progress WHERE missing_since IS NOT NULL
UNION ALL SELECT source, 'assignments', id, missing_since, missing_certificate, missing_again, changed_at FROM assignments WHERE missing_since IS NOT NULL;
COMMENT ON VIEW missing IS 'Records that a whole listing lacked, and that are not taken for deleted: a second one must lack them too, the vendor must have them no more where it can be asked, or so many were missing at once that none was. They count as live';

CREATE OR REPLACE VIEW integrity AS
SELECT source, 'points of unknown sessions' AS problem, count(*) AS found FROM dangling_points GROUP BY source
UNION ALL
SELECT source, 'to-dos of unknown sessions', count(*) FROM dangling_todos GROUP BY source
UNION ALL
SELECT source, 'unknown people', count(*) FROM unknown_people GROUP BY source
UNION ALL
SELECT source, 'late arrivals', count(*) FROM late_arrivals GROUP BY source
UNION ALL
SELECT source, 'unreadable records', count(*) FROM unreadable GROUP BY source;
COMMENT ON VIEW integrity IS 'What is missing, late or unreadable: how much of each, for each source; the views dangling_points, dangling_todos, unknown_people, late_arrivals and unreadable list it';

CREATE OR REPLACE VIEW current_certificates AS
SELECT c.* FROM certificates c
WHERE c.finished_at IS NULL OR c.again IN ('due', 'missing', 'held')
    OR (c.planned_at = (SELECT max(l.planned_at) FROM certificates l WHERE l.source = c.source AND l.feed = c.feed)
        AND c.again IS DISTINCT FROM 'planned');
COMMENT ON VIEW current_certificates IS 'The certificates of each feed''s last sync, but for those of windows that were read again, and of windows that are not read to their end, or are to be read again';

CREATE OR REPLACE VIEW whole_reads AS
SELECT source, feed, planned_at, max(finished_at) FILTER (again IS DISTINCT FROM 'planned') AS finished_at
FROM (
    SELECT *, max(window_end) OVER (
        PARTITION BY source, feed, planned_at ORDER BY window_start NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM certificates)
GROUP BY source, feed, planned_at
HAVING bool_and(coalesce(again = 'planned', false) OR (enumeration AND finished_at IS NOT NULL AND verdict NOT IN ('partial', 'open', 'resumed') AND again IS DISTINCT FROM 'due'))
    AND bool_or(again IS DISTINCT FROM 'planned') AND bool_and(window_start IS NULL OR coalesce(window_start <= reached, false));
COMMENT ON VIEW whole_reads IS 'When everything that a feed holds was read, and not only what was new or recent';

CREATE OR REPLACE VIEW feed_status AS
WITH stored AS (
    SELECT source, 'sessions' AS feed, count(*) AS records, count(deleted_at) AS deleted, count(missing_since) AS missing, max(updated_at) AS newest_change FROM sessions GROUP BY source
    UNION ALL SELECT source, 'points', count(*), count(deleted_at), count(missing_since), max(updated_at) FROM points GROUP BY source
    UNION ALL SELECT source, 'todos', count(*), count(deleted_at), count(missing_since), max(updated_at) FROM todos GROUP BY source
    UNION ALL SELECT source, 'progress', count(*), count(deleted_at), count(missing_since), NULL FROM progress GROUP BY source
    UNION ALL SELECT source, 'assignments', count(*), count(deleted_at), count(missing_since), max(updated_at) FROM assignments GROUP BY source),
proof AS (
    SELECT source, feed, count(*) AS windows, count(*) FILTER (finished_at IS NULL) AS unfinished,
        max(CASE verdict WHEN 'complete' THEN 1 WHEN 'unknown-total' THEN 2 WHEN 'moved' THEN 3 WHEN 'resumed' THEN 4 WHEN 'miscounted' THEN 5 WHEN 'open' THEN 6 ELSE 7 END) AS weakest,
        sum(requests)::BIGINT AS requests, sum(rows)::BIGINT AS rows, max(finished_at) AS finished_at
    FROM current_certificates GROUP BY source, feed)
SELECT st.source, st.vendor, st.feed, st.capture, st.covered_until, t.newest_change,
    coalesce(t.records, 0) AS records, coalesce(t.deleted, 0) AS deleted, coalesce(t.missing, 0) AS missing,
    ['complete', 'unknown-total', 'moved', 'resumed', 'miscounted', 'open', 'partial'][p.weakest] AS verdict,
    p.windows, p.unfinished, p.requests, p.rows AS rows_read, p.finished_at,
    (SELECT max(w.finished_at) FROM whole_reads w WHERE w.source = st.source AND w.feed = st.feed) AS whole_read_at,
    st.blind_spot
FROM sync_state st
LEFT JOIN stored t USING (source, feed)
LEFT JOIN proof p USING (source, feed);
COMMENT ON VIEW feed_status IS 'How fresh and how complete each feed is: up to when it was read, what the last sync proved (the weakest of its windows), and when everything was last read';
