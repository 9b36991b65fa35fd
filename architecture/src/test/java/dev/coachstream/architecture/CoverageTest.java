package dev.coachstream.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CoachingSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the vendors' documents describe is reached somewhere; each adapter's own test writes its part of the page. */
final class CoverageTest {
    private static final Path VENDORS = Path.of("../docs/vendors");

    @Test
    void leavesNoRowEmpty() throws IOException {
        List<String> rows = Files.readAllLines(VENDORS.resolve("coverage.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| |"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(100)
                .allMatch(row -> row.matches("\\| \\S[^|]* \\| `[^|]+` \\| \\S[^|]* \\|"));
    }

    @Test
    void hasAPageAndATableForEachVendor() throws IOException {
        String page = Files.readString(VENDORS.resolve("coverage.md"));

        for (CoachingSourceFactory adapter : CoachingSources.find().factories()) {
            assertThat(VENDORS.resolve(adapter.vendor() + ".md")).exists();
            assertThat(page)
                    .contains("<!-- coverage of " + adapter.vendor() + " -->\n| | in the document | reached by |\n");
        }
    }
}
