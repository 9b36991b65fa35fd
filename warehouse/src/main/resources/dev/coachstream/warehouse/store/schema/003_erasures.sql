-- What makes a sync write its file anew at its end.

CREATE TABLE erasures (since TIMESTAMPTZ NOT NULL);
COMMENT ON TABLE erasures IS 'A row while private text was cleared whose bytes may still be in the file: the sync that ends next writes it anew';
COMMENT ON COLUMN erasures.since IS 'When it was cleared';
