package dev.coachstream.warehouse.export;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.lists.Formulas;
import dev.coachstream.warehouse.rows.FeedTable;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes tables and views of a store to files. */
@HostApi
public final class Export {
    private static final String COLUMNS =
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal AND table_name = ?"
                    + " ORDER BY column_index";

    private final StoreReader reader;
    private final boolean includePrivate;

    /** @param includePrivate whether private notes and audit trails are written, where the store has them */
    public Export(StoreReader reader, boolean includePrivate) {
        this.reader = reader;
        this.includePrivate = includePrivate;
    }

    /** The tables and views that can be exported. */
    public List<String> names() {
        return reader.database()
                .query(
                        "SELECT DISTINCT table_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY ALL",
                        row -> row.getString(1));
    }

    /**
     * Writes a table or view, over what was there. In CSV, text that a spreadsheet would take for a formula gets an apostrophe
     * before it.
     *
     * @return the number of rows written
     */
    public long write(String name, ExportFormat format, Path file) {
        if (!names().contains(name)) {
            throw new StoreException(
                    "the store has no table or view " + name + "; it has " + String.join(", ", names()));
        }
        String columns = reader
                .database()
                .query(COLUMNS, row -> selected(row.getString("column_name"), row.getString("data_type"), format), name)
                .stream()
                .filter(column -> includePrivate || !isPrivate(column))
                .collect(Collectors.joining(", "));
        return reader.database()
                .update("COPY (SELECT %s FROM \"%s\") TO %s (%s)"
                        .formatted(columns, name, Database.quoted(file), format.options()));
    }

    private static boolean isPrivate(String column) {
        return Arrays.stream(Feed.values())
                .flatMap(feed -> FeedTable.of(feed).secrets().stream())
                .anyMatch(secret -> column.endsWith('"' + secret + '"'));
    }

    private static String selected(String column, String type, ExportFormat format) {
        String quoted = '"' + column + '"';
        if (type.equals("UBIGINT")) {
            // Most readers of Parquet widen or refuse it; what is kept so is a digest, and no number.
            return "%1$s::VARCHAR AS %1$s".formatted(quoted);
        }
        return format == ExportFormat.CSV && type.equals("VARCHAR")
                ? "regexp_replace(%1$s, '%2$s', '''\\1') AS %1$s".formatted(quoted, Formulas.BEGINNING)
                : quoted;
    }
}
