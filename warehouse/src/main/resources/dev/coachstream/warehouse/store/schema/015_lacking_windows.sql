-- A window that lacked records is read again also where it is older than the lookback.

COMMENT ON COLUMN certificates.again IS 'due: what was read of the window may lack records, and the next sync reads it again; missing: it lacked records that are stored, and is read again until a second listing has decided; held: so many were missing that none was taken for deleted, and it is read again until they are back or let go; planned: later certificates read it again; null: none of these';

UPDATE certificates SET again = 'missing'
WHERE again IS NULL AND capture = 'WINDOWS_ON_CREATED' AND enumeration AND finished_at IS NOT NULL AND certificate_id IN (
    SELECT unnest([missing_certificate, missing_again]) FROM sessions WHERE missing_since IS NOT NULL
    UNION ALL SELECT unnest([missing_certificate, missing_again]) FROM points WHERE missing_since IS NOT NULL
    UNION ALL SELECT unnest([missing_certificate, missing_again]) FROM todos WHERE missing_since IS NOT NULL);
