-- Coaching data in a DuckDB of your own: coachstream pull --format parquet --out sessions.parquet, then duckdb coaching.duckdb < duckdb.sql
CREATE TABLE IF NOT EXISTS sessions AS FROM 'sessions.parquet' LIMIT 0;
DELETE FROM sessions USING 'sessions.parquet' AS newer WHERE sessions.source = newer.source AND sessions.id = newer.id;
INSERT INTO sessions BY NAME FROM 'sessions.parquet';
