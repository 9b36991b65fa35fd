-- What records name by an id, and what it is called.

CREATE OR REPLACE VIEW named_things AS
WITH told AS (
    SELECT source, vendor, 'topic' AS kind, trim(topic) AS id, NULL AS name FROM points WHERE deleted_at IS NULL
    UNION ALL SELECT source, vendor, 'criterion', criterion_id, criterion_name FROM points WHERE deleted_at IS NULL
    UNION ALL SELECT source, vendor, 'rubric', rubric_id, rubric_name FROM points WHERE deleted_at IS NULL
    UNION ALL SELECT source, vendor, 'template', template_id, template_name FROM sessions WHERE deleted_at IS NULL
    UNION ALL SELECT source, vendor, 'plan', plan_id, plan_name FROM sessions WHERE deleted_at IS NULL
    UNION ALL SELECT source, vendor, 'use-case', use_case_id, use_case_name FROM sessions WHERE deleted_at IS NULL)
SELECT t.source, t.vendor, t.kind, t.id, max(nullif(trim(t.name), '')) AS told, any_value(l.label) AS label, count(*) AS records
FROM told t
LEFT JOIN labels l ON l.source = t.source AND l.kind = t.kind AND l.id = t.id
WHERE t.id <> ''
GROUP BY t.source, t.vendor, t.kind, t.id;
COMMENT ON VIEW named_things IS 'Everything that records name by an id, and topics: what the vendor calls it, what the list of labels does, and in how many records it is';
