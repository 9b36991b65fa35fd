package dev.coachstream.warehouse.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB of this process, with one connection for use: to start one takes several times as long as to attach a store to it. So one that
 * was left as it was started is kept for the next file. For one thread at a time.
 */
final class DuckDb {
    /** A checkpoint writes the last rows of each table anew: eight times as rare as by default, it takes half as long in all. */
    private static final String CHECKPOINT_THRESHOLD = "128MB";

    /** A store is written, and meanwhile its copy is read. */
    private static final int MOST_KEPT = 2;

    private static final Deque<DuckDb> KEPT = new ArrayDeque<>();

    /** Keeps the DuckDB, and is used for nothing that ends with a connection. */
    private final DuckDBConnection root;

    private final DuckDBConnection connection;
    private final Properties settings;
    private final Map<Class<?>, Object> registered;
    private boolean isKept = true;

    private DuckDb(DuckDBConnection root, Properties settings, Map<Class<?>, Object> registered) throws SQLException {
        this.root = root;
        this.settings = settings;
        this.registered = registered;
        this.connection = root.duplicate().unwrap(DuckDBConnection.class);
        run(connection, "SET TimeZone = 'UTC'");
    }

    static Properties settings(StoreOptions options, int threads, Path temporaryFiles) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", options.memoryLimit());
        settings.setProperty("threads", String.valueOf(threads));
        settings.setProperty("temp_directory", temporaryFiles.toString());
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("checkpoint_threshold", CHECKPOINT_THRESHOLD);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** One that nobody uses, or a new one. */
    static DuckDb take(Properties settings) throws SQLException {
        DuckDb kept = kept(threads(settings));
        if (kept == null) {
            return start(settings);
        }
        try {
            for (String name : settings.stringPropertyNames()) {
                kept.set(name, settings.getProperty(name));
            }
            return new DuckDb(kept.root, kept.settings, kept.registered);
        } catch (SQLException e) {
            // DuckDB does not leave a folder into which it spilled
            kept.root.close();
            return start(settings);
        }
    }

    static DuckDb start(Properties settings) throws SQLException {
        DuckDBConnection root =
                DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
        try {
            return new DuckDb(root, settings, new HashMap<>());
        } catch (SQLException e) {
            root.close();
            throw e;
        }
    }

    /** Rather one with so many threads: another number ends them, and gives all free memory back to the system. */
    private static @Nullable DuckDb kept(Object threads) {
        synchronized (KEPT) {
            DuckDb found = KEPT.stream()
                    .filter(idle -> threads(idle.settings).equals(threads))
                    .findFirst()
                    .orElse(KEPT.peek());
            KEPT.remove(found);
            return found;
        }
    }

    private static Object threads(Properties settings) {
        return settings.getProperty("threads", "");
    }

    private void set(String name, String value) throws SQLException {
        if (!value.equals(settings.setProperty(name, value))) {
            run(root, "SET GLOBAL " + name + " = '" + value.replace("'", "''") + "'");
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** What functions were registered, by their kind: DuckDB takes a name for good. */
    Map<Class<?>, Object> registered() {
        return registered;
    }

    /** It may not be as it was started: it ends when it is closed. */
    void discard() {
        isKept = false;
    }

    /** Ends the connection, and detaches what was attached, after a checkpoint. */
    void close() throws SQLException {
        boolean isIdle = false;
        try {
            connection.close();
            isIdle = isKept && isAsStarted() && keep(this);
        } finally {
            if (!isIdle) {
                root.close();
            }
        }
    }

    /** Whether there is room for one more. */
    private static boolean keep(DuckDb idle) {
        synchronized (KEPT) {
            return KEPT.size() < MOST_KEPT && KEPT.add(idle);
        }
    }

    /** What cannot be detached is closed with the DuckDB. */
    private boolean isAsStarted() {
        try {
            for (String name : names("SELECT database_name FROM duckdb_databases() WHERE NOT internal")) {
                if (!name.equals("memory")) {
                    run(root, "DETACH \"" + name + '"');
                }
            }
            return names("SELECT table_name FROM duckdb_tables() UNION ALL"
                            + " SELECT view_name FROM duckdb_views() WHERE NOT internal")
                    .isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    private List<String> names(String sql) throws SQLException {
        try (Statement statement = root.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static void run(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
