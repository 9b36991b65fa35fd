package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query gave.
 *
 * @param columns the columns' names
 * @param cells one list for each row: text, numbers, truth values, {@link java.time.Instant}s, {@link java.time.LocalDate}s,
 *     {@link java.time.LocalDateTime}s where a time has no zone, the text {@code infinity} or {@code -infinity} where it has no end, {@link JsonText}, lists and maps of all these, bytes as hexadecimal text, or null
 */
@HostApi
public record ResultTable(List<String> columns, List<List<@Nullable Object>> cells) {

    public ResultTable {
        columns = List.copyOf(columns);
        cells = cells.stream().map(ResultTable::unchangeable).toList();
    }

    static ResultTable of(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
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

    /** Each row by the columns' names, in their order; what is null is left out. */
    public List<Map<String, Object>> named() {
        return cells.stream().map(this::named).toList();
    }

    private Map<String, Object> named(List<@Nullable Object> row) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object cell = row.get(i);
            if (cell != null) {
                named.put(columns.get(i), cell);
            }
        }
        return named;
    }

    private static List<@Nullable Object> unchangeable(List<@Nullable Object> row) {
        return Collections.unmodifiableList(new ArrayList<>(row));
    }
}
