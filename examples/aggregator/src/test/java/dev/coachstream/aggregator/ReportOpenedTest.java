package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What a report's figures open to, in a real browser. */
final class ReportOpenedTest {
    private static final String DATA = "JSON.parse(document.getElementById('data').textContent)";
    private static final String COLUMN =
            "return [...document.querySelectorAll('#list-table tbody tr')].map(row => row.cells[%d].textContent).join('|')";

    @RegisterExtension
    private static final OpenReport report = OpenReport.ofADemo();

    private static Browser browser;

    @BeforeAll
    static void look() {
        browser = report.browser();
    }

    @Test
    void listsAsManyAsItsFigureSays() {
        int overdue = Integer.parseInt(report.text("tile-late"));

        browser.click("#tile-late");

        assertThat(report.text("list-note")).startsWith(overdue + " sessions.");
        assertThat(report.rows()).isEqualTo(overdue);
        assertThat(List.of(column(1).split("\\|", -1))).containsOnly("overdue");
        assertThat(report.address()).isEqualTo("#list=late");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void listsPeopleAndThePersonsSessions() {
        int missing = Integer.parseInt(report.text("tile-missing"));
        assertThat(missing).isEqualTo(notCoached());
        browser.click("#tile-missing");
        assertThat(report.rows()).isEqualTo(missing);
        String name = column(0).split("\\|", -1)[0];

        browser.click("#list-table tbody .opens");

        assertThat(report.text("list-title")).isEqualTo("Sessions of " + name);
        assertThat(List.of(column(0).split("\\|", -1))).containsOnly(name);
    }

    @Test
    void opensEveryTile() {
        assertThat(List.of("sessions", "completed", "acknowledged", "median", "late", "missing"))
                .allSatisfy(tile -> {
                    browser.click("#tile-" + tile);

                    assertThat(browser.run("return document.getElementById('list').open"))
                            .isEqualTo("true");
                    assertThat(report.rows()).isPositive();
                    browser.press(Keys.ESCAPE);
                });
    }

    /** The lists that a row of each card's table opens. */
    @Test
    void opensTheRowsOfEveryTable() {
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");

        assertThat("""
                weekly  #weekly ~ details
                rates   #rates ~ details
                coverage #coverage ~ details
                person  [aria-labelledby=missing-title]
                load    #load ~ details
                late    #overdue ~ details
                kinds   #kinds ~ details
                topics  #topics ~ details
                again   #recurrence ~ details
                again   [aria-labelledby=before-after-title]
                todos   [aria-labelledby=todos-title]
                person  [aria-labelledby=days-on-list-title]
                due     [aria-labelledby=timeliness-title]
                again   [aria-labelledby=repeats-title]
                coached [aria-labelledby=calibration-title]
                events  [aria-labelledby=event-to-coaching-title]
                """.lines().map(line -> line.split(" +", 2))).allSatisfy(card -> {
            browser.run("document.querySelector('%s .opens').click()".formatted(card[1]));

            assertThat(report.address()).contains("list=" + card[0]);
            assertThat(report.rows()).isPositive();
            browser.press(Keys.ESCAPE);
        });
    }

    /** Of all time, whatever period is chosen, and for sessions without a coach too. */
    @ParameterizedTest
    @CsvSource({"timeliness,2 3 4 5", "calibration,7"})
    void opensEachCoachToTheSessionsOfTheRow(String table, String columns) {
        String rows = "[...document.querySelectorAll('[aria-labelledby=%s-title] tbody tr')]".formatted(table);
        String count = "'%s'.split(' ').reduce((sum, column) => sum + Number(row.cells[column].textContent), 0)";

        List<String> counted =
                List.of(browser.run("return %s.map(row => %s).join(' ')".formatted(rows, count.formatted(columns)))
                        .split(" ", -1));
        List<String> listed = List.of(browser.run(
                        "return %s.map(row => { row.querySelector('.opens').click(); const rows = %s; document.getElementById('list').close(); return rows; }).join(' ')"
                                .formatted(rows, OpenReport.ROWS))
                .split(" ", -1));

        assertThat(listed).isEqualTo(counted).hasSizeGreaterThan(3);
    }

    @Test
    void opensAnAccountToTheSessionsOnEventsAndToNoOthers() {
        report.open("#list=events&of=fleet");

        assertThat(report.rows())
                .isEqualTo(count("SELECT count(DISTINCT session_id) FROM person_points WHERE occurred_at IS NOT NULL"));
        assertThat(report.text("list-title")).startsWith("Sessions of fleet on events");
    }

    @Test
    void opensTheTargetOfAcknowledgementsToThoseThatMissIt() {
        int unsigned = count("SELECT count(*) FROM person_sessions"
                + " WHERE asks_acknowledgement AND NOT coalesce(coachee_sign_off_done, false)");
        int missed = report.number("data().targets[1].missedBy".replace("data()", DATA));

        browser.run("document.querySelectorAll('[aria-labelledby=targets-title] .opens')[1].click()");

        assertThat(report.text("list-title")).isEqualTo("Sessions not acknowledged after 30 days");
        assertThat(report.rows()).isEqualTo(missed).isPositive().isLessThan(unsigned);
    }

    /** No demo has scores: here the earlier half of all points are scored strengths, and the later half scored opportunities. */
    @Test
    void opensACriterionToTheSessionsInWhichItWasScored() throws IOException {
        Path file =
                Files.copy(report.path().resolve("demo.duckdb"), report.path().resolve("scored.duckdb"));
        try (Store store = Store.open(file, StoreOptions.defaults())) {
            store.database().run("""
                    UPDATE points SET criterion_id = 'g', criterion_name = 'Greets', rubric_name = 'Chat', score = 1,
                        kind = CASE WHEN id IN (SELECT id FROM person_points QUALIFY ntile(2) OVER (ORDER BY counted_at, id) = 1)
                            THEN 'STRENGTH' ELSE 'OPPORTUNITY' END""");
        }
        assertThat(Program.in(report.path())
                        .run("report", "--store", "scored.duckdb", "--html", "scored.html")
                        .exit())
                .isZero();
        browser.open(report.path().resolve("scored.html"));

        browser.run("[...document.querySelectorAll('[aria-labelledby=scores-title] tbody tr')]"
                + ".find(row => row.cells[8].textContent === 'samsara').querySelector('.opens').click()");

        assertThat(report.address()).endsWith("list=scored&of=Greets&in=Chat, samsara");
        assertThat(report.rows())
                .isEqualTo(count("SELECT count(DISTINCT session_id) FROM person_points WHERE vendor = 'samsara'"));
    }

    @Test
    void opensABarThatIsClicked() {
        browser.click("#load canvas", -100, -90);

        assertThat(report.address()).startsWith("#list=load&of=");
        assertThat(report.text("list-title")).startsWith("Sessions of coach ");
        assertThat(report.rows()).isPositive();
    }

    @Test
    void sortsAndDownloadsWhatItLists() throws IOException {
        browser.downloads(report.path());
        browser.click("#tile-missing");

        browser.click("#list-table thead th:nth-child(2) .sorts");
        List<Integer> days = Stream.of(column(1).split("\\|", -1))
                .map(text -> Integer.valueOf(text.replace(",", "")))
                .toList();
        assertThat(days)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .hasSizeGreaterThan(1);
        browser.click("#list-table thead th:nth-child(2) .sorts");
        assertThat(column(1).split("\\|", -1)[0]).isEqualTo("%,d".formatted(days.get(days.size() - 1)));

        browser.click("#list-file");
        String csv = downloaded("not-coached-in-30-days.csv");
        assertThat(csv).startsWith("\ufeffPerson,Days since,Last coached,Coach,Team\r\n");
        assertThat(csv.lines()).hasSize(1 + days.size());
    }

    @Test
    void givesASpreadsheetNoFormula() {
        assertThat(browser.run("return 1")).isEqualTo("1");
        browser.click("#tile-late");
        browser.run(
                "window.kept = []; const make = URL.createObjectURL;"
                        + "URL.createObjectURL = blob => { blob.text().then(text => window.kept.push(text)); return make(blob); }");
        browser.click("#list-file");
        browser.runAsync(
                "const done = arguments[0]; const look = () => window.kept.length ? done() : setTimeout(look, 10); look();");

        assertThat(browser.run("return window.kept[0]").lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotStartWith("=")
                        .doesNotContain(",=")
                        .doesNotContain(",+"));
    }

    @Test
    void opensAndClosesAListWithoutAMouse() {
        browser.run("document.getElementById('tile-late').focus()");
        browser.press(Keys.ENTER);
        assertThat(browser.run("return document.getElementById('list').contains(document.activeElement)"))
                .isEqualTo("true");
        browser.press(Keys.ESCAPE);

        assertThat(browser.run("return document.getElementById('list').open")).isEqualTo("false");
        assertThat(report.address()).isEmpty();
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("tile-late");
    }

    @Test
    void hasNoSeriousFaultWhereAListIsOpen() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            report.open("#list=late");
            assertThat(report.faults()).as(scheme).isEmpty();
        }
        browser.prefer("light");
    }

    @Test
    void saysWhatToDoWhereAStoreIsEmpty() {
        Store.open(report.path().resolve("empty.duckdb"), StoreOptions.defaults())
                .close();
        assertThat(Program.in(report.path())
                        .run("report", "--store", "empty.duckdb", "--html", "empty.html")
                        .exit())
                .isZero();

        browser.open(report.path().resolve("empty.html"));

        assertThat(browser.run("return document.body.innerText"))
                .contains("Nothing is in this store yet")
                .contains("coachstream sync")
                .doesNotContain("Not coached in 30 days");
        assertThat(browser.complaints()).isEmpty();
    }

    private static int notCoached() {
        return count("SELECT count(*) FROM metric_coverage WHERE not_coached_in_30_days");
    }

    private static int count(String sql) {
        return StoreReader.read(
                report.path().resolve("demo.duckdb"),
                StoreOptions.defaults(),
                reader -> Integer.parseInt(
                        String.valueOf(reader.rows(sql).cells().get(0).get(0))));
    }

    private static String column(int index) {
        return browser.run(COLUMN.formatted(index));
    }

    /** Once the browser has written it whole. */
    private static String downloaded(String name) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (Files.notExists(report.path().resolve(name)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return Files.readString(report.path().resolve(name));
    }
}
