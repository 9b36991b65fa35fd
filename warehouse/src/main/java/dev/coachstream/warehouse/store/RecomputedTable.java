package dev.coachstream.warehouse.store;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table whose rows are worked out as a whole each time, and written only where they changed. */
public final class RecomputedTable {
    private RecomputedTable() {}

    /** Puts aside what the table is to hold; null, text and flags are known. */
    public static void stage(Database database, String table, Collection<List<@Nullable Object>> rows) {
        database.run("CREATE OR REPLACE TEMP TABLE new_%1$s AS FROM %1$s LIMIT 0".formatted(table));
        try (RowAppender appender = database.temporary("new_" + table)) {
            for (List<@Nullable Object> row : rows) {
                appender.begin();
                for (Object cell : row) {
                    put(appender, cell);
                }
                appender.end();
            }
        }
    }

    private static void put(RowAppender appender, @Nullable Object cell) {
        if (cell instanceof Boolean flag) {
            appender.flag(flag);
        } else {
            appender.text(Objects.toString(cell, null));
        }
    }

    /** Puts in what was put aside, unless the table holds just that; whether it did. In a transaction of the caller's. */
    public static boolean replaced(Database database, String table) {
        long differences = database.number("""
            SELECT (SELECT count(*) FROM (FROM %1$s EXCEPT ALL FROM new_%1$s))
                + (SELECT count(*) FROM (FROM new_%1$s EXCEPT ALL FROM %1$s))\
            """.formatted(table));
        if (differences > 0) {
            database.update("DELETE FROM " + table);
            database.update("INSERT INTO %1$s FROM new_%1$s ORDER BY ALL".formatted(table));
        }
        return differences > 0;
    }
}
