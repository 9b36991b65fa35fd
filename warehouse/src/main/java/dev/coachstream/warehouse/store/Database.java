package dev.coachstream.warehouse.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One connection to a DuckDB file, for one thread at a time. Every failure is a {@link StoreException}. */
public final class Database implements AutoCloseable {
    /** A batch is small: a second thread would halve no statement's time, and takes half as much processor time again. */
    private static final int WRITING_THREADS = 1;

    /** Any DuckDB since 1.0 reads it, and it holds all that is stored. */
    static final String STORAGE_VERSION = "v1.0.0";

    /** What changes nothing but what it reads: not more than one statement, and none of a host's that sets something. */
    private static final Pattern QUERY = Pattern.compile("\\s*(SELECT|FROM|WITH)\\b[^;]*", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final DuckDb duckDb;
    private final DuckDBConnection connection;
    private final @Nullable WriteAheadLog log;
    private final KeptStatements statements;
    private @Nullable SpillFolder spilled;

    /** @param log of what is written; null where nothing is, or nothing is kept */
    private Database(Path file, DuckDb duckDb, @Nullable WriteAheadLog log) {
        this.file = file;
        this.duckDb = duckDb;
        this.connection = duckDb.connection();
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
        return attached(file, version, options, WRITING_THREADS, WriteAheadLog.of(file));
    }

    static Database reading(Path file, StoreOptions options) {
        return attached(file, " (READ_ONLY)", options, options.threads(), null);
    }

    /** A database that is gone when it is closed. */
    public static Database inMemory() {
        Path nowhere = Path.of(""); // else its temporary files would be in the working directory, for anybody
        try {
            DuckDb own = DuckDb.start(DuckDb.settings(StoreOptions.defaults(), WRITING_THREADS, nowhere));
            own.discard();
            return new Database(nowhere, own, null);
        } catch (SQLException e) {
            throw StoreException.refused(nowhere, e);
        }
    }

    /** A file's name is a value in a statement. In an address, what follows a {@code ;} or {@code ?} would be options. */
    private static Database attached(
            Path file, String how, StoreOptions options, int threads, @Nullable WriteAheadLog log) {
        SpillFolder spilled = SpillFolder.beside(file);
        Database database = connect(file, DuckDb.settings(options, threads, spilled.path()), log);
        database.spilled = spilled;
        try (Statement statement = database.connection.createStatement()) {
            statement.execute("ATTACH " + quoted(file) + " AS store" + how);
            statement.execute("USE store");
            return database;
        } catch (SQLException e) {
            database.duckDb.discard();
            database.close();
            throw StoreException.refused(file, e);
        }
    }

    private static Database connect(Path file, Properties settings, @Nullable WriteAheadLog log) {
        try {
            return new Database(file, DuckDb.take(settings), log);
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
        if (!QUERY.matcher(sql).matches()) {
            duckDb.discard();
        }
        return run(sql, ResultTable::of, values);
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

    /** Makes what a DuckDB takes for good. */
    @FunctionalInterface
    public interface Registration<T> {
        T register(DuckDBConnection connection) throws SQLException;
    }

    /** The one thing of a kind that is registered with this DuckDB, made when it is first asked for: DuckDB takes a name for good. */
    public <T> T registered(Class<T> kind, Registration<T> registration) {
        try {
            T known = kind.cast(duckDb.registered().get(kind));
            if (known != null) {
                return known;
            }
            T made = registration.register(connection);
            duckDb.registered().put(kind, made);
            return made;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Whether DuckDB can prepare a statement, or what it names is not there. */
    boolean canPrepare(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).startsWith("Catalog Error")) {
                return false;
            }
            throw failed(e);
        }
    }

    /** For whoever may set and make anything: no other file is attached to its DuckDB afterwards. */
    public DuckDBConnection connection() {
        duckDb.discard();
        return connection;
    }

    @Override
    public void close() {
        try {
            duckDb.close();
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
        duckDb.discard();
        String reason = StoreException.firstLine(e);
        return new StoreException("the store " + file + " failed: " + reason + roomNeeded(reason), e);
    }

    private static String roomNeeded(String reason) {
        return reason.contains("Could not write") || reason.contains("No space left")
                ? "; make room on its disk and sync again: what was committed is safe"
                : "";
    }
}
