-- What each account reads, so that another account's answers are not taken for changes of this one's records.

CREATE TABLE accounts (
    source VARCHAR NOT NULL,
    setting VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (source, setting)
);
COMMENT ON TABLE accounts IS 'What each account reads: its vendor, and those settings that decide which records there are; never a secret. A sync of something else under its name is refused';
COMMENT ON COLUMN accounts.source IS 'The account''s name in the host''s configuration';
COMMENT ON COLUMN accounts.setting IS 'vendor, or the setting''s name';
COMMENT ON COLUMN accounts.value IS 'Its value, or its default; empty where it has none';
