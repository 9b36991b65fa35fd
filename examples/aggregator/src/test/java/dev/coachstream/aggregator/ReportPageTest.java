package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * The report of a demo in a real browser. Its pictures in docs/images, of the page in light and dark and of paper, are written by this
 * test: CONTRIBUTING.md has the command.
 */
final class ReportPageTest {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    /** The first of the cards that are tables and no charts. */
    private static final String TABLES = "[aria-labelledby=before-after-title]";
    /** Each chart with what it shows; one without anything to show is hidden. */
    private static final String CHARTS =
            "return [...document.querySelectorAll('.chart:not([hidden])')].map(chart => chart.id + '='"
                    + " + [...chart.querySelector('canvas').toDataURL()]"
                    + ".reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1000000007, 7)).join(' ')";

    @RegisterExtension
    private static final OpenReport report = OpenReport.ofADemo();

    private static Browser browser;

    @BeforeAll
    static void look() {
        browser = report.browser();
    }

    @Test
    void drawsEveryChartWithoutAComplaintOrARequest() throws IOException {
        assertThat(charts())
                .containsOnlyKeys(
                        "weekly", "rates", "coverage", "load", "overdue", "survival", "kinds", "topics", "recurrence");
        assertThat(charts().values()).doesNotHaveDuplicates();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .containsOnly(report.path().resolve("report.html").toUri().toString());
    }

    @Test
    void filtersByCoach() {
        Map<String, String> before = charts();
        String selected = report.text("selected");

        report.choose("coach", "Grace Fischer");

        assertThat(report.text("selected")).isNotEqualTo(selected).contains("coach Grace Fischer");
        // what came up again is told by vendor only
        assertThat(changed(before, charts()))
                .containsExactlyInAnyOrder(
                        "weekly", "rates", "coverage", "load", "overdue", "survival", "kinds", "topics");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void filtersByVendorAndByTeam() {
        Map<String, String> before = charts();

        report.choose("vendor", "maestroqa");
        assertThat(changed(before, charts()))
                .contains("weekly", "overdue", "recurrence")
                .hasSizeGreaterThan(7);

        report.choose("vendor", "all");
        assertThat(charts()).isEqualTo(before);
        report.choose("team", "North");
        assertThat(changed(before, charts())).contains("weekly", "coverage", "load", "topics");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhereASelectionHoldsNothing() {
        report.choose("vendor", "cresta");

        assertThat(charts()).doesNotContainKeys("overdue", "topics").containsKey("weekly");
        assertThat(browser.run("return [...document.querySelectorAll('.nothing:not([hidden])')].length"))
                .isNotEqualTo("0");
    }

    @Test
    void showsFiguresUnderThePointer() {
        Map<String, String> before = charts();

        browser.hover("#weekly canvas");

        assertThat(changed(before, charts())).containsExactly("weekly");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isUsedWithoutAMouse() {
        String selected = report.text("selected");

        browser.press(Keys.TAB);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("vendor");
        browser.press(Keys.ARROW_DOWN);
        assertThat(report.text("selected")).isNotEqualTo(selected);
        browser.press(Keys.TAB);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("team");
    }

    @Test
    void isPlainOnPaper() throws IOException {
        Path picture = Files.createDirectories(PICTURES).resolve("report-paper.png");
        PrintedPages.picture(browser.pdf(8.27, 11.69), picture);
        assertThat(picture).isNotEmptyFile();

        browser.print(true);
        assertThat(browser.run("return getComputedStyle(document.getElementById('filters')).display"))
                .isEqualTo("none");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        browser.print(false);
    }

    @Test
    void filtersByPeriod() {
        browser.click("button[type=reset]");
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
            assertThat(report.faults()).as(scheme).isEmpty();
        }
    }

    @Test
    void isLightAndDark() throws IOException {
        browser.picture(PICTURES.resolve("report-light.png"));
        browser.picture(PICTURES.resolve("report-tables-light.png"), TABLES);
        String light = browser.run("return getComputedStyle(document.body).backgroundColor");

        browser.prefer("dark");
        browser.picture(PICTURES.resolve("report-dark.png"));
        browser.picture(PICTURES.resolve("report-tables-dark.png"), TABLES);

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        assertThat(PICTURES.resolve("report-light.png")).isNotEmptyFile();
        assertThat(PICTURES.resolve("report-dark.png")).isNotEmptyFile();
    }

    @Test
    void keepsWhatIsChosenInItsAddress() {
        report.choose("vendor", "samsara");
        report.choose("coach", "Grace Fischer");

        assertThat(report.address()).isEqualTo("#vendor=samsara&coach=Grace Fischer");
        String chosen = report.text("selected");
        browser.back();
        assertThat(report.address()).isEqualTo("#vendor=samsara");
        assertThat(report.text("selected")).contains("samsara, all teams, all coaches");
        browser.forward();
        assertThat(report.text("selected")).isEqualTo(chosen);
    }

    @Test
    void isOpenedByALinkAsItWasSent() {
        report.open("#vendor=samsara&coach=Grace+Fischer&from=&list=late");

        assertThat(report.text("selected")).contains("samsara, all teams, coach Grace Fischer, all time");
        assertThat(report.text("list-title")).isEqualTo("Overdue sessions");
        assertThat(report.rows()).isEqualTo(Integer.parseInt(report.text("tile-late")));
        browser.press(Keys.ESCAPE);
        assertThat(report.address()).isEqualTo("#vendor=samsara&coach=Grace Fischer" + fromNothing());
    }

    @Test
    void saysWhatALinkNamesThatItDoesNotHave() {
        report.open("#coach=Nobody+Known&list=nonsense&vendor=samsara");

        assertThat(report.text("selected"))
                .contains("samsara, all teams, all coaches")
                .endsWith("The link names what this report does not have: coach Nobody Known.");
        assertThat(browser.run("return document.getElementById('list').open")).isEqualTo("false");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tellsTimesInTheReadersZone() {
        String utc = report.text("about");
        browser.zone("America/New_York");
        report.open("#list=late");

        assertThat(utc).endsWith("(UTC)");
        assertThat(report.text("about"))
                .endsWith("(America/New_York)")
                .isNotEqualTo(utc.replace("(UTC)", "(America/New_York)"));
        assertThat(report.text("list-note")).endsWith("Times are America/New_York’s.");
    }

    /** What the address says where the page would otherwise begin with the last year. */
    private static String fromNothing() {
        return browser.run(
                "return document.getElementById('from').value === '' && location.hash.includes('from') ? '&from=' : ''");
    }

    private static Map<String, String> charts() {
        return Stream.of(browser.run(CHARTS).split(" ", -1))
                .map(chart -> chart.split("=", -1))
                .collect(Collectors.toMap(chart -> chart[0], chart -> chart[1]));
    }

    /** Which charts show something else, or nothing any more. */
    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return before.entrySet().stream()
                .filter(chart -> !chart.getValue().equals(after.get(chart.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
