-- Who is who across accounts. The three tables are recomputed as a whole, so that every link can be undone.

CREATE TABLE IF NOT EXISTS person_identities (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    named BOOLEAN NOT NULL,
    team VARCHAR
);
COMMENT ON TABLE person_identities IS 'Which person each id at each account belongs to, as people were last resolved';
COMMENT ON COLUMN person_identities.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN person_identities.id IS 'The vendor''s own id of the person';
COMMENT ON COLUMN person_identities.person IS 'The person: as the list by hand calls them, else their first identity as source:id';
COMMENT ON COLUMN person_identities.named IS 'Whether the list by hand gave the person''s name';
COMMENT ON COLUMN person_identities.team IS 'The person''s team, from the list by hand';

CREATE TABLE IF NOT EXISTS person_links (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    with_source VARCHAR,
    with_id VARCHAR,
    applied BOOLEAN NOT NULL
);
COMMENT ON TABLE person_links IS 'Why an identity belongs to a person: one row for each piece of evidence, also where the list by hand overruled it';
COMMENT ON COLUMN person_links.source IS 'The identity''s account';
COMMENT ON COLUMN person_links.id IS 'The identity''s id there';
COMMENT ON COLUMN person_links.person IS 'The person that the evidence speaks for';
COMMENT ON COLUMN person_links.evidence IS 'hand (the list by hand), external-id (one id of the customer''s own at both) or e-mail (one address at both)';
COMMENT ON COLUMN person_links.value IS 'What both share: the address, the external id as system=value, or the line of the list';
COMMENT ON COLUMN person_links.with_source IS 'The account of the identity that it shares it with';
COMMENT ON COLUMN person_links.with_id IS 'The id of the identity that it shares it with';
COMMENT ON COLUMN person_links.applied IS 'False where the list by hand says otherwise';

CREATE TABLE IF NOT EXISTS person_conflicts (
    kind VARCHAR NOT NULL,
    person VARCHAR,
    source VARCHAR,
    id VARCHAR,
    detail VARCHAR NOT NULL
);
COMMENT ON TABLE person_conflicts IS 'What somebody should look at: evidence that disagrees with other evidence, or with the list by hand';
COMMENT ON COLUMN person_conflicts.kind IS 'two-persons, two-teams, unknown-identity, denies-nobody, against-the-list, shared-external-id, two-e-mails, two-external-ids or two-ids';
COMMENT ON COLUMN person_conflicts.person IS 'The person it is about';
COMMENT ON COLUMN person_conflicts.source IS 'The account it is about';
COMMENT ON COLUMN person_conflicts.id IS 'The id it is about';
COMMENT ON COLUMN person_conflicts.detail IS 'What disagrees, in one sentence';
