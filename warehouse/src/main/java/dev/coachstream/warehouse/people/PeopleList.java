package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is who, as somebody wrote it down: a CSV file with the columns {@code person,source,id} and, if wanted, {@code team}. A
 * person with {@code !} before the name is one whom that identity does <em>not</em> belong to. Lines that begin with {@code #} are
 * comments.
 *
 * @param entries in the file's order
 */
public record PeopleList(List<Entry> entries) {

    /** A list of nobody. */
    public static final PeopleList EMPTY = new PeopleList(List.of());

    public PeopleList {
        entries = List.copyOf(entries);
    }

    /**
     * One line.
     *
     * @param line where it stands in the file, from 1
     * @param person the name by which the list calls somebody, without the {@code !}
     * @param denied whether the identity is said <em>not</em> to be that person's
     * @param team null where the list gives none
     */
    public record Entry(
            int line,
            String person,
            boolean denied,
            Identity identity,
            @Nullable String team) {}

    /** Reads a file. Throws a {@link StoreException} that says what is wrong with it, and where. */
    public static PeopleList read(Path file) {
        return new PeopleList(PeopleFile.read(file));
    }
}
