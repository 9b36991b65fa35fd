-- What earlier programs read in several goes may lack a record as well, and they took it for complete: it is read again, once, unless it was read whole since.

UPDATE certificates SET again = 'due'
WHERE resumed AND again IS NULL AND finished_at IS NOT NULL AND starts_with(capture, 'WINDOWS')
    AND verdict IN ('complete', 'unknown-total', 'resumed')
    AND NOT EXISTS (
        FROM certificates later
        WHERE later.source = certificates.source AND later.feed = certificates.feed AND later.axis = certificates.axis
            AND later.certificate_id > certificates.certificate_id AND later.finished_at IS NOT NULL AND NOT later.resumed
            AND later.verdict IN ('complete', 'unknown-total', 'moved')
            AND (later.window_start IS NULL OR later.window_start <= certificates.window_start)
            AND (later.window_end IS NULL OR later.window_end >= certificates.window_end));
