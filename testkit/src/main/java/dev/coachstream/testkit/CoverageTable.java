package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A vendor's part of {@code docs/vendors/coverage.md}: everything that its document describes, and where it is reached. A test
 * adds the rows, from the document's own lists and from the code, and asserts that the page says the same. With
 * {@code -Dcoverage.write=true} it writes the page instead.
 */
public final class CoverageTable {
    private static final Path PAGE = Path.of("../docs/vendors/coverage.md");
    private static final String HEAD = "| | in the document | reached by |\n|---|---|---|\n";

    private final String start;
    private final String end;
    private final List<String> rows = new ArrayList<>();

    /** @param part the vendor's id, or one of its documents */
    public CoverageTable(String part) {
        start = "<!-- coverage of " + part + " -->\n";
        end = "<!-- end of coverage of " + part + " -->\n";
    }

    /** A type as the page names it: without its package, with the type it is in. */
    public static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** Adds a row. Fails where nothing reaches what the document describes. */
    public void row(String kind, String name, String reached) {
        assertThat(reached).as("what reaches %s %s", kind, name).isNotBlank();
        rows.add("| %s | `%s` | %s |".formatted(kind, name, reached));
    }

    /** Fails unless the page holds exactly these rows. */
    public void assertWritten() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(start, end);
        String before = page.substring(0, page.indexOf(start) + start.length());
        String after = page.substring(page.indexOf(end));
        String table = HEAD + String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(PAGE, before + table + after);
            return;
        }
        assertThat(page.substring(before.length(), page.length() - after.length()))
                .as("%s: write it with -Dcoverage.write=true", PAGE)
                .isEqualTo(table);
    }
}
