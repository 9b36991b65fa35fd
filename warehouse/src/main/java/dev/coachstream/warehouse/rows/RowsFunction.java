package dev.coachstream.warehouse.rows;

import dev.coachstream.warehouse.store.Database;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The table function {@code encoded_rows()}, through which a batch's rows come into a statement column by column: each value costs
 * less than half of what it does through an appender. For one thread.
 */
public final class RowsFunction implements DuckDBTableFunction<RowsFunction.Selection, RowsFunction.Progress, Object> {
    public static final String NAME = "encoded_rows()";
    /** The digest, which comes as a signed number, without its sign. */
    public static final String DIGEST =
            "(row_digest + CASE WHEN row_digest < 0 THEN 18446744073709551616 ELSE 0 END)::UBIGINT";

    private @Nullable Selection selection;

    /**
     * Some of a batch's rows.
     *
     * @param rowIndexes which rows, at least one, ascending
     */
    record Selection(FeedRows rows, List<Integer> rowIndexes) {}

    /** How far one scan is, and which columns it is asked for. */
    static final class Progress {
        private final int[] columns;
        private int done;

        Progress(DuckDBTableFunctionInitInfo info) {
            columns = new int[(int) info.getColumnCount()];
            Arrays.setAll(columns, i -> (int) info.getColumnIndex(i));
        }
    }

    /** That of a database, registered when it is first asked for. */
    public static RowsFunction of(Database database) {
        return database.registered(RowsFunction.class, RowsFunction::register);
    }

    private static RowsFunction register(DuckDBConnection connection) throws SQLException {
        RowsFunction rows = new RowsFunction();
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME.replace("()", ""))
                    .withProjectionPushdown()
                    .withFunction(rows)
                    .register(connection);
            return rows;
        }
    }

    /** Runs a statement that gets some rows, and forgets them: DuckDB keeps this object for good. */
    public <T> T during(FeedRows rows, List<Integer> rowIndexes, Supplier<T> statement) {
        selection = new Selection(rows, rowIndexes);
        try {
            return statement.get();
        } finally {
            selection = null;
        }
    }

    @Override
    public Selection bind(DuckDBTableFunctionBindInfo info) {
        Selection selected = Objects.requireNonNull(selection, "nothing is selected");
        List<String> names = selected.rows().names();
        for (int i = 0; i < names.size(); i++) {
            info.addResultColumn(
                    names.get(i), selected.rows().columns().get(i).kind().type());
        }
        info.addResultColumn("row_digest", DuckDBColumnType.BIGINT);
        info.addResultColumn("row_index", DuckDBColumnType.INTEGER);
        return selected;
    }

    @Override
    public Progress init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return new Progress(info);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        Selection selected = call.getBindData();
        Progress progress = call.getInitData();
        int end = (int) Math.min(selected.rowIndexes().size(), progress.done + chunk.capacity());
        List<Integer> rowIndexes = selected.rowIndexes().subList(progress.done, end);
        if (rowIndexes.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < progress.columns.length; i++) {
            put(selected.rows(), progress.columns[i], rowIndexes, chunk.vector(i));
        }
        progress.done = end;
        return rowIndexes.size();
    }

    private static void put(FeedRows rows, int column, List<Integer> rowIndexes, DuckDBWritableVector to) {
        int columns = rows.columns().size();
        if (column < columns) {
            rows.columns().get(column).fill(rowIndexes, to);
        } else {
            for (int i = 0; i < rowIndexes.size(); i++) {
                if (column == columns) {
                    to.setLong(i, rows.digest(rowIndexes.get(i)));
                } else {
                    to.setInt(i, rowIndexes.get(i));
                }
            }
        }
    }
}
