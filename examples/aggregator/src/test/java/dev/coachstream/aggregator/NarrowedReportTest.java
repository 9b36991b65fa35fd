package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report of a part of the store: terminal, JSON and page are of the same sessions, those that a query of the whole store picks. */
final class NarrowedReportTest {
    private static final Pattern SESSIONS_OF_AN_ACCOUNT =
            Pattern.compile("(?m)^(?:maestroqa|cresta|samsara) +\\S+ +([\\d,]+) ");

    @TempDir
    private static Path folder;

    private static String account;
    private static String team;
    private static String coach;

    @BeforeAll
    static void takeADemosStore() {
        DemoStore.copyTo(folder.resolve("demo.duckdb"));
        account = text("SELECT min(source) FROM person_sessions");
        team = text("SELECT mode(team) FROM person_sessions");
        coach = text("SELECT mode(coach) FROM person_sessions WHERE source = '%s'".formatted(account));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--source ${account}                          | source = '${account}'",
                "--since 90d                                  | counted_at >= TIMESTAMPTZ '2026-04-02 00:00:00Z'",
                "--since 90d --until 30d                      | counted_at >= TIMESTAMPTZ '2026-04-02 00:00:00Z' AND counted_at < TIMESTAMPTZ '2026-06-01 00:00:00Z'",
                "--team ${team}                               | team = '${team}'",
                "--coach ${coach}                             | coach = '${coach}'",
                "--source ${account} --since 90d --coach ${coach} | source = '${account}' AND counted_at >= TIMESTAMPTZ '2026-04-02 00:00:00Z' AND coach = '${coach}'"
            })
    void tellsTheSameOnATerminalAsJsonAndOnThePage(String options, String condition) throws IOException {
        String[] words =
                Stream.of(options.split(" +")).map(NarrowedReportTest::known).toArray(String[]::new);
        String where = known(condition);
        long sessions = number("SELECT count(*) FROM person_sessions WHERE " + where);
        long completed = number("SELECT count(*) FROM person_sessions WHERE status = 'COMPLETED' AND " + where);

        JsonNode json =
                new ObjectMapper().readTree(report(words, "--json").out()).get("result");
        JsonNode page = page(words);

        assertThat(sessions).isPositive().isLessThan(number("SELECT count(*) FROM person_sessions"));
        assertThat(sum(json.get("metric_completion"), "sessions")).isEqualTo(sessions);
        assertThat(sum(json.get("metric_completion"), "completed")).isEqualTo(completed);
        assertThat(sum(page.at("/cells/sessions"))).isEqualTo(sessions);
        assertThat(sum(page.at("/cells/completed"))).isEqualTo(completed);
        assertThat(onATerminal(report(words).out())).isEqualTo(sessions);
        assertThat(sum(page.at("/cells/overdue"))).isEqualTo(sum(json.get("metric_overdue"), "overdue"));
        assertThat(sum(page.at("/points/points"))).isEqualTo(sum(json.get("metric_topics"), "points"));
    }

    @Test
    void saysWhatItIsNarrowedTo() throws IOException {
        Ran ran = report(new String[] {"--since", "90d"});

        assertThat(ran.err()).contains(", only --since 90d");
        assertThat(page("--since", "90d").toString()).contains("only --since 90d");
    }

    @Test
    void namesNoCoachWhoIsHidden() {
        String name = text("SELECT name FROM persons JOIN person_sessions ON coach = person ORDER BY person LIMIT 1");

        Ran ran = report(new String[] {"--coach", name}, "--pseudonymise");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out() + ran.err()).doesNotContain(name);
    }

    @Test
    void refusesWhatTheStoreDoesNotKnow() {
        assertThat(List.of(
                        report(new String[] {"--source", "nowhere"}),
                        report(new String[] {"--team", "nowhere"}),
                        report(new String[] {"--coach", "nobody"}),
                        report(new String[] {"--since", "1d", "--until", "2d"})))
                .allMatch(ran -> ran.exit() == 2)
                .extracting(Ran::err)
                .satisfiesExactly(
                        err -> assertThat(err).contains("the store holds no account nowhere"),
                        err -> assertThat(err).contains("the store knows no team nowhere"),
                        err -> assertThat(err).contains("the store knows no person nobody"),
                        err -> assertThat(err).contains("is not before its end"));
    }

    @Test
    void narrowsTheStatusToo() throws IOException {
        Ran ran = Program.in(folder)
                .run("status", "--store", "demo.duckdb", "--source", account, "--since", "90d", "--json");

        JsonNode feeds = new ObjectMapper().readTree(ran.out()).at("/result/feeds");
        assertThat(feeds)
                .isNotEmpty()
                .allMatch(feed -> feed.get("account").asText().equals(account));
        assertThat(StreamSupport.stream(feeds.spliterator(), false)
                        .filter(feed -> feed.get("feed").asText().equals("sessions"))
                        .mapToLong(feed -> feed.get("records").asLong()
                                - feed.get("deleted").asLong())
                        .sum())
                .isEqualTo(number(known("SELECT count(*) FROM person_sessions WHERE source = '${account}'"
                        + " AND counted_at >= TIMESTAMPTZ '2026-04-02 00:00:00Z'")));
    }

    private static String known(String text) {
        return text.replace("${account}", account).replace("${team}", team).replace("${coach}", coach);
    }

    private static long onATerminal(String out) {
        String accounts = out.substring(out.indexOf("By vendor"), out.indexOf("\n\n", out.indexOf("By vendor")));
        return SESSIONS_OF_AN_ACCOUNT
                .matcher(accounts)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1).replace(",", "")))
                .sum();
    }

    private static JsonNode page(String... words) throws IOException {
        Ran ran = report(words, "--html", "page.html");
        assertThat(ran.exit()).as(ran.err()).isZero();
        String data = PageData.of(folder.resolve("page.html"));
        return new ObjectMapper().readTree(data);
    }

    private static Ran report(String[] words, String... more) {
        List<String> line = new ArrayList<>(List.of("--wide", "report", "--store", "demo.duckdb"));
        line.addAll(List.of(words));
        line.addAll(List.of(more));
        return Program.in(folder).run(line.toArray(String[]::new));
    }

    private static long sum(JsonNode rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.get(column).asLong())
                .sum();
    }

    private static long sum(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private static long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) {
        return StoreReader.read(
                folder.resolve("demo.duckdb"),
                StoreOptions.defaults(),
                reader -> String.valueOf(reader.rows(sql).cells().get(0).get(0)));
    }
}
