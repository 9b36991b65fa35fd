-- What things are called by hand, where a vendor gives an id or a word of its own. Recomputed as a whole from the list.

CREATE TABLE labels (
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    label VARCHAR NOT NULL
);
COMMENT ON TABLE labels IS 'What the list by hand calls things that records name by an id; one row each';
COMMENT ON COLUMN labels.source IS 'The account''s name in the host''s configuration; a line for every account is a row for each';
COMMENT ON COLUMN labels.kind IS 'topic, criterion, rubric, template, plan or use-case';
COMMENT ON COLUMN labels.id IS 'The vendor''s own id of it; of a topic, the vendor''s word';
COMMENT ON COLUMN labels.label IS 'What the list by hand calls it';
