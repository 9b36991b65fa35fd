package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a pull writes of a record, and what an export writes of it once it is stored, are the same. */
final class OneShapeTest {
    private static final List<String> FEEDS = List.of("sessions", "points", "todos", "progress", "assignments");
    private static final Pattern PAST_MICROSECONDS = Pattern.compile("(\\.\\d{6})\\d{3}Z");

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final Path folder = configured.path();

    @BeforeEach
    void fillTheStore() {
        Ran ran = run("sync", "--feed", "sessions,points,todos,progress,assignments", "--include-private");
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    @Test
    void jsonLinesAreTheSameByteForByte() throws IOException {
        for (String feed : FEEDS) {
            pullAndExport(feed, "jsonl");
            assertSameLines(feed + ".jsonl");
            assertThat(Files.readString(folder.resolve("export").resolve(feed + ".jsonl")))
                    .doesNotContain("igest", "first_seen", "firstSeen", "deletion", "privateNotes");
        }
        pullAndExport("sessions", "jsonl", "--include-private");

        assertSameLines("sessions.jsonl");
        assertThat(Files.readString(folder.resolve("export/sessions.jsonl"))).contains("\"privateNotes\":");
    }

    @Test
    void whatTheOlderExportEmbedsIsJoinedAgain() throws IOException {
        Program.edit(folder, "vendor: maestroqa", "vendor: maestroqa\n    api: legacy-export");
        Files.delete(folder.resolve("coachstream.duckdb"));
        Files.deleteIfExists(folder.resolve("coachstream.published.duckdb"));
        Ran ran = run("sync", "--source", "support");
        assertThat(ran.exit()).as(ran.err()).isZero();

        for (String feed : List.of("sessions", "points", "todos")) {
            pullAndExport(feed, "jsonl", "--source", "support");
            assertSameLines(feed + ".jsonl");
        }
        assertThat(Files.readString(folder.resolve("export/sessions.jsonl"))).contains("\"points\":[{", "\"todos\":[{");
    }

    @Test
    void csvIsTheSameByteForByte() throws IOException {
        for (String feed : FEEDS) {
            pullAndExport(feed, "csv");
            assertThat(rows(folder.resolve("export").resolve(feed + ".csv")))
                    .isNotEmpty()
                    .isEqualTo(rows(folder.resolve("pull").resolve(feed + ".csv")));
        }
    }

    @Test
    void parquetHasTheSameColumnsAndRows() throws IOException, SQLException {
        for (String feed : FEEDS) {
            pullAndExport(feed, "parquet");
            String pulled = "'" + folder.resolve("pull").resolve(feed + ".parquet") + "'";
            String exported = "'" + folder.resolve("export").resolve(feed + ".parquet") + "'";
            assertThat(ask("DESCRIBE FROM " + exported)).isEqualTo(ask("DESCRIBE FROM " + pulled));
            assertThat(ask("FROM " + exported + " ORDER BY source, id"))
                    .isNotEmpty()
                    .isEqualTo(ask("FROM " + pulled + " ORDER BY source, id"));
        }
    }

    @Test
    void anExportIsNarrowedAsAPullIs() throws IOException {
        String[] narrow = {"--since", "2026-05-01 08:00", "--source", "fleet", "--source", "sales", "--format", "jsonl"
        };
        Files.createDirectories(folder.resolve("pull"));
        Ran pull = run(joined(narrow, "pull", "--out", "pull/sessions.jsonl"));
        Ran export = run(joined(narrow, "export", "--feed", "sessions", "--out", "export"));
        Ran some = run(joined(narrow, "export", "--feed", "sessions", "--out", "some", "--limit", "3"));

        assertThat(pull.exit() + export.exit() + some.exit())
                .as(pull.err() + export.err() + some.err())
                .isZero();
        assertSameLines("sessions.jsonl");
        assertThat(lines(folder.resolve("some/sessions.jsonl"))).hasSize(3);
        assertThat(export.err()).containsOnlyOnce("times without a zone are taken for UTC");
    }

    @Test
    void linksAndPeopleAreOfWhatIsExported() throws SQLException {
        Ran some = run("export", "--since", "2026-05-01", "--limit", "20", "--out", "some");
        Ran account = run("export", "--source", "fleet", "--out", "account");

        assertThat(some.exit() + account.exit()).as(some.err() + account.err()).isZero();
        String linked =
                "SELECT count(*), count(*) FILTER ((source, session_id) IN (SELECT (source, id) FROM '%s')) FROM '%s'";
        String sessions = folder.resolve("some/sessions.parquet").toString();
        String links = folder.resolve("some/session_points.parquet").toString();
        assertThat(ask("SELECT count(*) > 0 FROM '" + links + "'")).containsExactly("true|");
        assertThat(ask("SELECT a = b FROM (" + linked.formatted(sessions, links) + ") t(a, b)"))
                .containsExactly("true|");
        for (String table : List.of("sessions", "session_points", "people")) {
            assertThat(ask("SELECT DISTINCT source FROM '" + folder.resolve("account/" + table + ".parquet") + "'"))
                    .containsExactly("fleet|");
        }
    }

    @Test
    void whatCannotBeNarrowedIsNotWrittenWhole() {
        assertThat(run("export", "--source", "flet").err()).contains("the store holds no account flet", "fleet");
        assertThat(run("export", "--table", "people", "--since", "30d").err())
                .contains("--table writes a table with all its rows");
        assertThat(run("export", "--table", "metric_coverage", "--source", "fleet")
                        .err())
                .contains("the rows of metric_coverage belong to no one account");
        assertThat(folder.resolve("people.parquet")).doesNotExist();
        assertThat(folder.resolve("metric_coverage.parquet")).doesNotExist();
    }

    @Test
    void hasUnsignedColumnsInNoTable() throws SQLException {
        Ran ran = run("export", "--table", "sessions", "--table", "certificates", "--out", "tables");

        assertThat(ran.exit()).as(ran.err()).isZero();
        for (String table : List.of("sessions", "certificates")) {
            assertThat(ask("DESCRIBE FROM '" + folder.resolve("tables").resolve(table + ".parquet") + "'"))
                    .isNotEmpty()
                    .noneMatch(column -> column.contains("UBIGINT"));
        }
    }

    private void pullAndExport(String feed, String format, String... more) throws IOException {
        Files.createDirectories(folder.resolve("pull"));
        Ran pull =
                run(joined(more, "pull", "--feed", feed, "--format", format, "--out", "pull/" + feed + "." + format));
        assertThat(pull.exit()).as(pull.err()).isZero();
        List<String> options = List.of(more).contains("--include-private") ? List.of("--include-private") : List.of();
        Ran export = run(joined(
                options.toArray(String[]::new), "export", "--feed", feed, "--format", format, "--out", "export"));
        assertThat(export.exit()).as(export.err()).isZero();
    }

    private void assertSameLines(String file) throws IOException {
        List<String> pulled = lines(folder.resolve("pull").resolve(file));
        assertThat(lines(folder.resolve("export").resolve(file))).isNotEmpty().isEqualTo(pulled);
    }

    private static List<String> lines(Path file) throws IOException {
        return asStored(file).lines().sorted().toList();
    }

    private static List<String> rows(Path file) throws IOException {
        return Stream.of(asStored(file).split("\r\n", -1)).sorted().toList();
    }

    /** Without the digits of a second that the store cuts off. */
    private static String asStored(Path file) throws IOException {
        return PAST_MICROSECONDS
                .matcher(Files.readString(file))
                .replaceAll(digits -> digits.group(1).replaceFirst("(\\.000)?(000)?$", "") + "Z");
    }

    private static List<String> ask(String query) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(rows.getObject(i)).append('|');
                }
                found.add(row.toString());
            }
            return found;
        }
    }

    private static String[] joined(String[] more, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
