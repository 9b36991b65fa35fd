package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RowAppender;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is who across accounts, in the store. Recomputed as a whole, so that what one list did the next undoes. */
public final class PersonResolver {
    private static final List<String> TABLES = List.of("person_identities", "person_links", "person_conflicts");

    private PersonResolver() {}

    /**
     * Resolves everybody whom the store knows, and keeps what came out. Writes nothing where nothing changed.
     *
     * @return whether something changed
     */
    public static boolean resolve(Store store, PeopleList list) {
        Database database = store.database();
        Resolution resolution = Resolution.of(ToldPeople.of(database), list);
        List<List<@Nullable Object>> identities = new ArrayList<>();
        for (PersonGroup person : resolution.persons()) {
            person.members.forEach(one -> identities.add(
                    Arrays.asList(one.source(), one.id(), person.person(), person.name != null, person.team)));
        }
        stage(database, "person_identities", identities);
        stage(
                database,
                "person_links",
                resolution.links().stream().map(PersonLink::row).toList());
        stage(
                database,
                "person_conflicts",
                resolution.conflicts().stream().map(PersonConflict::row).toList());
        return database.transaction(
                () -> TABLES.stream().filter(table -> replaced(database, table)).count() > 0);
    }

    /** How much somebody should look at, as of the last {@link #resolve}. */
    public static long conflicts(Store store) {
        return store.database().number("SELECT count(*) FROM person_conflicts");
    }

    /** Pairs of persons whose names are alike, best first; nothing of it is applied. */
    public static List<Suggestion> suggest(StoreReader store, PeopleList list, double least) {
        return new Suggestions(Resolution.of(ToldPeople.of(store.database()), list)).atLeast(least);
    }

    private static void stage(Database database, String table, Collection<List<@Nullable Object>> rows) {
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
            appender.text(cell == null ? null : cell.toString());
        }
    }

    private static boolean replaced(Database database, String table) {
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
