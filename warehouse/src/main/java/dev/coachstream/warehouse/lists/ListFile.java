package dev.coachstream.warehouse.lists;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser.Feature;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
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

/**
 * Reads a list that somebody keeps by hand, a CSV file with named columns, and says of each mistake in which line it is. Commas part its
 * cells or, where its header does, semicolons: a spreadsheet writes those where a comma is the decimal point.
 */
public final class ListFile {
    private static final ObjectReader CSV = CsvMapper.builder()
            .enable(Feature.WRAP_AS_ARRAY, Feature.TRIM_SPACES)
            .build()
            .readerForListOf(String.class);

    private final Path file;
    private final String what;
    private final List<String> needed;
    private final String optional;
    private final ListMistakes mistakes;
    private final List<ListRow> rows = new ArrayList<>();
    private @Nullable List<String> header;
    private char separator = ',';

    /**
     * @param what what it is called in errors, such as {@code list of people}
     * @param needed the columns that each line fills
     * @param optional the column that may be missing or empty
     */
    public ListFile(Path file, String what, List<String> needed, String optional) {
        this.file = file;
        this.what = what;
        this.needed = List.copyOf(needed);
        this.optional = optional;
        this.mistakes = new ListMistakes(what, file, needed);
    }

    /** In the file's order. Throws a {@link StoreException} that says what is wrong with it, and where. */
    public List<ListRow> read() {
        int line = 0;
        for (String said : lines()) {
            line++;
            String text = line == 1 ? said.replace("\uFEFF", "") : said;
            if (!text.isBlank() && !text.startsWith("#")) {
                take(line, withoutEmptyEnd(split(line, text)));
            }
        }
        if (header == null) {
            throw new StoreException("the %s %s is empty: its first line is %s".formatted(what, file, headerInWords()));
        }
        return List.copyOf(rows);
    }

    private String headerInWords() {
        return mistakes.neededColumns() + ", and " + optional + " if wanted";
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new StoreException("the " + what + " " + file + " is not in UTF-8: save it as CSV UTF-8", e);
        } catch (IOException e) {
            throw new StoreException("the " + what + " " + file + " cannot be read: make it, or name another", e);
        }
    }

    /** Line by line, since no cell of ours needs two: a quote that does not end then spoils one line and not the rest. */
    private List<String> split(int line, String text) {
        if (header == null && text.indexOf(';') >= 0) {
            separator = ';';
        }
        ObjectReader parted = CSV.with(CsvSchema.emptySchema().withColumnSeparator(separator));
        try (MappingIterator<List<String>> row = parted.readValues(text)) {
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
            rows.add(new ListRow(mistakes, line, cells(line, header, cells)));
        }
    }

    private List<String> header(int line, List<String> cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            names.add(cell.strip().toLowerCase(Locale.ROOT));
        }
        for (String name : names) {
            if (!needed.contains(name) && !name.equals(optional)) {
                throw wrong(
                        line,
                        "has a column '%s'; the header is %s, parted by commas or semicolons"
                                .formatted(name, headerInWords()));
            }
            if (Collections.frequency(names, name) > 1) {
                throw wrong(line, "has the column %s twice".formatted(name));
            }
        }
        if (!names.containsAll(needed)) {
            throw wrong(line, "is no header; that is " + headerInWords());
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
                    "has %s cells and the header %s; a cell that holds a %s stands in quotes"
                            .formatted(row.size(), names.size(), separator));
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                cells.put(names.get(i), Formulas.meant(row.get(i).strip()));
            }
        }
        return cells;
    }

    private StoreException wrong(int line, String mistake) {
        return mistakes.in(line, mistake);
    }
}
