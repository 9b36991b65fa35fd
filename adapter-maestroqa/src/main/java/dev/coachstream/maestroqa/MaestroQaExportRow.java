package dev.coachstream.maestroqa;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of one of an export's files. Rows are in no order.
 *
 * <p>The files are made for spreadsheets: a date is a formula ({@code ="2020-01-01 00:00:00.123"}) and {@code Unknown} stands for
 * nothing. Both are undone here.
 *
 * @param file the file's name without its ending, such as {@code total_scores}
 * @param cells by column, in the file's order; null for nothing. A second column of one name is {@code name (2)}
 */
public record MaestroQaExportRow(String file, Map<String, @Nullable String> cells) {

    public MaestroQaExportRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The cell's text; null for nothing, or where there is no such column. */
    public @Nullable String text(String column) {
        return cells.get(column);
    }

    /** The cell's number; null for nothing and for what is not a number. */
    public @Nullable BigDecimal number(String column) {
        String text = text(column);
        try {
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The cell's time, which has no zone and is read as UTC; null for nothing and for what is not a time. */
    public @Nullable Instant time(String column) {
        String text = text(column);
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What a cell of the file means. */
    static @Nullable String meant(@Nullable String cell) {
        if (cell == null || cell.isEmpty() || cell.equals("Unknown")) {
            return null;
        }
        boolean formula = cell.length() >= 3 && cell.startsWith("=\"") && cell.endsWith("\"");
        return formula ? cell.substring(2, cell.length() - 1) : cell;
    }

    /** Where it is only: cells are personal. */
    @Override
    public String toString() {
        return "MaestroQaExportRow[file=" + file + ", columns=" + cells.keySet() + "]";
    }
}
