package dev.coachstream.warehouse.export;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.lists.Formulas;
import dev.coachstream.warehouse.people.Identity;
import dev.coachstream.warehouse.rows.FeedTable;
import dev.coachstream.warehouse.rows.LinkTable;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RowAppender;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes tables and views of a store to files. Belongs to one thread, as its reader does. */
@HostApi
public final class Export {
    private static final String COLUMNS =
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal AND table_name = ?"
                    + " ORDER BY column_index";
    private static final Set<String> LINKS = Set.of(LinkTable.table(Feed.POINTS), LinkTable.table(Feed.TODOS));

    private final StoreReader reader;
    private final boolean includePrivate;
    private boolean ofSomeAccounts;
    private boolean ofSomeSessions;

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

    /** Whether each row of a table or view belongs to one account. */
    public boolean isOfAccounts(String name) {
        return reader.database()
                .query(COLUMNS, row -> row.getString("column_name"), name)
                .contains("source");
    }

    /** Writes rows of these accounts only from here on, where rows belong to one. */
    public void ofAccounts(Collection<String> accounts) {
        reader.database().run("CREATE OR REPLACE TEMP TABLE exported_accounts (source VARCHAR)");
        try (RowAppender appender = reader.database().temporary("exported_accounts")) {
            for (String account : accounts) {
                appender.begin();
                appender.text(account);
                appender.end();
            }
        }
        ofSomeAccounts = true;
    }

    /** Writes links of these sessions only from here on. */
    public void linksOf(Collection<Identity> sessions) {
        reader.database().run("CREATE OR REPLACE TEMP TABLE exported_sessions (source VARCHAR, id VARCHAR)");
        try (RowAppender appender = reader.database().temporary("exported_sessions")) {
            for (Identity session : sessions) {
                appender.begin();
                appender.text(session.source());
                appender.text(session.id());
                appender.end();
            }
        }
        ofSomeSessions = true;
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
                .update("COPY (SELECT %s FROM \"%s\"%s) TO %s (%s)"
                        .formatted(columns, name, chosen(name), Database.quoted(file), format.options()));
    }

    private String chosen(String name) {
        List<String> conditions = new ArrayList<>();
        if (ofSomeAccounts && isOfAccounts(name)) {
            conditions.add("source IN (FROM temp.exported_accounts)");
        }
        if (ofSomeSessions && LINKS.contains(name)) {
            conditions.add("(source, session_id) IN (SELECT (source, id) FROM temp.exported_sessions)");
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
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
