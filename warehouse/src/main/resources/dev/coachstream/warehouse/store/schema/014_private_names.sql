-- More members are known to be private by their names, such as IPv6: PrivateAttributes takes them out with this script.

COMMENT ON COLUMN erasures.since IS 'When it was cleared, or found in the attributes that an earlier program kept';
