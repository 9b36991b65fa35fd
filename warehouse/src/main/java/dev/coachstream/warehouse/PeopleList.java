package dev.coachstream.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param place which entry of the file it is, from 1
     * @param person the name by which the list calls somebody, without the {@code !}
     * @param denied whether the identity is said <em>not</em> to be that person's
     * @param team null where the list gives none
     */
    public record Entry(
            int place,
            String person,
            boolean denied,
            Identity identity,
            @Nullable String team) {}

    /** Reads a file. Throws a {@link StoreException} that says what is wrong with it, and where. */
    public static PeopleList read(Path file) {
        if (!Files.isReadable(file)) {
            throw new StoreException("the list of people " + file + " cannot be read: make it, or name another");
        }
        List<Entry> entries = new ArrayList<>();
        try (Database database = Database.inMemory()) {
            for (Map<String, String> row : rows(database, file)) {
                entries.add(entry(file, entries.size() + 1, row));
            }
        }
        return new PeopleList(entries);
    }

    private static List<Map<String, String>> rows(Database database, Path file) {
        try {
            return database.query(
                    "FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', comment = '#',"
                            + " parallel = false)",
                    row -> {
                        Map<String, String> cells = new LinkedHashMap<>();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            String cell = row.getString(i);
                            if (cell != null && !cell.isBlank()) {
                                cells.put(row.getMetaData().getColumnName(i).strip(), cell.strip());
                            }
                        }
                        return cells;
                    },
                    file.toString());
        } catch (StoreException e) {
            throw new StoreException(
                    "the list of people " + file + " is no CSV with the header person,source,id: " + e.getMessage(), e);
        }
    }

    private static Entry entry(Path file, int place, Map<String, String> row) {
        String person = needed(file, place, row, "person");
        boolean denied = person.startsWith("!");
        String name = denied ? person.substring(1).strip() : person;
        if (name.isEmpty()) {
            throw wrong(file, place, "names nobody after the !");
        }
        Identity identity = new Identity(needed(file, place, row, "source"), needed(file, place, row, "id"));
        return new Entry(place, name, denied, identity, row.get("team"));
    }

    private static String needed(Path file, int place, Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw wrong(file, place, "has no " + column + "; the header is person,source,id, and team if wanted");
        }
        return cell;
    }

    private static StoreException wrong(Path file, int place, String what) {
        return new StoreException("the list of people %s: entry %d %s".formatted(file, place, what));
    }
}
