package dev.coachstream.warehouse.store;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;

/** Makes plain values of what DuckDB's driver gives: its own types serve neither a table nor JSON. */
final class PlainCell {
    /** DuckDB's times without end, as its driver gives them, by the words that DuckDB has for them. */
    private static final Map<Object, String> ENDLESS = Map.of(
            time(Long.MAX_VALUE), "infinity",
            time(-Long.MAX_VALUE), "-infinity",
            LocalDateTime.ofInstant(time(Long.MAX_VALUE), ZoneOffset.UTC), "infinity",
            LocalDateTime.ofInstant(time(-Long.MAX_VALUE), ZoneOffset.UTC), "-infinity",
            LocalDate.ofEpochDay(Integer.MAX_VALUE), "infinity",
            LocalDate.ofEpochDay(-Integer.MAX_VALUE), "-infinity");

    private PlainCell() {}

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A row's cell, as a value that {@link ResultTable} names. */
    static @Nullable Object at(ResultSet row, int column) throws SQLException {
        Object stored = row.getObject(column);
        // A Timestamp is of the reader's zone, and cannot hold the hour that is left out there in spring.
        return stored instanceof Timestamp ? finite(row.getObject(column, LocalDateTime.class)) : of(stored);
    }

    private static Object finite(Object time) {
        String endless = ENDLESS.get(time);
        return endless == null ? time : endless;
    }

    private static @Nullable Object of(@Nullable Object stored) throws SQLException {
        if (stored instanceof OffsetDateTime at) {
            return finite(at.toInstant());
        }
        if (stored instanceof Timestamp at) {
            return finite(at.toLocalDateTime());
        }
        if (stored instanceof LocalDate day) {
            return finite(day);
        }
        if (stored instanceof JsonNode json) {
            return new JsonText(json.toString());
        }
        if (stored instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return several(stored);
    }

    private static @Nullable Object several(@Nullable Object stored) throws SQLException {
        if (stored instanceof Array array) {
            return list(Arrays.asList((@Nullable Object[]) array.getArray()));
        }
        if (stored instanceof Collection<?> items) {
            return list(items);
        }
        if (stored instanceof DuckDBStruct struct) {
            return members(struct.getMap());
        }
        return stored instanceof Map<?, ?> map ? members(map) : stored;
    }

    private static List<@Nullable Object> list(Collection<?> items) throws SQLException {
        List<@Nullable Object> plain = new ArrayList<>(items.size());
        for (Object item : items) {
            plain.add(of(item));
        }
        return plain;
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> map) throws SQLException {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            plain.put(String.valueOf(of(member.getKey())), of(member.getValue()));
        }
        return plain;
    }
}
