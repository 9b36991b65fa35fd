package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.HostApi;
import java.util.regex.Pattern;

/** Text that a spreadsheet may take for a formula: an apostrophe before it says that it is none. */
@HostApi
public final class Formulas {
    /**
     * How it begins, for Java, for DuckDB and for the report's page: with a sign, full-width and small ones too, behind anything that is not
     * seen, or with a character that ends a cell.
     */
    public static final String BEGINNING =
            "^([\\t\\r\\n]|[\\s\\p{Z}\\p{C}]*[-=+@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B])";

    private static final Pattern FORMULA = Pattern.compile(BEGINNING);

    private Formulas() {}

    /** The text as it may stand in a cell. */
    public static String disarmed(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** What stands in a cell that was written so. */
    static String meant(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).lookingAt() ? cell.substring(1) : cell;
    }
}
