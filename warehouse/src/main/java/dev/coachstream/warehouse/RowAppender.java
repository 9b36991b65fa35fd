package dev.coachstream.warehouse;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table in bulk: DuckDB takes rows one by one a hundred times slower. For one thread; to be closed. */
final class RowAppender implements RowSink, AutoCloseable {
    private final Database database;
    private final DuckDBAppender appender;

    RowAppender(Database database, DuckDBAppender appender) {
        this.database = database;
        this.appender = appender;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    void begin() {
        run(appender::beginRow);
    }

    @Override
    public void text(@Nullable String value) {
        run(() -> appender.append(value));
    }

    @Override
    public void time(@Nullable Instant value) {
        run(() -> {
            if (value == null) {
                appender.appendNull();
            } else {
                appender.appendEpochMicros(RowSink.micros(value));
            }
        });
    }

    @Override
    public void flag(@Nullable Boolean value) {
        run(() -> appender.append(value));
    }

    @Override
    public void number(@Nullable BigDecimal value) {
        run(() -> appender.append(value == null ? null : (Double) value.doubleValue()));
    }

    void number(long value) {
        run(() -> appender.append(value));
    }

    void end() {
        run(appender::endRow);
    }

    /** Everything that was added is in the table when this returns. */
    @Override
    public void close() {
        run(appender::close);
    }

    private void run(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }
}
