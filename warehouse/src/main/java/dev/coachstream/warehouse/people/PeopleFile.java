package dev.coachstream.warehouse.people;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser.Feature;
import dev.coachstream.warehouse.store.StoreException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a list of people from a file, and says of each mistake in which line it is. */
final class PeopleFile {
    private static final String HEADER = "person,source,id, and team if wanted";
    private static final List<String> NEEDED = List.of("person", "source", "id");
    private static final String TEAM = "team";
    private static final ObjectReader CSV = CsvMapper.builder()
            .enable(Feature.WRAP_AS_ARRAY, Feature.TRIM_SPACES)
            .build()
            .readerForListOf(String.class);

    private final Path file;
    private final List<PeopleEntry> entries = new ArrayList<>();
    private @Nullable List<String> header;

    private PeopleFile(Path file) {
        this.file = file;
    }

    static List<PeopleEntry> read(Path file) {
        return new PeopleFile(file).read();
    }

    private List<PeopleEntry> read() {
        int line = 0;
        for (String text : lines()) {
            line++;
            if (!text.isBlank() && !text.startsWith("#")) {
                take(line, withoutEmptyEnd(split(line, text)));
            }
        }
        if (header == null) {
            throw new StoreException("the list of people " + file + " is empty: its first line is " + HEADER);
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new StoreException("the list of people " + file + " is not in UTF-8: save it as CSV UTF-8", e);
        } catch (IOException e) {
            throw new StoreException("the list of people " + file + " cannot be read: make it, or name another", e);
        }
    }

    /** Line by line, since no cell of ours needs two: a quote that does not end then spoils one line and not the rest. */
    private List<String> split(int line, String text) {
        try (MappingIterator<List<String>> row = CSV.readValues(text)) {
            return row.next();
        } catch (IOException | RuntimeException e) {
            throw wrong(line, "has a quote that does not end in it");
        }
    }

    private void take(int line, List<String> cells) {
        if (cells.isEmpty()) {
            return;
        }
        if (header == null) {
            header = header(line, cells);
        } else {
            entries.add(entry(line, cells(line, header, cells)));
        }
    }

    private List<String> header(int line, List<String> cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            names.add(cell.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT));
        }
        for (String name : names) {
            if (!NEEDED.contains(name) && !name.equals(TEAM)) {
                throw wrong(line, "has a column '%s'; the header is %s, parted by commas".formatted(name, HEADER));
            }
            if (Collections.frequency(names, name) > 1) {
                throw wrong(line, "has the column %s twice".formatted(name));
            }
        }
        if (!names.containsAll(NEEDED)) {
            throw wrong(line, "is no header; that is " + HEADER);
        }
        return names;
    }

    /** A spreadsheet writes as many commas as its widest row has. */
    private static List<String> withoutEmptyEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    private Map<String, String> cells(int line, List<String> names, List<String> row) {
        if (row.size() > names.size()) {
            throw wrong(
                    line,
                    "has %d cells and the header %d; a cell that holds a comma stands in quotes"
                            .formatted(row.size(), names.size()));
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                cells.put(names.get(i), row.get(i).strip());
            }
        }
        return cells;
    }

    private PeopleEntry entry(int line, Map<String, String> cells) {
        String person = needed(line, cells, "person");
        boolean denied = person.startsWith("!");
        String name = denied ? person.substring(1).strip() : person;
        if (name.isEmpty()) {
            throw wrong(line, "names nobody after the !");
        }
        Identity identity = new Identity(needed(line, cells, "source"), needed(line, cells, "id"));
        return new PeopleEntry(line, name, denied, identity, cells.get(TEAM));
    }

    private String needed(int line, Map<String, String> cells, String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw wrong(line, "has no %s; each needs person,source,id".formatted(column));
        }
        return cell;
    }

    private StoreException wrong(int line, String what) {
        return new StoreException("the list of people %s: line %d %s".formatted(file, line, what));
    }
}
