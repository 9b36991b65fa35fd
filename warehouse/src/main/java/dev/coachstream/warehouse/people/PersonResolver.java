package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RecomputedTable;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is who across accounts, in the store. Recomputed as a whole, so that what one list did the next undoes. */
@HostApi
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
        Resolution resolution = Resolution.of(RecordedPeople.of(database), list);
        List<List<@Nullable Object>> identities = new ArrayList<>();
        for (PersonGroup person : resolution.persons()) {
            person.members.forEach(one -> identities.add(
                    Arrays.asList(one.source(), one.id(), person.person(), person.name != null, person.team)));
        }
        RecomputedTable.stage(database, "person_identities", identities);
        RecomputedTable.stage(
                database,
                "person_links",
                resolution.links().stream().map(PersonLink::row).toList());
        RecomputedTable.stage(
                database,
                "person_conflicts",
                resolution.conflicts().stream().map(PersonConflict::row).toList());
        return database.transaction(() -> TABLES.stream()
                        .filter(table -> RecomputedTable.replaced(database, table))
                        .count()
                > 0);
    }

    /** How much somebody should look at, as of the last {@link #resolve}. */
    public static long conflicts(Store store) {
        return store.database().number("SELECT count(*) FROM person_conflicts");
    }

    /** Pairs of persons whose names are alike, best first; nothing of it is applied. */
    public static List<Suggestion> suggest(StoreReader store, PeopleList list, double least) {
        return new Suggestions(Resolution.of(RecordedPeople.of(store.database()), list)).atLeast(least);
    }
}
