package dev.coachstream.warehouse.store;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The store's tables, as numbered scripts that are run once each, in order, and its views. A script that was released is never
 * changed; what comes later is a further script. Views hold no data: they are made anew, all of them, in a store whose views are
 * not this program's.
 */
public final class Schema {
    /** Each came with a program that knew more members to be private. */
    private static final List<String> PRIVATE = List.of("008_private_attributes.sql", "014_private_names.sql");

    private static final List<String> TABLES = List.of(
            "001_tables.sql",
            "002_people.sql",
            "003_erasures.sql",
            "004_absence.sql",
            "005_accounts.sql",
            "006_digests.sql",
            "007_capabilities.sql",
            PRIVATE.get(0),
            "009_labels.sql",
            "010_event_times.sql",
            "011_proofs.sql",
            "012_open_windows.sql",
            "013_resumed_windows.sql",
            PRIVATE.get(1),
            "015_lacking_windows.sql");
    private static final List<String> VIEWS =
            List.of("integrity.sql", "people.sql", "labels.sql", "metrics.sql", "analytics.sql", "outcomes.sql");
    private static final int VIEWS_VERSION = 0;
    private static final String VERSIONS = """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY, script VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL);
        COMMENT ON TABLE schema_version IS 'The scripts that made this store, one row each';
        COMMENT ON COLUMN schema_version.version IS 'The script''s number; 0 for the views, which are made anew when a program brings others';
        COMMENT ON COLUMN schema_version.script IS 'The script''s name; for the views, their digest';
        COMMENT ON COLUMN schema_version.applied_at IS 'When it was run';
        """;

    private Schema() {}

    /** Brings a store up to this program's version. Throws when the store is of a newer one. */
    public static void migrate(Database database, TimeSource time) {
        int version = version(database);
        refuseNewer(version);
        TABLES.stream()
                .filter(script -> number(script) > version)
                .forEach(script -> apply(database, number(script), script, time, () -> run(database, script, time)));
        if (!hasTheseViews(database)) {
            apply(database, VIEWS_VERSION, viewsDigest(), time, () -> {
                database.run(views());
                new ColumnComments(columns()).write(database);
            });
        }
    }

    private static void run(Database database, String script, TimeSource time) {
        database.run(text("schema/" + script));
        if (PRIVATE.contains(script)) {
            PrivateAttributes.remove(database, time.now());
        }
    }

    /** Throws when a store is a newer program's. */
    static void refuseNewer(Database database) {
        refuseNewer(version(database));
    }

    private static void refuseNewer(int version) {
        int known = number(TABLES.get(TABLES.size() - 1));
        if (version > known) {
            throw new StoreException("the store's schema is version %s, and this program knows %s: use a newer program"
                    .formatted(version, known));
        }
    }

    /** Throws when a file that is only read is no store, or one that another version of this program made. */
    static void check(Database database, Path file) {
        if (version(database) == 0) {
            throw new StoreException(
                    "the file " + file + " is a database, and no store: name the file that a sync wrote");
        }
        refuseNewer(database);
        if (!hasTheseViews(database)) {
            throw new StoreException("the store " + file
                    + " is another version's, whose figures may be other ones: a sync brings it up to date");
        }
    }

    private static boolean hasTheseViews(Database database) {
        return database.first(
                        "SELECT script FROM schema_version WHERE version = ?", row -> row.getString(1), VIEWS_VERSION)
                .filter(viewsDigest()::equals)
                .isPresent();
    }

    private static int version(Database database) {
        return isMade(database) ? (int) database.number("SELECT coalesce(max(version), 0) FROM schema_version") : 0;
    }

    /** Found out by preparing a query: DuckDB takes ten times as long to list its tables. */
    private static boolean isMade(Database database) {
        return database.canPrepare("FROM schema_version");
    }

    private static int number(String script) {
        return Integer.parseInt(script.substring(0, script.indexOf('_')));
    }

    private static void apply(Database database, int version, String name, TimeSource time, Runnable script) {
        database.transaction(() -> {
            database.run(VERSIONS);
            script.run();
            return database.update("INSERT OR REPLACE INTO schema_version VALUES (?, ?, ?)", version, name, time.now());
        });
    }

    static String views() {
        return VIEWS.stream().map(script -> text("views/" + script)).collect(Collectors.joining("\n"));
    }

    private static String columns() {
        return text("views/columns.txt");
    }

    private static String viewsDigest() {
        return "views " + Fingerprint.of(views() + columns());
    }

    static String text(String script) {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new StoreException("the script " + script + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
