package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a demo in a real browser. Its pictures in docs/images are written by this test:
 * {@code mvn -pl examples/aggregator -am test -Dtest=ReportPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures=../../docs/images}.
 */
final class ReportPageTest {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final String CHARTS =
            "return [...document.querySelectorAll('.chart canvas')].map(canvas => [...canvas.toDataURL()]"
                    + ".reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1000000007, 7)).join(' ')";
    private static final String AXE = "const done = arguments[arguments.length - 1];axe.run(document).then(result =>"
            + " done(result.violations.filter(fault => ['serious', 'critical'].includes(fault.impact)).map(fault =>"
            + " fault.id + ' ' + fault.nodes.map(node => node.html).join(' ')).join('; ')));";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void reportOnADemo() throws IOException {
        browser = Browser.start();
        run("demo", "--sessions", "400", "--store", "demo.duckdb", "--quiet");
        run("report", "--store", "demo.duckdb", "--html", "report.html");
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.prefer("light");
        browser.open(folder.resolve("report.html"));
    }

    @Test
    void drawsEveryChartWithoutAComplaintOrARequest() throws IOException {
        assertThat(charts()).hasSize(8).doesNotHaveDuplicates();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .containsOnly(folder.resolve("report.html").toUri().toString());
    }

    @Test
    void filtersEveryChartAtOnce() {
        List<String> before = charts();
        String selected = browser.run("return document.getElementById('selected').textContent");

        choose("coach", "[...select.options].map(option => option.textContent).indexOf('Grace Fischer')");

        assertThat(browser.run("return document.getElementById('selected').textContent"))
                .isNotEqualTo(selected);
        List<String> after = charts();
        for (int i = 0; i < before.size(); i++) {
            if (i != 3) { // a coach at a vendor that tells no due times has nothing overdue; the vendor's filter
                // shows it
                assertThat(after.get(i)).as("chart " + i).isNotEqualTo(before.get(i));
            }
        }
        choose("coach", "0");
        choose("vendor", "1");
        assertThat(charts().get(3)).isNotEqualTo(before.get(3));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void filtersByPeriodAndBack() {
        String everything = browser.run("document.querySelector('button[type=reset]').click(); return 1");
        assertThat(everything).isEqualTo("1");
        browser.runAsync("setTimeout(arguments[0], 50)");
        String all = browser.run("return document.querySelector('#weekly ~ details tbody').rows.length");

        browser.run("const from = document.getElementById('from'); from.value = '2026-06-01';"
                + "from.dispatchEvent(new Event('input', {bubbles: true}))");

        assertThat(Integer.parseInt(
                        browser.run("return document.querySelector('#weekly ~ details tbody').rows.length")))
                .isPositive()
                .isLessThan(Integer.parseInt(all));
    }

    @Test
    void hasNoSeriousFaultForThoseWhoDoNotSeeIt() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            browser.run(axe());
            assertThat(browser.runAsync(AXE)).as(scheme).isEmpty();
        }
    }

    @Test
    void isLightAndDark() throws IOException {
        browser.picture(PICTURES.resolve("report-light.png"));
        String light = browser.run("return getComputedStyle(document.body).backgroundColor");

        browser.prefer("dark");
        browser.picture(PICTURES.resolve("report-dark.png"));

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        assertThat(PICTURES.resolve("report-light.png")).isNotEmptyFile();
        assertThat(PICTURES.resolve("report-dark.png")).isNotEmptyFile();
    }

    private static List<String> charts() {
        return List.of(browser.run(CHARTS).split(" "));
    }

    private static void choose(String filter, String index) {
        browser.run(
                "const select = document.getElementById('%s'); select.selectedIndex = %s; select.dispatchEvent(new Event('input', {bubbles: true}))"
                        .formatted(filter, index));
    }

    private static String axe() throws IOException {
        try (var in = ReportPageTest.class.getResourceAsStream("/axe/axe.min.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(String... command) {
        Program.Ran ran = Program.in(folder).run(command);
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.exists(folder.resolve("demo.duckdb"))).isTrue();
    }
}
