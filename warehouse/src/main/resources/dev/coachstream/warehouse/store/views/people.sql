-- Who is who across accounts, for queries.

CREATE OR REPLACE VIEW identities AS
SELECT p.source, p.vendor, p.id, coalesce(i.person, p.source || ':' || p.id) AS person, coalesce(i.named, false) AS named, i.team,
    p.name, p.name_at, p.email
FROM people p
LEFT JOIN person_identities i ON i.source = p.source AND i.id = p.id;
COMMENT ON VIEW identities IS 'Every id at every account with the person it belongs to; one that was never resolved is a person of its own';

CREATE OR REPLACE VIEW persons AS
WITH called AS (
    SELECT person,
        CASE WHEN bool_or(named) THEN person
            ELSE coalesce(
                (max({'at': coalesce(name_at, 'epoch'::TIMESTAMPTZ), 'is': name}) FILTER (name NOT LIKE '%@%'))['is'],
                max(lower(email)), person) END AS name,
        max(team) AS team,
        count(*) AS identities, count(DISTINCT source) AS sources,
        list_sort(list(source || ':' || id)) AS known_as
    FROM identities
    GROUP BY person)
SELECT person, CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' (' || person || ')' ELSE name END AS name,
    team, identities, sources, known_as
FROM called;
COMMENT ON VIEW persons IS 'One row for each person: the name by hand, else the newest label that is no address, else an address, with the person beside it where two have the same, and every id that is theirs';
