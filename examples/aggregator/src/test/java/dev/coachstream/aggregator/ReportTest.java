package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a demo's store tells: as views, as JSON, as a page, and to whoever asks it in SQL. */
final class ReportTest {
    private static final Pattern QUESTION = Pattern.compile("(?s)## (\\d+\\. [^\\n]*)\\n.*?```sql\\n(.*?)```");

    /** Each metric view, what is counted of it, and where the page has it. */
    private static final String TOTALS = """
            metric_acknowledgement | sum(asked) | /cells/acknowledgeable
            metric_acknowledgement | sum(acknowledged) | /cells/acknowledged
            metric_acknowledgement_time | sum(acknowledged + censored + undated + without_creation + implausible + after_as_of) | /cells/acknowledgeable
            metric_basis | count(*) | /basis/rows #
            metric_before_after | sum(before) | /beforeAfter before
            metric_before_after | sum(more) | /beforeAfter more
            metric_cadence | count(*) | /coverage/person #coached
            metric_calibration | sum(sessions) | /calibration sessions
            metric_coach_load | sum(sessions) | /calibration sessions
            metric_completion | sum(sessions) | /cells/sessions
            metric_completion | sum(completed) | /cells/completed
            metric_completion_by_coach | sum(open) | /cells/open
            metric_completion_by_date | sum(completed + open) FILTER (dated_by = 'due') | /cells/with_due_time
            metric_coverage | count(*) | /coverage/person #different
            metric_days_on_list | sum(days_on_list) | /daysOnList days_on_list
            metric_event_to_coaching | sum(coached) | /eventToCoaching coached
            metric_event_to_coaching | sum(censored) | /eventToCoaching censored
            metric_overdue | sum(overdue) | /cells/overdue
            metric_overdue | sum(completed_late) | /cells/late
            metric_recurrence | sum(episodes) | /recurrence episodes
            metric_recurrence | sum(recurred) | /recurrence recurred
            metric_repeats | sum(observed) | /repeats observed
            metric_repeats | sum(repeated) | /repeats repeated
            metric_repeats | sum(not_yet_known) | /repeats not_yet_known
            metric_score_before_after | count(score_before) | /scores #
            metric_sessions_by_week | sum(sessions) | /cells/sessions
            metric_statuses | sum(sessions) | /cells/sessions
            metric_strengths | sum(strengths + opportunities + others) | /points/points
            metric_time_to_completion | sum(completed + censored) FILTER (20 * without_completion_time <= completed) | /spans/sessions
            metric_timeliness | sum(due) | /timeliness due
            metric_timeliness | sum(in_time) | /timeliness in_time
            metric_timeliness | sum(not_due_yet) | /timeliness not_due_yet
            metric_todos | sum(open) | /todos open
            metric_topics | sum(points) | /points/points
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void takeADemosStore() {
        DemoStore.copyTo(folder.resolve("demo.duckdb"));
    }

    /** No metric view is left out: what the page shows of each is what a query of it, and so JSON, gives. */
    @Test
    void givesTheSameTotalsOfEveryMetricViewOnThePage() throws IOException {
        JsonNode page = data(page("figures.html"));

        assertThat(TOTALS.lines().map(line -> line.split(" \\| ", -1)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        query("SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'metric\\_%' ESCAPE '\\'"));
        assertThat(TOTALS.lines().map(line -> line.split(" \\| ", -1))).allSatisfy(total -> {
            String counted = query("SELECT coalesce(%s, 0)::BIGINT FROM %s".formatted(total[1], total[0]))
                    .get(0);
            assertThat(String.valueOf(onThePage(page, total[2]))).isEqualTo(counted);
        });
    }

    /** Numbers of a column, or of a column of rows; how many there are, or how many different ones. */
    private static long onThePage(JsonNode page, String where) {
        String[] words = where.split(" ", -1);
        JsonNode found = page.at(words[0]);
        if (words.length == 1) {
            return sum(found);
        }
        return switch (words[1]) {
            case "#" -> found.size();
            case "#different" -> stream(found).distinct().count();
            case "#coached" ->
                stream(found).filter(person -> coached(page, person)).distinct().count();
            default -> sum(found, words[1]);
        };
    }

    private static boolean coached(JsonNode page, long person) {
        JsonNode coverage = page.get("coverage");
        return IntStream.range(0, coverage.get("person").size())
                .anyMatch(i -> coverage.get("person").get(i).asLong() == person
                        && !coverage.get("days").get(i).isEmpty());
    }

    /** Every figure of a small store is the length of the list that it opens to. */
    @Test
    void listsWhatTheFiguresCount() throws IOException {
        JsonNode page = data(page("lists.html"));
        JsonNode flags = page.at("/lists/sessions/flags");

        List<String> names = new ArrayList<>();
        page.at("/lists/flags").forEach(name -> names.add(name.asText()));
        assertThat(flags).hasSize((int) sum(page.at("/cells/sessions")));
        List<String> measures = names.stream()
                .filter(name -> page.at("/cells/" + name).isArray())
                .toList();
        assertThat(measures).contains("completed", "open", "acknowledgeable", "acknowledged", "overdue", "late");
        for (String name : measures) {
            int bit = names.indexOf(name);
            assertThat(stream(flags).filter(set -> (set >> bit & 1) == 1).count())
                    .as(name)
                    .isEqualTo(sum(page.at("/cells/" + name)));
        }
        assertThat(page.at("/lists/todos/status")).hasSize((int) sum(page.at("/todos"), "todos"));
    }

    /** Two pages of one store, and one of its copy; the members stand in an order that no JVM chooses. */
    @Test
    void writesTheSameBytesForTheSameStore() throws IOException {
        Files.copy(folder.resolve("demo.published.duckdb"), folder.resolve("copy.duckdb"));

        String first = page("first.html");

        assertThat(page("second.html")).isEqualTo(first);
        Program.in(folder).run("report", "--store", "copy.duckdb", "--html", "third.html");
        assertThat(data(Files.readString(folder.resolve("third.html"))).get("cells"))
                .isEqualTo(data(first).get("cells"));
        assertThat(members(data(first).get("names"))).isSorted().hasSizeGreaterThan(5);
        assertThat(members(data(first).get("coverage"))).isSorted();
    }

    @Test
    void allowsNothingButItsOwnBytes() throws IOException {
        String page = page("policy.html");

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
        Path browser = folder.resolve("browser");
        Files.writeString(browser, "#!/bin/sh\nprintf %s \"$1\" > \"$0.shown\"\n");
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        Map<String, String> variables = Map.of("BROWSER", browser.toString());

        Program.Ran ran = Program.in(folder)
                .with(variables)
                .run("report", "--store", "demo.duckdb", "--html", "shown.html", "--open");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.readString(folder.resolve("browser.shown")))
                .isEqualTo(folder.resolve("shown.html").toString());
        Program.Ran without = Program.in(folder)
                .with(Map.of("BROWSER", folder.resolve("none").toString()))
                .run("report", "--store", "demo.duckdb", "--open");
        assertThat(without.exit()).isZero();
        assertThat(without.err()).contains("report.html").contains("no browser could be started: open it yourself");
    }

    @Test
    void saysThatAStoreIsEmpty() {
        Store.open(folder.resolve("empty.duckdb"), StoreOptions.defaults()).close();

        Program.Ran ran = Program.in(folder).run("report", "--store", "empty.duckdb");

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
        List<String> lines = report().lines();

        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
        assertThat(lines.get(0)).isEqualTo("The five figures that matter");
        String sessions = query("SELECT format('{:,}', sum(sessions)::BIGINT) FROM metric_completion")
                .get(0);
        String overdue =
                query("SELECT sum(overdue)::BIGINT FROM metric_overdue").get(0);
        String missing = query("SELECT count(*) FROM metric_coverage WHERE not_coached_in_30_days")
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
        List<String> coach = query("SELECT name, vendor, sessions, format('{:.1f} %', 100 * completion_rate)"
                + " FROM metric_calibration WHERE ranked ORDER BY sessions DESC, name, vendor LIMIT 1");

        String section = report().out();
        assertThat(section.substring(section.indexOf("Calibration: "))
                        .lines()
                        .filter(line -> line.startsWith(coach.get(0).split("\\|", -1)[0]))
                        .findFirst()
                        .orElse(""))
                .matches(coach.get(0).replace("|", " +") + " .*");
    }

    @Test
    void drawsEachWeekOfEachAccount() {
        assertThat(report().out()).containsPattern("cresta +sales +.*[▁▂▃▄▅▆▇█·]{26} ");
        assertThat(Program.in(folder)
                        .with(Map.of("NO_COLOR", "1"))
                        .run("report", "--store", "demo.duckdb")
                        .out())
                .containsPattern("cresta +sales +.*[.1-8]{26} ")
                .doesNotContain("▁");
    }

    @Test
    void resolvesAndSuggestsPeople() {
        Program.Ran people = Program.in(folder).run("people", "--wide", "--store", "demo.duckdb");
        Program.Ran suggested = Program.in(folder).run("people", "suggest", "--store", "demo.duckdb");

        assertThat(people.exit()).as(people.err()).isZero();
        assertThat(people.out()).contains("e-mail").contains("fleet:").contains("support:");
        assertThat(suggested.exit()).as(suggested.err()).isZero();
        assertThat(suggested.lines()).first().isEqualTo("person,source,id");
    }

    static Stream<String> questions() throws IOException {
        return QUESTION.matcher(Files.readString(Path.of("../../docs/analytics.md")))
                .results()
                .map(match -> match.group(1) + "\n" + match.group(2));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersEachQuestionOfTheDocument(String question) {
        assertThat(query(question.substring(question.indexOf('\n')).strip().replaceFirst(";$", "")))
                .isNotEmpty();
    }

    @Test
    void asksTenQuestions() throws IOException {
        assertThat(questions()).hasSize(10);
    }

    @Test
    void holdsEveryFigureOfEveryMetricViewAsJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report("--json").out()).get("result");

        List<String> views = query("SELECT table_name, string_agg(column_name, '|' ORDER BY column_index)"
                + " FROM duckdb_columns() WHERE table_name LIKE 'metric%'"
                + " AND data_type IN ('BIGINT', 'HUGEINT', 'INTEGER', 'DOUBLE') GROUP BY table_name");
        assertThat(views).hasSizeGreaterThan(20).allSatisfy(view -> {
            List<String> figures = List.of(view.split("\\|", -1));
            assertTotals(json.get(figures.get(0)), figures.get(0), figures.subList(1, figures.size()));
        });
    }

    private static void assertTotals(JsonNode rows, String view, List<String> columns) {
        String sums =
                columns.stream().map("coalesce(sum(%s), 0)::DOUBLE"::formatted).collect(Collectors.joining(", "));
        List<String> counted = List.of(query("SELECT count(*), %s FROM %s".formatted(sums, view))
                .get(0)
                .split("\\|", -1));

        assertThat(rows).hasSize(Integer.parseInt(counted.get(0)));
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            double told = StreamSupport.stream(rows.spliterator(), false)
                    .mapToDouble(row -> row.path(column).asDouble())
                    .sum();
            assertThat(told)
                    .as(column)
                    .isCloseTo(Double.parseDouble(counted.get(i + 1)), Percentage.withPercentage(0.001));
        }
    }

    @Test
    void holdsTheSameTablesOnThePageAsInJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report("--json").out()).get("result");
        JsonNode page = data(page("tables.html"));

        Map.of(
                        "recurrence",
                        "metric_recurrence",
                        "beforeAfter",
                        "metric_before_after",
                        "todos",
                        "metric_todos",
                        "eventToCoaching",
                        "metric_event_to_coaching")
                .forEach((shown, view) ->
                        assertThat(page.get(shown)).isNotEmpty().containsExactlyInAnyOrderElementsOf(json.get(view)));
    }

    private static Program.Ran report(String... more) {
        return Program.in(folder)
                .run(Stream.concat(Stream.of("report", "--store", "demo.duckdb"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String page(String name, String... more) throws IOException {
        Program.Ran ran =
                report(Stream.concat(Stream.of("--html", name), Stream.of(more)).toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return Files.readString(folder.resolve(name));
    }

    private static JsonNode data(String page) throws IOException {
        String json = PageData.in(page);
        return new ObjectMapper().readTree(json);
    }

    private static List<String> members(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<Long> stream(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false).map(JsonNode::asLong);
    }

    private static long sum(JsonNode numbers) {
        assertThat(numbers.isArray()).isTrue();
        return stream(numbers).mapToLong(Long::longValue).sum();
    }

    private static long sum(JsonNode rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.path(column).asLong())
                .sum();
    }

    private static List<String> query(String sql) {
        try (StoreReader reader = StoreReader.open(folder.resolve("demo.duckdb"), StoreOptions.defaults())) {
            return reader.rows(sql).cells().stream()
                    .map(row ->
                            String.join("|", row.stream().map(String::valueOf).toList()))
                    .toList();
        }
    }
}
