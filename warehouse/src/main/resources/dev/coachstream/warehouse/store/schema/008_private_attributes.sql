-- Attributes that are private by their names were kept by earlier programs: PrivateAttributes takes them out with this script.

COMMENT ON COLUMN erasures.since IS 'When it was cleared, or found in the attributes that an earlier program kept';
