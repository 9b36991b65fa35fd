-- The tables. Vendors' times are kept to the microsecond. Primary keys are (source, id) in a table for each feed.

CREATE SEQUENCE run_numbers;
CREATE SEQUENCE certificate_numbers;

CREATE TABLE sessions (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    title VARCHAR,
    status VARCHAR NOT NULL,
    vendor_status VARCHAR,
    coachee_id VARCHAR,
    coachee_name VARCHAR,
    coachee_email VARCHAR,
    coachee_external_ids JSON,
    coach_id VARCHAR,
    coach_name VARCHAR,
    coach_email VARCHAR,
    coach_external_ids JSON,
    assigned_coach_id VARCHAR,
    assigned_coach_name VARCHAR,
    assigned_coach_email VARCHAR,
    assigned_coach_external_ids JSON,
    creator_id VARCHAR,
    creator_name VARCHAR,
    creator_email VARCHAR,
    creator_external_ids JSON,
    created_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    meeting_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    coach_sign_off_done BOOLEAN,
    coach_sign_off_at TIMESTAMPTZ,
    coachee_sign_off_done BOOLEAN,
    coachee_sign_off_at TIMESTAMPTZ,
    shared_done BOOLEAN,
    shared_at TIMESTAMPTZ,
    coach_notes VARCHAR,
    coachee_notes VARCHAR,
    private_notes VARCHAR,
    agenda VARCHAR,
    format VARCHAR,
    template_id VARCHAR,
    template_name VARCHAR,
    plan_id VARCHAR,
    plan_name VARCHAR,
    use_case_id VARCHAR,
    use_case_name VARCHAR,
    activity JSON,
    attributes JSON,
    first_seen TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deletion_proof VARCHAR,
    content_digest UBIGINT NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE sessions IS 'Coaching sessions: who coached whom, what about, and how far it has come. One row for each source and id; deleted ones stay, with deleted_at';
COMMENT ON COLUMN sessions.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN sessions.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN sessions.id IS 'The vendor''s own id, never read as a number';
COMMENT ON COLUMN sessions.title IS 'The session''s name or the form''s';
COMMENT ON COLUMN sessions.status IS 'OPEN, COMPLETED (nothing is left to do for either side), DELETED (the vendor says so) or UNKNOWN; only from what the vendor said, never from the clock';
COMMENT ON COLUMN sessions.vendor_status IS 'The vendor''s own word for the status';
COMMENT ON COLUMN sessions.coachee_id IS 'The person coached: the vendor''s id, the identity';
COMMENT ON COLUMN sessions.coachee_name IS 'The person coached: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN sessions.coachee_email IS 'The person coached: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN sessions.coachee_external_ids IS 'The person coached: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN sessions.coach_id IS 'The person who held the session where the vendor says so, else the person it was given to: the vendor''s id, the identity';
COMMENT ON COLUMN sessions.coach_name IS 'The person who held the session where the vendor says so, else the person it was given to: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN sessions.coach_email IS 'The person who held the session where the vendor says so, else the person it was given to: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN sessions.coach_external_ids IS 'The person who held the session where the vendor says so, else the person it was given to: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN sessions.assigned_coach_id IS 'The person the session was given to: the vendor''s id, the identity';
COMMENT ON COLUMN sessions.assigned_coach_name IS 'The person the session was given to: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN sessions.assigned_coach_email IS 'The person the session was given to: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN sessions.assigned_coach_external_ids IS 'The person the session was given to: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN sessions.creator_id IS 'The person who created it: the vendor''s id, the identity';
COMMENT ON COLUMN sessions.creator_name IS 'The person who created it: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN sessions.creator_email IS 'The person who created it: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN sessions.creator_external_ids IS 'The person who created it: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN sessions.created_at IS 'When the vendor recorded it first';
COMMENT ON COLUMN sessions.updated_at IS 'When the vendor recorded its last change; the newest wins';
COMMENT ON COLUMN sessions.meeting_at IS 'When the two met, or mean to';
COMMENT ON COLUMN sessions.due_at IS 'When it should be done';
COMMENT ON COLUMN sessions.completed_at IS 'When nothing was left for either side to do';
COMMENT ON COLUMN sessions.coach_sign_off_done IS 'Whether the coach said that it is done; null when the vendor did not say';
COMMENT ON COLUMN sessions.coach_sign_off_at IS 'When the coach said so';
COMMENT ON COLUMN sessions.coachee_sign_off_done IS 'Whether the coachee said that it is done (their acknowledgement); null when the vendor did not say';
COMMENT ON COLUMN sessions.coachee_sign_off_at IS 'When the coachee said so';
COMMENT ON COLUMN sessions.shared_done IS 'Whether the coachee can see it; null when the vendor did not say';
COMMENT ON COLUMN sessions.shared_at IS 'Since when the coachee can see it';
COMMENT ON COLUMN sessions.coach_notes IS 'The coach''s notes, which the coachee can see';
COMMENT ON COLUMN sessions.coachee_notes IS 'The coachee''s notes';
COMMENT ON COLUMN sessions.private_notes IS 'PRIVATE: notes that the coachee must not see; empty unless the sync was asked to include private data';
COMMENT ON COLUMN sessions.agenda IS 'What was planned or discussed';
COMMENT ON COLUMN sessions.format IS 'How it was held, in the vendor''s word';
COMMENT ON COLUMN sessions.template_id IS 'The form it was made from';
COMMENT ON COLUMN sessions.template_name IS 'The form''s name';
COMMENT ON COLUMN sessions.plan_id IS 'The coaching plan it belongs to';
COMMENT ON COLUMN sessions.plan_name IS 'The coaching plan''s name';
COMMENT ON COLUMN sessions.use_case_id IS 'The line of work it belongs to';
COMMENT ON COLUMN sessions.use_case_name IS 'The line of work''s name';
COMMENT ON COLUMN sessions.activity IS 'PRIVATE: the audit trail; empty unless the sync was asked to include private data';
COMMENT ON COLUMN sessions.attributes IS 'Every other member that the vendor sent, under its own name';
COMMENT ON COLUMN sessions.first_seen IS 'When a sync first stored this record';
COMMENT ON COLUMN sessions.changed_at IS 'When a sync last changed this row; a sync that finds the record as it was writes nothing. When it was last seen is in the view last_seen';
COMMENT ON COLUMN sessions.deleted_at IS 'Tombstone: when a sync learned that the record is gone; null while it exists';
COMMENT ON COLUMN sessions.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), delisted (its session no longer lists it), or certificate N (absent from that complete, unbroken enumeration)';
COMMENT ON COLUMN sessions.content_digest IS 'Digest of the stored content, by which an unchanged record is known';

CREATE TABLE points (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    vendor_kind VARCHAR,
    category VARCHAR NOT NULL,
    vendor_category VARCHAR,
    topic VARCHAR,
    coachee_id VARCHAR,
    coachee_name VARCHAR,
    coachee_email VARCHAR,
    coachee_external_ids JSON,
    creator_id VARCHAR,
    creator_name VARCHAR,
    creator_email VARCHAR,
    creator_external_ids JSON,
    ticket_id VARCHAR,
    answer_id VARCHAR,
    rubric_id VARCHAR,
    rubric_name VARCHAR,
    criterion_id VARCHAR,
    criterion_name VARCHAR,
    kpi VARCHAR,
    score DOUBLE,
    event_ids JSON,
    text VARCHAR,
    coach_notes VARCHAR,
    coachee_notes VARCHAR,
    created_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    last_coached_at TIMESTAMPTZ,
    attributes JSON,
    first_seen TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deletion_proof VARCHAR,
    content_digest UBIGINT NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE points IS 'Coaching points: one thing each that was, or is to be, discussed. Their sessions are in session_points';
COMMENT ON COLUMN points.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN points.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN points.id IS 'The vendor''s own id, never read as a number';
COMMENT ON COLUMN points.kind IS 'STRENGTH, OPPORTUNITY, NEUTRAL or UNKNOWN';
COMMENT ON COLUMN points.vendor_kind IS 'The vendor''s own word for the kind';
COMMENT ON COLUMN points.category IS 'QA, CSAT, PRODUCTIVITY, GENERAL, SAFETY or UNKNOWN';
COMMENT ON COLUMN points.vendor_category IS 'The vendor''s own word for the category';
COMMENT ON COLUMN points.topic IS 'Its subject';
COMMENT ON COLUMN points.coachee_id IS 'The person coached: the vendor''s id, the identity';
COMMENT ON COLUMN points.coachee_name IS 'The person coached: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN points.coachee_email IS 'The person coached: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN points.coachee_external_ids IS 'The person coached: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN points.creator_id IS 'The person who wrote it: the vendor''s id, the identity';
COMMENT ON COLUMN points.creator_name IS 'The person who wrote it: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN points.creator_email IS 'The person who wrote it: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN points.creator_external_ids IS 'The person who wrote it: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN points.ticket_id IS 'The ticket it came from';
COMMENT ON COLUMN points.answer_id IS 'The graded answer it came from';
COMMENT ON COLUMN points.rubric_id IS 'The rubric it was graded by';
COMMENT ON COLUMN points.rubric_name IS 'The rubric''s name';
COMMENT ON COLUMN points.criterion_id IS 'The rubric''s criterion';
COMMENT ON COLUMN points.criterion_name IS 'The criterion''s name';
COMMENT ON COLUMN points.kpi IS 'The name of the key performance indicator';
COMMENT ON COLUMN points.score IS 'The grade''s score, in the rubric''s own scale';
COMMENT ON COLUMN points.event_ids IS 'The recorded events behind it: an array of ids';
COMMENT ON COLUMN points.text IS 'Its own text';
COMMENT ON COLUMN points.coach_notes IS 'The coach''s notes';
COMMENT ON COLUMN points.coachee_notes IS 'The coachee''s notes';
COMMENT ON COLUMN points.created_at IS 'When the vendor recorded it first';
COMMENT ON COLUMN points.updated_at IS 'When the vendor recorded its last change; the newest wins';
COMMENT ON COLUMN points.last_coached_at IS 'When it was last coached';
COMMENT ON COLUMN points.attributes IS 'Every other member that the vendor sent, under its own name';
COMMENT ON COLUMN points.first_seen IS 'When a sync first stored this record';
COMMENT ON COLUMN points.changed_at IS 'When a sync last changed this row; a sync that finds the record as it was writes nothing. When it was last seen is in the view last_seen';
COMMENT ON COLUMN points.deleted_at IS 'Tombstone: when a sync learned that the record is gone; null while it exists';
COMMENT ON COLUMN points.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), delisted (its session no longer lists it), or certificate N (absent from that complete, unbroken enumeration)';
COMMENT ON COLUMN points.content_digest IS 'Digest of the stored content, by which an unchanged record is known';

CREATE TABLE todos (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    title VARCHAR,
    description VARCHAR,
    action VARCHAR,
    link VARCHAR,
    status VARCHAR NOT NULL,
    vendor_status VARCHAR,
    type VARCHAR,
    coachee_id VARCHAR,
    coachee_name VARCHAR,
    coachee_email VARCHAR,
    coachee_external_ids JSON,
    creator_id VARCHAR,
    creator_name VARCHAR,
    creator_email VARCHAR,
    creator_external_ids JSON,
    answer_id VARCHAR,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    attributes JSON,
    first_seen TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deletion_proof VARCHAR,
    content_digest UBIGINT NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE todos IS 'To-dos: one thing each that was agreed to be done. Their sessions are in session_todos';
COMMENT ON COLUMN todos.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN todos.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN todos.id IS 'The vendor''s own id, never read as a number';
COMMENT ON COLUMN todos.title IS 'Its name';
COMMENT ON COLUMN todos.description IS 'What is to be done';
COMMENT ON COLUMN todos.action IS 'The action in the vendor''s words';
COMMENT ON COLUMN todos.link IS 'Where it is done';
COMMENT ON COLUMN todos.status IS 'OPEN, COMPLETED or UNKNOWN';
COMMENT ON COLUMN todos.vendor_status IS 'The vendor''s own word for the status';
COMMENT ON COLUMN todos.type IS 'The vendor''s word for its kind';
COMMENT ON COLUMN todos.coachee_id IS 'The person who is to do it: the vendor''s id, the identity';
COMMENT ON COLUMN todos.coachee_name IS 'The person who is to do it: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN todos.coachee_email IS 'The person who is to do it: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN todos.coachee_external_ids IS 'The person who is to do it: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN todos.creator_id IS 'The person who asked for it: the vendor''s id, the identity';
COMMENT ON COLUMN todos.creator_name IS 'The person who asked for it: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN todos.creator_email IS 'The person who asked for it: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN todos.creator_external_ids IS 'The person who asked for it: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN todos.answer_id IS 'The graded answer it came from';
COMMENT ON COLUMN todos.completed_at IS 'When it was done';
COMMENT ON COLUMN todos.created_at IS 'When the vendor recorded it first';
COMMENT ON COLUMN todos.updated_at IS 'When the vendor recorded its last change; the newest wins';
COMMENT ON COLUMN todos.attributes IS 'Every other member that the vendor sent, under its own name';
COMMENT ON COLUMN todos.first_seen IS 'When a sync first stored this record';
COMMENT ON COLUMN todos.changed_at IS 'When a sync last changed this row; a sync that finds the record as it was writes nothing. When it was last seen is in the view last_seen';
COMMENT ON COLUMN todos.deleted_at IS 'Tombstone: when a sync learned that the record is gone; null while it exists';
COMMENT ON COLUMN todos.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), delisted (its session no longer lists it), or certificate N (absent from that complete, unbroken enumeration)';
COMMENT ON COLUMN todos.content_digest IS 'Digest of the stored content, by which an unchanged record is known';

CREATE TABLE progress (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    coachee_id VARCHAR,
    coachee_name VARCHAR,
    coachee_email VARCHAR,
    coachee_external_ids JSON,
    attributes JSON,
    first_seen TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deletion_proof VARCHAR,
    content_digest UBIGINT NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE progress IS 'How far people have come, as the vendor computes it; read only when a sync is asked for it';
COMMENT ON COLUMN progress.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN progress.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN progress.id IS 'The vendor''s own id, never read as a number';
COMMENT ON COLUMN progress.coachee_id IS 'The person: the vendor''s id, the identity';
COMMENT ON COLUMN progress.coachee_name IS 'The person: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN progress.coachee_email IS 'The person: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN progress.coachee_external_ids IS 'The person: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN progress.attributes IS 'Every other member that the vendor sent, under its own name';
COMMENT ON COLUMN progress.first_seen IS 'When a sync first stored this record';
COMMENT ON COLUMN progress.changed_at IS 'When a sync last changed this row; a sync that finds the record as it was writes nothing. When it was last seen is in the view last_seen';
COMMENT ON COLUMN progress.deleted_at IS 'Tombstone: when a sync learned that the record is gone; null while it exists';
COMMENT ON COLUMN progress.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), delisted (its session no longer lists it), or certificate N (absent from that complete, unbroken enumeration)';
COMMENT ON COLUMN progress.content_digest IS 'Digest of the stored content, by which an unchanged record is known';

CREATE TABLE assignments (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    coachee_id VARCHAR,
    coachee_name VARCHAR,
    coachee_email VARCHAR,
    coachee_external_ids JSON,
    coach_id VARCHAR,
    coach_name VARCHAR,
    coach_email VARCHAR,
    coach_external_ids JSON,
    created_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    attributes JSON,
    first_seen TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deletion_proof VARCHAR,
    content_digest UBIGINT NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE assignments IS 'Who is to coach whom; read only when a sync is asked for it';
COMMENT ON COLUMN assignments.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN assignments.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN assignments.id IS 'The vendor''s own id, never read as a number';
COMMENT ON COLUMN assignments.coachee_id IS 'The person coached: the vendor''s id, the identity';
COMMENT ON COLUMN assignments.coachee_name IS 'The person coached: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN assignments.coachee_email IS 'The person coached: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN assignments.coachee_external_ids IS 'The person coached: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN assignments.coach_id IS 'The person who coaches; null where the assignment was removed: the vendor''s id, the identity';
COMMENT ON COLUMN assignments.coach_name IS 'The person who coaches; null where the assignment was removed: the name in this record, a label that may differ from record to record';
COMMENT ON COLUMN assignments.coach_email IS 'The person who coaches; null where the assignment was removed: the e-mail address, where the vendor gave one';
COMMENT ON COLUMN assignments.coach_external_ids IS 'The person who coaches; null where the assignment was removed: the customer''s own ids, by the name of their system';
COMMENT ON COLUMN assignments.created_at IS 'When the vendor recorded it first';
COMMENT ON COLUMN assignments.updated_at IS 'When the vendor recorded its last change; the newest wins';
COMMENT ON COLUMN assignments.attributes IS 'Every other member that the vendor sent, under its own name';
COMMENT ON COLUMN assignments.first_seen IS 'When a sync first stored this record';
COMMENT ON COLUMN assignments.changed_at IS 'When a sync last changed this row; a sync that finds the record as it was writes nothing. When it was last seen is in the view last_seen';
COMMENT ON COLUMN assignments.deleted_at IS 'Tombstone: when a sync learned that the record is gone; null while it exists';
COMMENT ON COLUMN assignments.deletion_proof IS 'Why the record is taken for deleted: vendor (it said so), delisted (its session no longer lists it), or certificate N (absent from that complete, unbroken enumeration)';
COMMENT ON COLUMN assignments.content_digest IS 'Digest of the stored content, by which an unchanged record is known';

CREATE TABLE session_points (
    source VARCHAR NOT NULL,
    session_id VARCHAR NOT NULL,
    point_id VARCHAR NOT NULL,
    PRIMARY KEY (source, session_id, point_id)
);
COMMENT ON TABLE session_points IS 'Which points belong to which sessions: many to many. Either side may be missing from the store; the view dangling_points lists those';
COMMENT ON COLUMN session_points.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN session_points.session_id IS 'The session''s id';
COMMENT ON COLUMN session_points.point_id IS 'The point''s id';

CREATE TABLE session_todos (
    source VARCHAR NOT NULL,
    session_id VARCHAR NOT NULL,
    todo_id VARCHAR NOT NULL,
    PRIMARY KEY (source, session_id, todo_id)
);
COMMENT ON TABLE session_todos IS 'Which to-dos belong to which sessions: many to many. Either side may be missing from the store; the view dangling_todos lists those';
COMMENT ON COLUMN session_todos.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN session_todos.session_id IS 'The session''s id';
COMMENT ON COLUMN session_todos.todo_id IS 'The to-do''s id';

CREATE TABLE people (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR,
    name_at TIMESTAMPTZ,
    email VARCHAR,
    email_at TIMESTAMPTZ,
    external_ids JSON,
    external_ids_at TIMESTAMPTZ,
    first_seen TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (source, id)
);
COMMENT ON TABLE people IS 'People as each source knows them: everybody whom a stored record names. One human may have several ids';
COMMENT ON COLUMN people.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN people.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN people.id IS 'The vendor''s id of the person';
COMMENT ON COLUMN people.name IS 'The name in the newest record that gives one';
COMMENT ON COLUMN people.name_at IS 'That record''s time';
COMMENT ON COLUMN people.email IS 'The e-mail address in the newest record that gives one';
COMMENT ON COLUMN people.email_at IS 'That record''s time';
COMMENT ON COLUMN people.external_ids IS 'The customer''s own ids of the person, in the newest record that gives any';
COMMENT ON COLUMN people.external_ids_at IS 'That record''s time';
COMMENT ON COLUMN people.first_seen IS 'When a sync first met the person';

CREATE TABLE sync_state (
    source VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    capture VARCHAR NOT NULL,
    blind_spot VARCHAR NOT NULL,
    covered_until TIMESTAMPTZ,
    feed_since TIMESTAMPTZ,
    certificate_id BIGINT,
    cursor VARCHAR,
    PRIMARY KEY (source, feed)
);
COMMENT ON TABLE sync_state IS 'Where each source and feed stands: what the next sync goes on from';
COMMENT ON COLUMN sync_state.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN sync_state.feed IS 'sessions, points, todos, progress or assignments';
COMMENT ON COLUMN sync_state.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN sync_state.capture IS 'How changes are found: CHANGE_FEED (a stored cursor is resumed), CREATION_WINDOWS (recent creation windows are read again) or SNAPSHOT (everything is read and compared)';
COMMENT ON COLUMN sync_state.blind_spot IS 'What this way of finding changes cannot see';
COMMENT ON COLUMN sync_state.covered_until IS 'Everything that the source would tell up to this time has been read; null until the first read is finished';
COMMENT ON COLUMN sync_state.feed_since IS 'CHANGE_FEED: the update time at which the feed that the cursor belongs to begins; null for its very beginning';
COMMENT ON COLUMN sync_state.certificate_id IS 'The window that is being read; null when none is';
COMMENT ON COLUMN sync_state.cursor IS 'Resumes right after the last stored record, in that window or in the change feed; written in the transaction that wrote those records';

CREATE TABLE certificates (
    certificate_id BIGINT NOT NULL,
    run_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    capture VARCHAR NOT NULL,
    axis VARCHAR NOT NULL,
    window_start TIMESTAMPTZ,
    window_end TIMESTAMPTZ,
    enumeration BOOLEAN NOT NULL,
    planned_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    requests BIGINT NOT NULL,
    pages BIGINT NOT NULL,
    rows BIGINT NOT NULL,
    first_total BIGINT,
    last_total BIGINT,
    moved BOOLEAN NOT NULL,
    rejected BIGINT NOT NULL,
    resumed BOOLEAN NOT NULL,
    digest UBIGINT NOT NULL,
    verdict VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (certificate_id)
);
COMMENT ON TABLE certificates IS 'Completeness: what was read for each account, feed and window, and what that proves. Kept for every sync';
COMMENT ON COLUMN certificates.certificate_id IS 'Number, in the order of planning';
COMMENT ON COLUMN certificates.run_id IS 'The run that began to read the window';
COMMENT ON COLUMN certificates.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN certificates.feed IS 'sessions, points, todos, progress or assignments; an embedded feed is covered by its sessions';
COMMENT ON COLUMN certificates.capture IS 'How changes are found; see sync_state';
COMMENT ON COLUMN certificates.axis IS 'The time that the window is about: CREATED or UPDATED';
COMMENT ON COLUMN certificates.window_start IS 'The window''s start, inclusive; null for the very beginning';
COMMENT ON COLUMN certificates.window_end IS 'The window''s end, exclusive; null for none';
COMMENT ON COLUMN certificates.enumeration IS 'Whether the read lists everything in the window, so that absence means something; a resumed change feed lists only what changed';
COMMENT ON COLUMN certificates.planned_at IS 'When the window was planned';
COMMENT ON COLUMN certificates.finished_at IS 'When its read ended; null while it waits or is unfinished';
COMMENT ON COLUMN certificates.requests IS 'Requests sent for it, retries included';
COMMENT ON COLUMN certificates.pages IS 'Pages read';
COMMENT ON COLUMN certificates.rows IS 'Records read';
COMMENT ON COLUMN certificates.first_total IS 'How many records the server counted on the first page; null where it does not say';
COMMENT ON COLUMN certificates.last_total IS 'The same on the last page';
COMMENT ON COLUMN certificates.moved IS 'Whether the set was seen to change while it was read';
COMMENT ON COLUMN certificates.rejected IS 'Records that could not be read; see rejected';
COMMENT ON COLUMN certificates.resumed IS 'Whether the read was interrupted and went on from a stored cursor';
COMMENT ON COLUMN certificates.digest IS 'Exclusive-or of md5_number_lower(id || '' '' || epoch_us(updated_at)) over the records read, an empty text for a missing time: whatever their order, the same records give the same digest';
COMMENT ON COLUMN certificates.verdict IS 'complete: read to the vendor''s own end, the server''s total never changed, every record readable. unknown-total: the same where the server gives no total. moved: read to the end, and the set changed meanwhile, so it was read again. partial: not read to the end yet, or not every record was readable';
COMMENT ON COLUMN certificates.note IS 'What else is to be known';

CREATE TABLE rejected (
    certificate_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    id VARCHAR,
    field VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE rejected IS 'Records that could not be read, as they were met; the view unreadable leaves out those that were read since';
COMMENT ON COLUMN rejected.certificate_id IS 'The window in which it was met';
COMMENT ON COLUMN rejected.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN rejected.feed IS 'What was read';
COMMENT ON COLUMN rejected.id IS 'The record''s id, where it could be read';
COMMENT ON COLUMN rejected.field IS 'The member that could not be read, in the vendor''s words';
COMMENT ON COLUMN rejected.reason IS 'What is wrong with it; never its value';
COMMENT ON COLUMN rejected.seen_at IS 'When it was met';

CREATE TABLE drift (
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    last_seen TIMESTAMPTZ NOT NULL,
    records BIGINT NOT NULL,
    PRIMARY KEY (source, feed, path, type)
);
COMMENT ON TABLE drift IS 'Members and words that the vendor sent and no document lists; they are kept in attributes';
COMMENT ON COLUMN drift.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN drift.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN drift.feed IS 'What was read';
COMMENT ON COLUMN drift.path IS 'The member''s path in the vendor''s words';
COMMENT ON COLUMN drift.type IS 'What kind of value it was, or new value for an unknown word';
COMMENT ON COLUMN drift.first_seen IS 'When a sync first met it';
COMMENT ON COLUMN drift.last_seen IS 'When a sync last met it';
COMMENT ON COLUMN drift.records IS 'How many records of that last sync had it';

CREATE TABLE runs (
    run_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    everything BOOLEAN NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    outcome VARCHAR NOT NULL,
    error_kind VARCHAR,
    error VARCHAR,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    deleted BIGINT NOT NULL,
    requests BIGINT NOT NULL,
    PRIMARY KEY (run_id, source)
);
COMMENT ON TABLE runs IS 'Every sync of every account, and how it ended';
COMMENT ON COLUMN runs.run_id IS 'One number for all accounts that were synced together';
COMMENT ON COLUMN runs.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN runs.vendor IS 'The adapter''s vendor id';
COMMENT ON COLUMN runs.everything IS 'Whether a full reconciliation was asked for';
COMMENT ON COLUMN runs.started_at IS 'When it started';
COMMENT ON COLUMN runs.finished_at IS 'When it ended; null while it runs';
COMMENT ON COLUMN runs.outcome IS 'running, done, incomplete (some records could not be read), failed, stopped (asked to, everything read so far is kept) or interrupted (the process ended without a word)';
COMMENT ON COLUMN runs.error_kind IS 'What kind of error ended it';
COMMENT ON COLUMN runs.error IS 'What happened and how to mend it';
COMMENT ON COLUMN runs.added IS 'Rows added';
COMMENT ON COLUMN runs.changed IS 'Rows changed';
COMMENT ON COLUMN runs.deleted IS 'Rows marked as deleted, because they were absent';
COMMENT ON COLUMN runs.requests IS 'Requests sent, retries included';
