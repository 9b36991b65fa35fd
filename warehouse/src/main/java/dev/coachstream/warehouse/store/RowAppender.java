package dev.coachstream.warehouse.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table in bulk: DuckDB takes rows one by one a hundred times slower. For one thread; to be closed. */
public final class RowAppender implements AutoCloseable {
    private final Function<SQLException, StoreException> failure;
    private final DuckDBAppender appender;

    /** @param failure what an appender's error becomes */
    RowAppender(Function<SQLException, StoreException> failure, DuckDBAppender appender) {
        this.failure = failure;
        this.appender = appender;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    public void begin() {
        run(appender::beginRow);
    }

    public void text(@Nullable String value) {
        run(() -> appender.append(value));
    }

    public void time(@Nullable Instant value) {
        run(() -> {
            if (value == null) {
                appender.appendNull();
            } else {
                appender.appendEpochMicros(StoredTime.micros(value));
            }
        });
    }

    public void flag(boolean value) {
        run(() -> appender.append(value));
    }

    public void number(long value) {
        run(() -> appender.append(value));
    }

    public void end() {
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
            throw failure.apply(e);
        }
    }
}
