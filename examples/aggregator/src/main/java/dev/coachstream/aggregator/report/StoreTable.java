package dev.coachstream.aggregator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.warehouse.store.JsonText;
import dev.coachstream.warehouse.store.ResultTable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows rows of the store as a table of text. */
public final class StoreTable {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

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

    /** One object for each row; times as RFC 3339, JSON as it is, nothing for nothing. */
    public static List<Map<String, Object>> json(ResultTable rows) {
        List<Map<String, Object>> json = rows.named();
        json.forEach(row -> row.replaceAll((name, value) -> json(value)));
        return json;
    }

    private static Object json(Object value) {
        if (value instanceof JsonText json) {
            return tree(json);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(StoreTable::jsonOrNull).toList();
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, @Nullable Object> json = new LinkedHashMap<>();
            members.forEach((name, member) -> json.put(name, jsonOrNull(member)));
            return json;
        }
        return value instanceof Temporal ? value.toString() : value;
    }

    /** As values, which whoever writes them cleans like any other. */
    private static JsonNode tree(JsonText json) {
        try {
            return JSON.readTree(json.text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object jsonOrNull(@Nullable Object value) {
        return value == null ? null : json(value);
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
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%,.1f", ((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal fraction) {
            return String.format(Locale.ROOT, "%,.1f", fraction);
        }
        if (value instanceof BigInteger whole) {
            return String.format(Locale.ROOT, "%,d", whole);
        }
        return value instanceof Number number ? Amounts.count(number.longValue()) : value.toString();
    }
}
