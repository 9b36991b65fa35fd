package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** A report's page on paper and on screens of two widths: in a real browser. */
final class ReportLayoutTest {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    /** Everything of a chart that is not within its card, or a card that has neither its title nor what was chosen. */
    private static final String ASTRAY = """
            return [...document.querySelectorAll('.chart:not([hidden])')].filter(chart => {
                const card = chart.parentElement.getBoundingClientRect(), drawn = chart.querySelector('canvas').getBoundingClientRect();
                const caption = chart.parentElement.querySelector('.caption');
                return drawn.width < 100 || drawn.left < card.left || drawn.right > card.right || drawn.top < card.top || drawn.bottom > card.bottom
                    || caption.offsetHeight === 0 || !/as of \\d+ \\w+ \\d{4}/.test(caption.textContent);
            }).map(chart => chart.id).join(' ')""";
    /** Tables whose first answers are not seen, or that hide columns and do not say so. */
    private static final String HIDING = """
            return [...document.querySelectorAll('.scroll')].filter(scroll => scroll.offsetParent !== null).filter(scroll => {
                const edge = scroll.getBoundingClientRect().left + scroll.clientWidth;
                const unseen = [...scroll.querySelectorAll('th.answer')].some(cell => cell.getBoundingClientRect().right > edge + 1);
                const silent = scroll.scrollWidth > scroll.clientWidth + 1 && scroll.previousElementSibling.hidden;
                return unseen || silent;
            }).map(scroll => scroll.getAttribute('aria-label') || scroll.getAttribute('aria-labelledby')).join('; ')""";

    /** Tables that are wider than their card, or whose names are parted within words. */
    private static final String SQUEEZED = """
            return [...document.querySelectorAll('.scroll table')].filter(table => table.offsetParent !== null).filter(table => {
                const cells = [...table.rows].filter(row => row.offsetParent !== null).map(row => row.cells[0].getBoundingClientRect());
                const wide = matchMedia('print').matches && table.getBoundingClientRect().right > table.closest('section').getBoundingClientRect().right + 1;
                return wide || cells.some(cell => cell.width < 44 || cell.height > 5 * cell.width);
            }).map(table => table.parentElement.getAttribute('aria-label')).join('; ')""";

    /** Columns whose figures have not all as many decimals, so that they do not stand beneath each other. */
    private static final String RAGGED = """
            return [...document.querySelectorAll('#charts table')].flatMap(table => [...table.tHead.rows[0].cells].filter((head, column) => {
                const figures = [...table.tBodies[0].rows].map(row => row.cells[column]).filter(cell => cell && cell.className === 'number' && cell.textContent !== '–');
                return new Set(figures.map(cell => (cell.textContent.split('.')[1] || '').length)).size > 1;
            }).map(head => head.textContent)).join('; ')""";

    @RegisterExtension
    private static final OpenReport report = OpenReport.ofADemo();

    private static Browser browser;

    @BeforeAll
    static void look() {
        browser = report.browser();
    }

    @Test
    void givesTheFiguresOfAColumnAsManyDecimals() {
        report.open("");

        assertThat(browser.run("return document.querySelectorAll('#charts td.number').length > 50"))
                .isEqualTo("true");
        assertThat(browser.run(RAGGED)).isEmpty();
    }

    /** The paper's width in CSS pixels, less margins of 12 mm: what a browser's own dialogue lays out for. */
    @ParameterizedTest
    @CsvSource({"A4,703", "Letter,725"})
    void fitsEachChartIntoItsCardOnPaper(String paper, int width) {
        browser.size(width, 1000);
        browser.print(true);

        assertThat(browser.run(ASTRAY)).as(paper).isEmpty();
        assertThat(browser.run(SQUEEZED)).as(paper).isEmpty();

        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.run(ASTRAY)).as(paper).isEmpty();
        browser.run("dispatchEvent(new Event('afterprint'))");
        browser.print(false);
    }

    @ParameterizedTest
    @CsvSource({"a4,8.27,11.69", "letter,8.5,11"})
    void printsEachChartOnceAndWhole(String paper, double width, double height) throws IOException {
        report.open("#vendor=samsara");
        List<String> titles = List.of(browser.run(
                        "return [...document.querySelectorAll('.chart:not([hidden])')].map(chart => chart.parentElement.querySelector('h2').textContent).join('|')")
                .split("\\|", -1));

        byte[] pdf = browser.pdf(width, height);

        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("report-" + paper + ".pdf"), pdf);
        PrintedPages pages = PrintedPages.of(pdf);
        assertThat(pages.crossings()).isEmpty();
        for (String title : titles) {
            assertThat(pages.cardsWith(title)).as(title).hasSize(1).allSatisfy(card -> {
                assertThat(pages.drawnIn(card)).isGreaterThan(5);
                assertThat(pages.textIn(card))
                        .contains("samsara, all teams, all coaches")
                        .contains("as of ");
            });
        }
        assertThat(pages.text()).contains("samsara, all teams, all coaches").contains("as of ");
        assertThat(report.text("about")).as("the screen is as it was").contains("as of");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void hidesNoFigureOfAnyTable(int width) {
        browser.size(width, 900);
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        browser.runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");

        assertThat(browser.run(HIDING)).isEmpty();
        assertThat(browser.run(SQUEEZED)).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");

        browser.click("#tile-late");
        browser.runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        assertThat(browser.run(HIDING)).isEmpty();
    }

    @Test
    void saysWhichColumnsATableHasBeyondItsEdge() {
        browser.size(390, 844);
        browser.runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");

        assertThat(browser.run(
                        "return document.querySelector('[aria-labelledby=before-after-title] .hint').textContent"))
                .startsWith("Scroll sideways for: ")
                .contains("Vendor");
    }

    @Test
    void saysHowManyRowsATableHasBelowItsEdge() {
        String rows =
                browser.run("return document.querySelectorAll('[aria-labelledby=before-after-title] tbody tr').length");

        assertThat(browser.run(
                        "return document.querySelector('[aria-labelledby=before-after-title] .hint').textContent"))
                .endsWith("Scroll down for all " + rows + " rows ↓");
    }

    @Test
    void printsTheFirstRowsOfATableAndHowManyMoreThereAre() {
        String card = "document.querySelector('[aria-labelledby=before-after-title]')";
        int rows = report.number(card + ".querySelectorAll('tbody tr').length");
        browser.print(true);

        assertThat(report.number("[..." + card
                        + ".querySelectorAll('tbody tr')].filter(row => row.offsetParent !== null).length"))
                .isEqualTo(40)
                .isLessThan(rows);
        assertThat(browser.run("return " + card + ".querySelector('.rest').textContent"))
                .isEqualTo("and " + (rows - 40) + " more, on the screen");
        browser.print(false);
    }

    /** Forty rows are longer than a page of this height. */
    @Test
    void printsTheHeadOfATableOnEachOfItsPages() throws IOException {
        PrintedPages pages = PrintedPages.of(browser.pdf(8.27, 5));

        assertThat(pages.words().stream()
                        .filter(word -> word.text().equals("Before"))
                        .map(PrintedPages.Word::page)
                        .distinct())
                .hasSizeGreaterThan(2);
    }

    /** A family of four, a flag and an accent are a letter each. */
    @Test
    void cutsNamesBetweenLetters() throws IOException {
        String family = "👨‍👩‍👧‍👦";
        Path page = report.path().resolve("long.html");
        String name = "é".repeat(10) + family.repeat(60);
        Files.writeString(
                page,
                Files.readString(report.path().resolve("report.html"))
                        .replace("\"Grace Fischer\"", "\"" + name + "\""));
        browser.open(page);

        String shown = browser.run(
                "return [...document.querySelectorAll('#load ~ details .opens')].map(name => name.textContent).find(name => name.endsWith('…'))");

        assertThat(shown).isEqualTo("é".repeat(10) + family.repeat(29) + "…");
    }

    @Test
    void letsANameFromRightToLeftTurnNoWordsAround() throws IOException {
        String name = "\u0645\u062D\u0645\u062F";
        Path page = report.path().resolve("arabic.html");
        Files.writeString(
                page,
                Files.readString(report.path().resolve("report.html"))
                        .replace("\"Grace Fischer\"", "\"" + name + "\""));
        browser.open(page, "#coach=" + name);

        assertThat(report.text("selected"))
                .contains("coach \u2068" + name + "\u2069, ")
                .contains(" selected, by 1 coach: ");
        assertThat(browser.run("return getComputedStyle(document.querySelector('#charts td')).unicodeBidi"))
                .isEqualTo("plaintext");
    }

    @Test
    void takesALineWhereACardHasNothing() {
        report.choose("vendor", "cresta");

        assertThat(Stream.of(browser.run(
                                        "return [...document.querySelectorAll('section.none')].map(card => Math.round(card.getBoundingClientRect().height)).join(' ')")
                                .split(" ", -1))
                        .map(Integer::valueOf))
                .isNotEmpty()
                .allSatisfy(height -> assertThat(height).isLessThan(60));
    }

    @Test
    void givesAVendorItsOwnColourWhoeverElseIsThere() {
        String colour = "const options = echarts.getInstanceByDom(document.getElementById('weekly')).getOption();"
                + "return options.series.find(series => series.name === 'samsara').itemStyle.color";
        String before = browser.run(colour);
        Path page = report.path().resolve("report.html");

        report.choose("vendor", "samsara");

        assertThat(browser.run(colour)).isEqualTo(before).startsWith("#");
        assertThat(page).exists();
    }

    @Test
    void saysTheExactWordsUnderThePointerAndTheKeyboard() {
        String tip =
                "return getComputedStyle(document.querySelector('#survival').parentElement.querySelector('.tip')).display";
        assertThat(browser.run(tip)).isEqualTo("none");

        browser.run("document.querySelector('#survival').parentElement.querySelector('.exact').focus()");

        assertThat(browser.run(tip)).isEqualTo("block");
        assertThat(
                        browser.run(
                                "return document.querySelector('#survival').parentElement.querySelector('.exact').getAttribute('aria-label')"))
                .contains("Kaplan–Meier");
    }
}
