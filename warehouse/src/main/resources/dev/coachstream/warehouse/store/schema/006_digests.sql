-- Digests say by their lowest eight bits how they were made; those that are stored were made in the first way.

UPDATE sessions SET content_digest = (content_digest & 18446744073709551360::UBIGINT) | 1::UBIGINT;
UPDATE points SET content_digest = (content_digest & 18446744073709551360::UBIGINT) | 1::UBIGINT;
UPDATE todos SET content_digest = (content_digest & 18446744073709551360::UBIGINT) | 1::UBIGINT;
UPDATE progress SET content_digest = (content_digest & 18446744073709551360::UBIGINT) | 1::UBIGINT;
UPDATE assignments SET content_digest = (content_digest & 18446744073709551360::UBIGINT) | 1::UBIGINT;

COMMENT ON COLUMN sessions.content_digest IS 'Digest of the stored content, by which an unchanged record is known; its lowest eight bits are the version of how it was made';
COMMENT ON COLUMN points.content_digest IS 'Digest of the stored content, by which an unchanged record is known; its lowest eight bits are the version of how it was made';
COMMENT ON COLUMN todos.content_digest IS 'Digest of the stored content, by which an unchanged record is known; its lowest eight bits are the version of how it was made';
COMMENT ON COLUMN progress.content_digest IS 'Digest of the stored content, by which an unchanged record is known; its lowest eight bits are the version of how it was made';
COMMENT ON COLUMN assignments.content_digest IS 'Digest of the stored content, by which an unchanged record is known; its lowest eight bits are the version of how it was made';
