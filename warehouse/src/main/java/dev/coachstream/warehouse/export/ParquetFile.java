package dev.coachstream.warehouse.export;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Private;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A feed's records as a Parquet file: the canonical names and nesting, times as {@code TIMESTAMPTZ} in microseconds, maps as JSON.
 * Its columns are the model's, whether or not any record has something in them.
 */
@HostApi
public final class ParquetFile {
    private ParquetFile() {}

    /**
     * Writes what canonical JSON Lines hold, in their order, over what was there. Folders are no columns, whatever they are called
     * ({@code source=a}).
     *
     * @throws StoreException if a line is no record of the feed, or a file cannot be read or written
     */
    public static void write(Path jsonLines, Feed feed, Path file) {
        try (Database database = Database.inMemory()) {
            database.run("SET preserve_insertion_order = true");
            database.run(
                    "COPY (FROM read_json(%s, format = 'newline_delimited', hive_partitioning = false, columns = {%s})) TO %s (%s)"
                            .formatted(
                                    Database.quoted(exactly(jsonLines)),
                                    members(CanonicalJson.type(feed), ": '", "'"),
                                    Database.quoted(file),
                                    ExportFormat.PARQUET.options()));
        } catch (StoreException e) {
            throw new StoreException("the Parquet file " + file + " cannot be written" + reason(e), e);
        }
    }

    /** What is read is a pattern to DuckDB: {@code a?b} would be every file of that shape. */
    private static Path exactly(Path file) {
        return Path.of(file.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    private static String reason(StoreException e) {
        return e.getCause() == null ? "" : ": " + e.getCause().getMessage();
    }

    private static String members(Class<?> type, String before, String after) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> '"' + component.getName() + '"' + before + column(component) + after)
                .collect(Collectors.joining(", "));
    }

    private static String column(RecordComponent component) {
        return column(component.getType(), component.getGenericType());
    }

    private static String column(Class<?> type, Type generic) {
        if (type == Private.class) {
            Type held = ((ParameterizedType) generic).getActualTypeArguments()[0];
            return held instanceof ParameterizedType list
                    ? column((Class<?>) list.getRawType(), list)
                    : column((Class<?>) held, held);
        }
        if (Collection.class.isAssignableFrom(type)) {
            Class<?> item = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return column(item, item) + "[]";
        }
        if (type.isRecord()) {
            return "STRUCT(" + members(type, " ", "") + ")";
        }
        return scalar(type);
    }

    private static String scalar(Class<?> type) {
        if (type == Instant.class) {
            return "TIMESTAMPTZ";
        }
        if (type == BigDecimal.class) {
            return "DOUBLE";
        }
        if (type == Boolean.class) {
            return "BOOLEAN";
        }
        return type == String.class || type.isEnum() ? "VARCHAR" : "JSON";
    }
}
