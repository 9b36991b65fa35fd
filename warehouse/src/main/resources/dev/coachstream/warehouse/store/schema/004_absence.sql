-- Absence is no deletion yet: a record is missing from one whole listing before it is taken for deleted by a second one.

ALTER TABLE sessions ADD COLUMN missing_since TIMESTAMPTZ;
ALTER TABLE sessions ADD COLUMN missing_certificate BIGINT;
ALTER TABLE sessions ADD COLUMN missing_again BIGINT;
COMMENT ON COLUMN sessions.missing_since IS 'When a whole listing, or its session''s list, first lacked the record; null while it is listed, and once it is deleted. It counts as live';
COMMENT ON COLUMN sessions.missing_certificate IS 'The certificate of that listing';
COMMENT ON COLUMN sessions.missing_again IS 'The certificate of the last further listing that lacked it; the same number where its session''s list lacked it, which is proof alone';
COMMENT ON COLUMN sessions.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), certificates N and M (both whole listings lack it, the second begun after the first one''s end), delisted (its session no longer lists it) or session (all sessions that list it are deleted); certificate N alone was written by a program that took one listing for proof';

ALTER TABLE points ADD COLUMN missing_since TIMESTAMPTZ;
ALTER TABLE points ADD COLUMN missing_certificate BIGINT;
ALTER TABLE points ADD COLUMN missing_again BIGINT;
COMMENT ON COLUMN points.missing_since IS 'When a whole listing, or its session''s list, first lacked the record; null while it is listed, and once it is deleted. It counts as live';
COMMENT ON COLUMN points.missing_certificate IS 'The certificate of that listing';
COMMENT ON COLUMN points.missing_again IS 'The certificate of the last further listing that lacked it; the same number where its session''s list lacked it, which is proof alone';
COMMENT ON COLUMN points.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), certificates N and M (both whole listings lack it, the second begun after the first one''s end), delisted (its session no longer lists it) or session (all sessions that list it are deleted); certificate N alone was written by a program that took one listing for proof';

ALTER TABLE todos ADD COLUMN missing_since TIMESTAMPTZ;
ALTER TABLE todos ADD COLUMN missing_certificate BIGINT;
ALTER TABLE todos ADD COLUMN missing_again BIGINT;
COMMENT ON COLUMN todos.missing_since IS 'When a whole listing, or its session''s list, first lacked the record; null while it is listed, and once it is deleted. It counts as live';
COMMENT ON COLUMN todos.missing_certificate IS 'The certificate of that listing';
COMMENT ON COLUMN todos.missing_again IS 'The certificate of the last further listing that lacked it; the same number where its session''s list lacked it, which is proof alone';
COMMENT ON COLUMN todos.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), certificates N and M (both whole listings lack it, the second begun after the first one''s end), delisted (its session no longer lists it) or session (all sessions that list it are deleted); certificate N alone was written by a program that took one listing for proof';

ALTER TABLE progress ADD COLUMN missing_since TIMESTAMPTZ;
ALTER TABLE progress ADD COLUMN missing_certificate BIGINT;
ALTER TABLE progress ADD COLUMN missing_again BIGINT;
COMMENT ON COLUMN progress.missing_since IS 'When a whole listing, or its session''s list, first lacked the record; null while it is listed, and once it is deleted. It counts as live';
COMMENT ON COLUMN progress.missing_certificate IS 'The certificate of that listing';
COMMENT ON COLUMN progress.missing_again IS 'The certificate of the last further listing that lacked it; the same number where its session''s list lacked it, which is proof alone';
COMMENT ON COLUMN progress.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), certificates N and M (both whole listings lack it, the second begun after the first one''s end), delisted (its session no longer lists it) or session (all sessions that list it are deleted); certificate N alone was written by a program that took one listing for proof';

ALTER TABLE assignments ADD COLUMN missing_since TIMESTAMPTZ;
ALTER TABLE assignments ADD COLUMN missing_certificate BIGINT;
ALTER TABLE assignments ADD COLUMN missing_again BIGINT;
COMMENT ON COLUMN assignments.missing_since IS 'When a whole listing, or its session''s list, first lacked the record; null while it is listed, and once it is deleted. It counts as live';
COMMENT ON COLUMN assignments.missing_certificate IS 'The certificate of that listing';
COMMENT ON COLUMN assignments.missing_again IS 'The certificate of the last further listing that lacked it; the same number where its session''s list lacked it, which is proof alone';
COMMENT ON COLUMN assignments.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), certificates N and M (both whole listings lack it, the second begun after the first one''s end), delisted (its session no longer lists it) or session (all sessions that list it are deleted); certificate N alone was written by a program that took one listing for proof';

COMMENT ON COLUMN certificates.verdict IS 'complete: read to the vendor''s own end, the server''s total was the number of records read from first to last, every record readable. unknown-total: the same where the server gives no total. miscounted: read to the vendor''s own end, and its total is another number than that of the records read. moved: read to the end, and the set changed meanwhile, so it was read again. partial: not read to the end yet, or not every record was readable';

ALTER TABLE certificates ADD COLUMN left_out BIGINT DEFAULT 0;
COMMENT ON COLUMN certificates.left_out IS 'Records that the vendor sent beside those, which are not the window''s: it may be asked for a little more. Its total counts them';
COMMENT ON COLUMN runs.outcome IS 'running, done, incomplete (some records could not be read, or many were missing at once), failed, stopped (asked to, everything read so far is kept) or interrupted (the process ended without a word)';
