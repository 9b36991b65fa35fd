package dev.coachstream.warehouse.rows;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** One column of a batch's rows, in the form in which DuckDB takes it. */
public final class Column<T> {
    private static final int MIN_ROWS = 1024;

    static final Kind<byte[]> TEXT =
            new Kind<>(DuckDBColumnType.VARCHAR, "%s", byte[][]::new, (to, texts) -> to.setStringUtf8Batch(0, texts));
    /** In microseconds. */
    static final Kind<Long> TIME = new Kind<>(
            DuckDBColumnType.BIGINT, "make_timestamptz(%s)", Long[]::new, each(DuckDBWritableVector::setLong));

    static final Kind<Boolean> FLAG =
            new Kind<>(DuckDBColumnType.BOOLEAN, "%s", Boolean[]::new, each(DuckDBWritableVector::setBoolean));
    static final Kind<Double> NUMBER =
            new Kind<>(DuckDBColumnType.DOUBLE, "%s", Double[]::new, each(DuckDBWritableVector::setDouble));

    private final Kind<T> kind;
    /** By row, as far as there is any. */
    private @Nullable T[] values;

    Column(Kind<T> kind) {
        this.kind = kind;
        this.values = kind.array().apply(0);
    }

    /**
     * What values are.
     *
     * @param type of the table function's column
     * @param stored what makes the stored value of that, in SQL
     */
    record Kind<T>(DuckDBColumnType type, String stored, IntFunction<@Nullable T[]> array, Filling<T> filling) {}

    @FunctionalInterface
    interface Filling<T> {
        void fill(DuckDBWritableVector to, @Nullable T[] values);
    }

    @FunctionalInterface
    private interface Setter<T> {
        void set(DuckDBWritableVector to, long row, T value);
    }

    private static <T> Filling<T> each(Setter<T> setter) {
        return (to, values) -> {
            for (int row = 0; row < values.length; row++) {
                T value = values[row];
                if (value == null) {
                    to.setNull(row);
                } else {
                    setter.set(to, row, value);
                }
            }
        };
    }

    Kind<T> kind() {
        return kind;
    }

    /** Rows that get no value have none. */
    void put(int row, T value) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(MIN_ROWS, 2 * row));
        }
        values[row] = value;
    }

    /** What makes the stored values, in SQL. */
    public String stored(String name) {
        return values.length == 0 ? "NULL" : kind.stored().formatted(name);
    }

    /** Hands over the values of some rows, which ascend. */
    void fill(List<Integer> rows, DuckDBWritableVector to) {
        kind.filling().fill(to, at(rows));
    }

    private @Nullable T[] at(List<Integer> rows) {
        @Nullable T[] chunk = kind.array().apply(rows.size());
        int first = rows.get(0);
        if (rows.get(rows.size() - 1) - first == rows.size() - 1) {
            System.arraycopy(values, Math.min(first, values.length), chunk, 0, held(first, rows.size()));
        } else {
            for (int i = 0; i < chunk.length; i++) {
                int row = rows.get(i);
                chunk[i] = row < values.length ? values[row] : null;
            }
        }
        return chunk;
    }

    private int held(int from, int most) {
        return Math.max(0, Math.min(most, values.length - from));
    }
}
