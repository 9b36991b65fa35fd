-- When what a point is about happened, where a vendor tells it. What is stored already has it after it is read anew: sync --full.

ALTER TABLE points ADD COLUMN occurred_at TIMESTAMPTZ;
COMMENT ON COLUMN points.occurred_at IS 'When what it is about happened, the first of several times; null where the vendor tells no time of it';
