package dev.coachstream.aggregator.terminal;

import dev.coachstream.error.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, its most important columns first. Cells are cleaned of what could steer a terminal. How wide it may be is known when it
 * is shown: until then a line is its cells, parted by control characters, which no cell holds; {@link TableLayout} makes columns of them.
 */
public final class Table {
    static final String VERBATIM = "\u001a";
    static final String SENTENCE = "\u001c";
    static final String HEADER = "\u001d";
    static final String ROW = "\u001e";
    static final String CELL = "\u001f";

    /** A cell without a value. */
    public static final String NOTHING = "–";

    private final List<String> lines = new ArrayList<>();

    public Table(String... header) {
        add(HEADER, (Object[]) header);
    }

    public Table row(Object... cells) {
        add(ROW, cells);
        return this;
    }

    private void add(String mark, Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(clean(String.valueOf(cell)));
        }
        lines.add(mark + String.join(CELL, row));
    }

    /** The lines, header first, to be laid out. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** A line of data, which stays as it is, whatever is in it. */
    public static String verbatim(String line) {
        return VERBATIM + line;
    }

    /** A sentence beside tables, which is parted between its words where the screen ends. */
    public static String sentence(String text) {
        return SENTENCE + clean(text);
    }

    /** Text from a vendor as it may be shown. */
    public static String clean(String text) {
        return Printable.line(text);
    }
}
