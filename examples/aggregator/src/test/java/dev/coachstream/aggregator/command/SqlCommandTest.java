package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.DemoStore;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SqlCommandTest {
    private static final TemporaryFolder FOLDER = TemporaryFolder.make("coachstream-sql");
    private static final String QUERY = "SELECT 'a,b' AS \"text\", 1234 AS n, NULL AS nothing";

    @BeforeAll
    static void fill() {
        DemoStore.copyTo(FOLDER.path().resolve("demo.duckdb"));
    }

    @AfterAll
    static void remove() {
        FOLDER.close();
    }

    @Test
    void answersAsATableCsvOrJson() throws IOException {
        assertThat(sql(QUERY).lines()).containsExactly("text      n  nothing", "a,b   1,234        –");
        assertThat(sql("--format", "csv", QUERY).lines()).containsExactly("text,n,nothing", "\"a,b\",1234,");
        assertThat(new ObjectMapper().readTree(sql("--format", "json", QUERY).out()))
                .hasToString("[{\"text\":\"a,b\",\"n\":1234}]");
        assertThat(new ObjectMapper()
                        .readTree(sql("--json", QUERY).out())
                        .at("/result/0/n")
                        .asInt())
                .isEqualTo(1234);
    }

    @Test
    void givesATimeWithoutEndTheWordThatItHas() throws IOException {
        String query = """
                SELECT 'infinity'::TIMESTAMPTZ AS a, '-infinity'::TIMESTAMPTZ AS b, 'infinity'::TIMESTAMP AS c, '-infinity'::TIMESTAMP AS d,
                    'infinity'::DATE AS e, '-infinity'::DATE AS f, ['infinity'::TIMESTAMPTZ] AS g, {'x': 'infinity'::DATE} AS h""";

        assertThat(new ObjectMapper()
                        .readTree(sql("--format", "json", query).out())
                        .get(0))
                .hasToString(
                        "{\"a\":\"infinity\",\"b\":\"-infinity\",\"c\":\"infinity\",\"d\":\"-infinity\",\"e\":\"infinity\","
                                + "\"f\":\"-infinity\",\"g\":[\"infinity\"],\"h\":{\"x\":\"infinity\"}}");
    }

    @Test
    void answersWithWhateverAColumnHolds() throws IOException {
        String query = """
                SELECT '{"a":[1.50,"\u202e"]}'::JSON AS j, [{'d': DATE '2026-01-02', 'n': NULL}] AS l, MAP {'k': [1]} AS m,
                    ['2026-01-02T00:00:00Z'::TIMESTAMPTZ] AS t, 'ab'::BLOB AS b, 18446744073709551615::UBIGINT AS u, 1.25::DECIMAL(9,2) AS f""";

        Ran json = sql("--format", "json", query);

        assertThat(new ObjectMapper().readTree(json.out()).get(0))
                .hasToString(
                        "{\"j\":{\"a\":[1.5,\"\u202e\"]},\"l\":[{\"d\":\"2026-01-02\",\"n\":null}],\"m\":{\"k\":[1]},"
                                + "\"t\":[\"2026-01-02T00:00:00Z\"],\"b\":\"6162\",\"u\":18446744073709551615,\"f\":1.25}");
        assertThat(json.out()).doesNotContain("\u202e");
        assertThat(sql("SELECT u, f, j FROM (%s)".formatted(query)).out())
                .contains("18,446,744,073,709,551,615", "1.3", "{\"a\":[1.50");
    }

    /** Such as what AT TIME ZONE gives. In spring two o'clock is no time in Berlin. */
    @Test
    void keepsATimeWithoutAZoneAsItIs() throws IOException {
        String query =
                "SELECT '2026-03-29 02:30:00.000001'::TIMESTAMP AS t, ['2026-01-02 03:04:05'::TIMESTAMP] AS l, '03:04:05'::TIME AS c";
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));

            assertThat(new ObjectMapper()
                            .readTree(sql("--format", "json", query).out())
                            .get(0))
                    .hasToString(
                            "{\"t\":\"2026-03-29T02:30:00.000001\",\"l\":[\"2026-01-02T03:04:05\"],\"c\":\"03:04:05\"}");
            assertThat(sql("--format", "csv", "SELECT t FROM (%s)".formatted(query))
                            .lines())
                    .contains("2026-03-29T02:30:00.000001");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void givesASpreadsheetNoFormula() {
        assertThat(sql("--format", "csv", "SELECT '=1+1' AS a, ' ＝1' AS b, -1 AS c, chr(10) || '=1' AS d")
                        .out())
                .startsWith("a,b,c,d\n'=1+1,' ＝1,-1,\"'\n=1\"\n");
    }

    /** By which tables are marked until they are laid out. */
    @Test
    void keepsControlCharactersOfAFile() {
        assertThat(sql(
                                "--format",
                                "csv",
                                "SELECT chr(28) || 'a' AS a UNION ALL SELECT chr(30) || 'b' || chr(31) || 'c' ORDER BY 1")
                        .out())
                .isEqualTo("a\n\u001ca\n\u001eb\u001fc\n");
    }

    @Test
    void steersNoTerminalByJson() throws IOException {
        for (String form : new String[] {"--json", "--format=json"}) {
            String out = sql(form, "SELECT 'é' || chr(155) || '2J' || chr(8238) || chr(127) AS a")
                    .out();

            assertThat(out).contains("é\\u009b2J\\u202e\\u007F");
            JsonNode json = new ObjectMapper().readTree(out);
            assertThat(json.at("/result/0/a").asText(json.at("/0/a").asText())).isEqualTo("é\u009b2J\u202e\u007f");
        }
    }

    @Test
    void readsTheViewsOfTheStore() {
        Ran ran = sql("FROM metric_coverage");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSizeGreaterThan(2);
        assertThat(ran.err()).contains(" rows of demo.duckdb as of ");
    }

    @Test
    void saysThatTheQueryIsWrongAndNotTheStore() {
        Ran ran = sql("FROM metric_coverag");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("the query is refused: ", "metric_coverage")
                .doesNotContain("the store ");
    }

    @Test
    void changesNothing() {
        assertThat(sql("DELETE FROM sessions").exit()).isEqualTo(2);
        assertThat(sql("--format", "csv", "SELECT count(*) > 0 FROM sessions").lines())
                .contains("true");
    }

    private static Ran sql(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "sql";
        all[1] = "--store";
        all[2] = "demo.duckdb";
        System.arraycopy(options, 0, all, 3, options.length);
        return run(all);
    }

    private static Ran run(String... words) {
        Path folder = FOLDER.path();
        return Program.in(folder).run(words);
    }
}
