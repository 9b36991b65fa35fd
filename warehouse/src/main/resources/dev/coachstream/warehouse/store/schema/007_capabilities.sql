-- What a vendor tells at all, as its adapter declares it: not to be inferred from the rows that happen to be there.

ALTER TABLE sync_state ADD COLUMN acknowledgements BOOLEAN;
ALTER TABLE sync_state ADD COLUMN untold VARCHAR;
COMMENT ON COLUMN sync_state.acknowledgements IS 'Whether the vendor tells that a coachee acknowledged a session; null in a store that an older program wrote last';
COMMENT ON COLUMN sync_state.untold IS 'What the vendor''s coaching data do not tell of coaching, in one sentence; null in a store that an older program wrote last';

COMMENT ON COLUMN person_conflicts.kind IS 'two-persons, two-teams, unknown-identity, denies-nobody, against-the-list, shared-external-id, shared-e-mail, placeholder-external-id, placeholder-e-mail, two-e-mails, two-external-ids or two-ids';
