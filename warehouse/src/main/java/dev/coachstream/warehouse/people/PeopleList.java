package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.lists.ListFile;
import dev.coachstream.warehouse.lists.ListRow;
import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who is who, as somebody wrote it down: a CSV file with the columns {@code person,source,id} and, if wanted, {@code team}. A
 * person with {@code !} before the name is one whom that identity does <em>not</em> belong to. Lines that begin with {@code #} are
 * comments.
 *
 * @param entries in the file's order
 */
@HostApi
public record PeopleList(List<PeopleEntry> entries) {

    /** A list of nobody. */
    public static final PeopleList EMPTY = new PeopleList(List.of());

    public PeopleList {
        entries = List.copyOf(entries);
    }

    /** Reads a file. Throws a {@link StoreException} that says what is wrong with it, and where. */
    public static PeopleList read(Path file) {
        return new PeopleList(new ListFile(file, "list of people", List.of("person", "source", "id"), "team")
                .read().stream().map(PeopleList::entry).toList());
    }

    private static PeopleEntry entry(ListRow row) {
        String person = row.needed("person");
        boolean denied = person.startsWith("!");
        String name = denied ? person.substring(1).strip() : person;
        if (name.isEmpty()) {
            throw row.wrong("names nobody after the !");
        }
        Identity identity = new Identity(row.needed("source"), row.needed("id"));
        return new PeopleEntry(row.line(), name, denied, identity, row.optional("team"));
    }
}
