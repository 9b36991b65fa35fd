package dev.coachstream.warehouse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a connection that take values, kept for when they are run again: to parse and bind one takes DuckDB longer than to
 * run it over a few rows. The connection closes them. For one thread at a time.
 */
final class KeptStatements {
    private static final int MOST = 100;

    private final Connection connection;
    /** By their text, the one that was run last at the end. None is here while it runs, so that it can be run within itself. */
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>();

    KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** What is done with a statement that has its values. */
    @FunctionalInterface
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    <T> T run(String sql, Use<T> use, @Nullable Object... values) throws SQLException {
        PreparedStatement known = kept.remove(sql);
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        boolean ran = false;
        try {
            set(statement, values);
            T result = use.of(statement);
            ran = true;
            return result;
        } finally {
            if (ran && values.length > 0) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i];
            statement.setObject(i + 1, value);
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = kept.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (kept.size() > MOST) {
            Iterator<PreparedStatement> all = kept.values().iterator();
            PreparedStatement oldest = all.next();
            all.remove();
            oldest.close();
        }
    }
}
