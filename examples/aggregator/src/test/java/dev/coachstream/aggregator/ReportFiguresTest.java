package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures are the same wherever they stand: in a view, as JSON, on the page, and as the lists that they open to. */
final class ReportFiguresTest {
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

    @RegisterExtension
    private static final DemoReport demo = new DemoReport();

    /** No metric view is left out: what the page shows of each is what a query of it, and so JSON, gives. */
    @Test
    void givesTheSameTotalsOfEveryMetricViewOnThePage() throws IOException {
        JsonNode page = DemoReport.data(demo.page("figures.html"));

        assertThat(TOTALS.lines().map(line -> line.split(" \\| ", -1)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(demo.query(
                        "SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'metric\\_%' ESCAPE '\\'"));
        assertThat(TOTALS.lines().map(line -> line.split(" \\| ", -1))).allSatisfy(total -> {
            String counted = demo.query("SELECT coalesce(%s, 0)::BIGINT FROM %s".formatted(total[1], total[0]))
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
        JsonNode page = DemoReport.data(demo.page("lists.html"));
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

    @Test
    void holdsEveryFigureOfEveryMetricViewAsJson() throws IOException {
        JsonNode json = demo.json();

        List<String> views = demo.query("SELECT table_name, string_agg(column_name, '|' ORDER BY column_index)"
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
        List<String> counted = List.of(demo.query("SELECT count(*), %s FROM %s".formatted(sums, view))
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
        JsonNode json = demo.json();
        JsonNode page = DemoReport.data(demo.page("tables.html"));

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

    static Stream<String> questions() throws IOException {
        return QUESTION.matcher(Files.readString(Path.of("../../docs/analytics.md")))
                .results()
                .map(match -> match.group(1) + "\n" + match.group(2));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersEachQuestionOfTheDocument(String question) {
        assertThat(demo.query(question.substring(question.indexOf('\n')).strip().replaceFirst(";$", "")))
                .isNotEmpty();
    }

    @Test
    void asksTenQuestions() throws IOException {
        assertThat(questions()).hasSize(10);
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
}
