package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.store.StoreException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a {@link ListFile} that is no header, no comment and not empty. */
public final class ListRow {
    private final ListMistakes mistakes;
    private final int line;
    private final Map<String, String> cells;

    ListRow(ListMistakes mistakes, int line, Map<String, String> cells) {
        this.mistakes = mistakes;
        this.line = line;
        this.cells = cells;
    }

    /** Where it stands in the file, from 1. */
    public int line() {
        return line;
    }

    /** A column's cell; null where it is blank. */
    public @Nullable String optional(String column) {
        return cells.get(column);
    }

    /** A column's cell. Throws where it is blank. */
    public String needed(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw wrong("has no %s; each needs %s".formatted(column, mistakes.neededColumns()));
        }
        return cell;
    }

    /** The error that says what is wrong with this line. */
    public StoreException wrong(String what) {
        return mistakes.in(line, what);
    }
}
