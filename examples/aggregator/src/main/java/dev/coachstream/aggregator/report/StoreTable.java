package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.store.ResultTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows rows of the store as a table of text. */
public final class StoreTable {
    private StoreTable() {}

    /** Headed by the columns' names, underscores as spaces. */
    public static List<String> lines(ResultTable rows) {
        Table table = new Table(
                rows.columns().stream().map(name -> name.replace('_', ' ')).toArray(String[]::new));
        rows.cells()
                .forEach(row -> table.row(IntStream.range(0, row.size())
                        .mapToObj(i -> cell(rows.columns().get(i), row.get(i)))
                        .toArray()));
        return table.lines();
    }

    /** One object for each row; times as RFC 3339, nothing for nothing. */
    public static List<Map<String, Object>> json(ResultTable rows) {
        List<Map<String, Object>> json = rows.named();
        json.forEach(row -> row.replaceAll((name, value) -> value instanceof Temporal ? value.toString() : value));
        return json;
    }

    /** A proof's word in the store is one that scripts compare; here it says what it means. */
    private static String cell(String column, @Nullable Object value) {
        return column.equals("proof") && value != null ? Labels.proof(String.valueOf(value)) : cell(value);
    }

    /** Numbers with thousands parted, fractions to a tenth, times to the second, a dash for nothing. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return Table.NOTHING;
        }
        if (value instanceof Instant at) {
            return at.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof Double fraction) {
            return String.format(Locale.ROOT, "%,.1f", fraction);
        }
        return value instanceof Number number ? Amounts.count(number.longValue()) : value.toString();
    }
}
