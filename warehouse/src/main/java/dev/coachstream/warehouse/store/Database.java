package dev.coachstream.warehouse.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One connection to a DuckDB file, for one thread at a time. Every failure is a {@link StoreException}. */
public final class Database implements AutoCloseable {
    /** A checkpoint writes the last rows of each table anew: eight times as rare as by default, it takes half as long in all. */
    private static final String CHECKPOINT_THRESHOLD = "128MB";

    /** A batch is small: a second thread would halve no statement's time, and takes half as much processor time again. */
    private static final int WRITING_THREADS = 1;

    /** Any DuckDB since 1.0 reads it, and it holds all that is stored. */
    static final String STORAGE_VERSION = "v1.0.0";

    private final Path file;
    private final DuckDBConnection connection;
    private final @Nullable WriteAheadLog log;
    private final KeptStatements statements;
    private @Nullable SpillFolder spilled;
    private final Map<Class<?>, Object> registered = new HashMap<>();

    /** @param log of what is written; null where nothing is, or nothing is kept */
    private Database(Path file, DuckDBConnection connection, @Nullable WriteAheadLog log) {
        this.file = file;
        this.connection = connection;
        this.statements = new KeptStatements(connection);
        this.log = log;
    }

    /** What a row is read with. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Database writing(Path file, StoreOptions options) {
        String version = Files.exists(file) ? "" : " (STORAGE_VERSION '" + STORAGE_VERSION + "')";
        return attached(file, version, settings(options, WRITING_THREADS), WriteAheadLog.of(file));
    }

    static Database reading(Path file, StoreOptions options) {
        return attached(file, " (READ_ONLY)", settings(options, options.threads()), null);
    }

    /** A database that is gone when it is closed. */
    public static Database inMemory() {
        Properties settings = settings(StoreOptions.defaults(), WRITING_THREADS);
        settings.setProperty("temp_directory", ""); // else it would be one in the working directory, for anybody
        return connect(Path.of(""), settings, null);
    }

    /** A file's name is a value in a statement. In an address, what follows a {@code ;} or {@code ?} would be options. */
    private static Database attached(Path file, String how, Properties settings, @Nullable WriteAheadLog log) {
        SpillFolder spilled = SpillFolder.beside(file);
        settings.setProperty("temp_directory", spilled.path().toString());
        Database database = connect(file, settings, log);
        database.spilled = spilled;
        try (Statement statement = database.connection.createStatement()) {
            statement.execute("ATTACH " + quoted(file) + " AS store" + how);
            statement.execute("USE store");
            return database;
        } catch (SQLException e) {
            database.close();
            throw StoreException.refused(file, e);
        }
    }

    private static Properties settings(StoreOptions options, int threads) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", options.memoryLimit());
        settings.setProperty("threads", String.valueOf(threads));
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("checkpoint_threshold", CHECKPOINT_THRESHOLD);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    private static Database connect(Path file, Properties settings, @Nullable WriteAheadLog log) {
        try {
            Database database = new Database(
                    file, DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class), log);
            database.run("SET TimeZone = 'UTC'");
            return database;
        } catch (SQLException e) {
            throw StoreException.refused(file, e);
        }
    }

    /** Whether any DuckDB since 1.0 reads the file, as it does those that are made here. */
    boolean isReadByAny() {
        return number("SELECT count(*) FROM duckdb_databases() WHERE database_name = 'store'"
                        + " AND tags['storage_version'] LIKE '" + STORAGE_VERSION + "%'")
                == 1;
    }

    /** Reads every value of every table, and so each of their blocks, whose checksum DuckDB looks at. */
    void readAll() {
        query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'", row -> row.getString(1)).stream()
                .map(table -> "SELECT count(hash(t)) FROM \"%s\" t".formatted(table.replace("\"", "\"\"")))
                .reduce((one, other) -> one + " UNION ALL " + other)
                .ifPresent(counts -> query(counts, row -> row.getLong(1)));
    }

    /** Runs statements that take no values and give no rows. */
    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The number of rows written. */
    public long update(String sql, @Nullable Object... values) {
        guardLog();
        return run(sql, PreparedStatement::executeLargeUpdate, values);
    }

    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        return run(sql, statement -> read(statement, reader), values);
    }

    public ResultTable rows(String sql, @Nullable Object... values) {
        return run(sql, Database::table, values);
    }

    private <T> T run(String sql, KeptStatements.Use<T> use, @Nullable Object... values) {
        try {
            return statements.run(sql, use, values);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    private static ResultTable table(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnLabel(i));
            }
            List<List<@Nullable Object>> cells = new ArrayList<>();
            while (rows.next()) {
                cells.add(cells(rows, columns.size()));
            }
            return new ResultTable(columns, cells);
        }
    }

    private static List<@Nullable Object> cells(ResultSet row, int columns) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            cells.add(PlainCell.at(row, i));
        }
        return cells;
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /** The one number that a query gives. */
    public long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /** All of it or nothing. */
    public <T extends @Nullable Object> T transaction(Supplier<T> work) {
        begin();
        try {
            T result = work.get();
            commit();
            return result;
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    public void begin() {
        guardLog();
        run("BEGIN TRANSACTION");
    }

    public void commit() {
        run("COMMIT");
    }

    private void guardLog() {
        if (log != null) {
            log.guard();
        }
    }

    public void rollBack(RuntimeException cause) {
        try {
            run("ROLLBACK");
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }

    /** Adds rows to a temporary table, much faster than any statement. */
    public RowAppender temporary(String table) {
        try {
            return new RowAppender(this::failed, connection.createAppender("temp", "main", table));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The one thing of a kind that is registered with this database, made when it is first asked for: DuckDB takes a name for good. */
    public <T> T registered(Class<T> kind, Function<Database, T> maker) {
        return kind.cast(registered.computeIfAbsent(kind, missing -> maker.apply(this)));
    }

    public DuckDBConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (log != null) {
                log.removeEmpty();
            }
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (spilled != null) {
                spilled.remove();
            }
        }
    }

    /** A stored time; null where there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A stored number; null where there is none. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** A file's name as it stands in a statement. */
    public static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    public StoreException failed(SQLException e) {
        String reason = StoreException.firstLine(e);
        return new StoreException("the store " + file + " failed: " + reason + roomNeeded(reason), e);
    }

    private static String roomNeeded(String reason) {
        return reason.contains("Could not write") || reason.contains("No space left")
                ? "; make room on its disk and sync again: what was committed is safe"
                : "";
    }
}
