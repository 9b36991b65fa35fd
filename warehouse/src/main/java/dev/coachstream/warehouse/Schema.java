package dev.coachstream.warehouse;

import dev.coachstream.spi.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The store's tables and views, as numbered scripts that are run once each, in order. A script that was released is never
 * changed; what comes later is a further script.
 */
final class Schema {
    private static final List<String> SCRIPTS =
            List.of("001_tables.sql", "002_integrity.sql", "003_metrics.sql", "004_people.sql", "005_analytics.sql");
    private static final String VERSIONS = """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY, script VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL);
        COMMENT ON TABLE schema_version IS 'The scripts that made this store, one row each';
        COMMENT ON COLUMN schema_version.version IS 'The script''s number';
        COMMENT ON COLUMN schema_version.script IS 'The script''s name';
        COMMENT ON COLUMN schema_version.applied_at IS 'When it was run';
        """;

    private Schema() {}

    /** Brings a store up to this program's version. Throws when the store is of a newer one. */
    static void migrate(Database database, TimeSource time) {
        int version = version(database);
        if (version > SCRIPTS.size()) {
            throw new StoreException("the store's schema is version %d, and this program knows %d: use a newer program"
                    .formatted(version, SCRIPTS.size()));
        }
        for (String script : SCRIPTS.subList(version, SCRIPTS.size())) {
            apply(database, script, time);
        }
    }

    private static int version(Database database) {
        boolean isNew =
                database.number("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version'") == 0;
        return isNew ? 0 : (int) database.number("SELECT coalesce(max(version), 0) FROM schema_version");
    }

    private static void apply(Database database, String script, TimeSource time) {
        database.transaction(() -> {
            database.run(VERSIONS);
            database.run(text(script));
            return database.update(
                    "INSERT INTO schema_version VALUES (?, ?, ?)", SCRIPTS.indexOf(script) + 1, script, time.now());
        });
    }

    private static String text(String script) {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + script)) {
            if (in == null) {
                throw new StoreException("the script " + script + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
