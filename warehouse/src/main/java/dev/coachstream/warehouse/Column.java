package dev.coachstream.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** One column of a batch's rows, in the form in which DuckDB takes it. */
final class Column<T> {
    static final Kind<byte[]> TEXT = new Kind<>(
            DuckDBColumnType.VARCHAR, "%s", (to, texts) -> to.setStringUtf8Batch(0, texts.toArray(byte[][]::new)));
    /** In microseconds. */
    static final Kind<Long> TIME =
            new Kind<>(DuckDBColumnType.BIGINT, "make_timestamptz(%s)", each(DuckDBWritableVector::setLong));

    static final Kind<Boolean> FLAG =
            new Kind<>(DuckDBColumnType.BOOLEAN, "%s", each(DuckDBWritableVector::setBoolean));
    static final Kind<Double> NUMBER = new Kind<>(DuckDBColumnType.DOUBLE, "%s", each(DuckDBWritableVector::setDouble));

    private final Kind<T> kind;
    private final List<@Nullable T> values = new ArrayList<>();
    private boolean empty = true;

    Column(Kind<T> kind) {
        this.kind = kind;
    }

    /**
     * What values are.
     *
     * @param type of the table function's column
     * @param stored what makes the stored value of that, in SQL
     */
    record Kind<T>(DuckDBColumnType type, String stored, Filling<T> filling) {}

    @FunctionalInterface
    interface Filling<T> {
        void fill(DuckDBWritableVector to, List<@Nullable T> values);
    }

    @FunctionalInterface
    private interface Setter<T> {
        void set(DuckDBWritableVector to, long row, T value);
    }

    private static <T> Filling<T> each(Setter<T> setter) {
        return (to, values) -> {
            for (int row = 0; row < values.size(); row++) {
                T value = values.get(row);
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

    void add(@Nullable T value) {
        values.add(value);
        empty &= value == null;
    }

    /** What makes the stored values, in SQL. */
    String stored(String name) {
        return empty ? "NULL" : kind.stored().formatted(name);
    }

    /** Puts the values of some places, which ascend. */
    void put(List<Integer> places, DuckDBWritableVector to) {
        kind.filling().fill(to, at(places));
    }

    private List<@Nullable T> at(List<Integer> places) {
        int first = places.get(0);
        int last = places.get(places.size() - 1);
        if (last - first == places.size() - 1) {
            return values.subList(first, last + 1);
        }
        List<@Nullable T> chunk = new ArrayList<>(places.size());
        for (int place : places) {
            chunk.add(values.get(place));
        }
        return chunk;
    }
}
