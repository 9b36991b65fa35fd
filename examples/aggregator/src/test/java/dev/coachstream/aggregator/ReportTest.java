package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a demo's store tells on a terminal, and as a page that is one file. */
final class ReportTest {
    @RegisterExtension
    private static final DemoReport demo = new DemoReport();

    /** Two pages of one store, and one of its copy; the members stand in an order that no JVM chooses. */
    @Test
    void writesTheSameBytesForTheSameStore() throws IOException {
        Files.copy(demo.path().resolve("demo.published.duckdb"), demo.path().resolve("copy.duckdb"));

        String first = demo.page("first.html");

        assertThat(demo.page("second.html")).isEqualTo(first);
        Program.in(demo.path()).run("report", "--store", "copy.duckdb", "--html", "third.html");
        assertThat(DemoReport.data(Files.readString(demo.path().resolve("third.html")))
                        .get("cells"))
                .isEqualTo(DemoReport.data(first).get("cells"));
        assertThat(members(DemoReport.data(first).get("names"))).isSorted().hasSizeGreaterThan(5);
        assertThat(members(DemoReport.data(first).get("coverage"))).isSorted();
    }

    @Test
    void allowsNothingButItsOwnBytes() throws IOException {
        String page = demo.page("policy.html");

        assertThat(page)
                .containsPattern("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
                        + " 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-[^']+';");
        assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
                .doesNotContain("unsafe-inline")
                .doesNotContain("<link")
                .doesNotContain(" src=\"")
                .doesNotContain("@@");
        assertThat(page.length()).isLessThan(5_000_000);
    }

    /** The browser is a program that keeps what it is given; one that fails leaves the file, and is told. */
    @Test
    void showsThePageInTheBrowser() throws IOException {
        Path browser = demo.path().resolve("browser");
        Files.writeString(browser, "#!/bin/sh\nprintf %s \"$1\" > \"$0.shown\"\n");
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        Map<String, String> variables = Map.of("BROWSER", browser.toString());

        Program.Ran ran = Program.in(demo.path())
                .with(variables)
                .run("report", "--store", "demo.duckdb", "--html", "shown.html", "--open");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.readString(demo.path().resolve("browser.shown")))
                .isEqualTo(demo.path().resolve("shown.html").toString());
        Program.Ran without = Program.in(demo.path())
                .with(Map.of("BROWSER", demo.path().resolve("none").toString()))
                .run("report", "--store", "demo.duckdb", "--open");
        assertThat(without.exit()).isZero();
        assertThat(without.err()).contains("report.html").contains("no browser could be started: open it yourself");
    }

    @Test
    void saysThatAStoreIsEmpty() {
        Store.open(demo.path().resolve("empty.duckdb"), StoreOptions.defaults()).close();

        Program.Ran ran = Program.in(demo.path()).run("report", "--store", "empty.duckdb");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("nothing is in it yet; run coachstream sync");
    }

    /** As it is in the npm package echarts 6.1.0: dist/echarts.common.min.js. */
    @Test
    void bringsTheChartLibraryAsItIsInItsRegistry() throws Exception {
        byte[] script =
                Files.readAllBytes(Path.of("src/main/resources/dev/coachstream/aggregator/report/echarts.min.js"));

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script)))
                .isEqualTo("61f13280aba3161f77fc801bf5f9c786f55f10432153a0683fc5cc0700b013d5");
    }

    @Test
    void beginsWithTheFiveFiguresThatMatterInEightyColumns() {
        List<String> lines = demo.run().lines();

        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
        assertThat(lines.get(0)).isEqualTo("The five figures that matter");
        String sessions = demo.query("SELECT format('{:,}', sum(sessions)::BIGINT) FROM metric_completion")
                .get(0);
        String overdue =
                demo.query("SELECT sum(overdue)::BIGINT FROM metric_overdue").get(0);
        String missing = demo.query("SELECT count(*) FROM metric_coverage WHERE not_coached_in_30_days")
                .get(0);
        assertThat(lines.get(2)).matches("Sessions +" + sessions + " +\\d+ in the last 7 days, \\d+ in the 7 before");
        assertThat(lines.get(3)).matches("Completed +[\\d.]+ % +\\d+ in the last 7 days, \\d+ in the 7 before");
        assertThat(lines.get(4)).matches("Acknowledged +[\\d.]+ % +\\d+ in the last 7 days, \\d+ in the 7 before");
        assertThat(lines.get(5)).matches("Overdue +" + overdue + " +(as many as|\\d+ (more|fewer) than) a week ago");
        assertThat(lines.get(6))
                .matches("Not coached in 30 days +" + missing + " +(as many as|\\d+ (more|fewer) than) a week ago");
    }

    @Test
    void comparesCoachesOnATerminalToo() {
        List<String> coach = demo.query("SELECT name, vendor, sessions, format('{:.1f} %', 100 * completion_rate)"
                + " FROM metric_calibration WHERE ranked ORDER BY sessions DESC, name, vendor LIMIT 1");

        String section = demo.run().out();
        assertThat(section.substring(section.indexOf("Calibration: "))
                        .lines()
                        .filter(line -> line.startsWith(coach.get(0).split("\\|", -1)[0]))
                        .findFirst()
                        .orElse(""))
                .matches(coach.get(0).replace("|", " +") + " .*");
    }

    @Test
    void drawsEachWeekOfEachAccount() {
        assertThat(demo.run().out()).containsPattern("cresta +sales +.*[▁▂▃▄▅▆▇█·]{26} ");
        assertThat(Program.in(demo.path())
                        .with(Map.of("NO_COLOR", "1"))
                        .run("report", "--store", "demo.duckdb")
                        .out())
                .containsPattern("cresta +sales +.*[.1-8]{26} ")
                .doesNotContain("▁");
    }

    @Test
    void resolvesAndSuggestsPeople() {
        Program.Ran people = Program.in(demo.path()).run("people", "--wide", "--store", "demo.duckdb");
        Program.Ran suggested = Program.in(demo.path()).run("people", "suggest", "--store", "demo.duckdb");

        assertThat(people.exit()).as(people.err()).isZero();
        assertThat(people.out()).contains("e-mail").contains("fleet:").contains("support:");
        assertThat(suggested.exit()).as(suggested.err()).isZero();
        assertThat(suggested.lines()).first().isEqualTo("person,source,id");
    }

    private static List<String> members(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
