package dev.coachstream.aggregator;

import dev.coachstream.warehouse.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows rows of the store as a table of text. */
final class StoreTable {
    private StoreTable() {}

    /** Headed by the columns' names, underscores as spaces. */
    static List<String> lines(Rows rows) {
        Table table = new Table(
                rows.columns().stream().map(name -> name.replace('_', ' ')).toArray(String[]::new));
        rows.cells().forEach(row -> table.row(row.stream().map(StoreTable::cell).toArray()));
        return table.lines();
    }

    /** One object for each row; times as RFC 3339, nothing for nothing. */
    static List<Map<String, Object>> json(Rows rows) {
        List<Map<String, Object>> json = rows.named();
        json.forEach(row -> row.replaceAll((name, value) -> value instanceof Temporal ? value.toString() : value));
        return json;
    }

    /** Numbers with thousands parted, fractions to a tenth, times to the minute, a dash for nothing. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Instant at) {
            return at.truncatedTo(ChronoUnit.MINUTES).toString();
        }
        if (value instanceof Double fraction) {
            return String.format(Locale.ROOT, "%,.1f", fraction);
        }
        return value instanceof Number number ? Amounts.count(number.longValue()) : value.toString();
    }
}
