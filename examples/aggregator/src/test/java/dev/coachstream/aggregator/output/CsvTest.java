package dev.coachstream.aggregator.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.report.HtmlReport;
import dev.coachstream.model.ActivityEntry;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.Private;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import dev.coachstream.warehouse.lists.Formulas;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

    @ParameterizedTest
    @EnumSource(Feed.class)
    void hasTheColumnsThatTheDocumentsList(Feed feed) throws IOException {
        String header = text(new Csv(feed, false).head()).strip();

        assertThat(Files.readString(Path.of("../../docs/pull.md"))).contains("`" + header.replace(",", "`, `") + "`");
    }

    @Test
    void addsPrivateColumnsAtTheEndWhenAskedFor() {
        String header = text(new Csv(Feed.SESSIONS, false).head()).strip();

        assertThat(header).doesNotContain("privateNotes").doesNotContain("activity");
        assertThat(text(new Csv(Feed.SESSIONS, true).head())).isEqualTo(header + ",privateNotes,activity\r\n");
    }

    @Test
    void writesEachFieldInItsColumn() {
        CoachingSession session = session("Weekly", "fine");

        assertThat(cells(session, true))
                .containsEntry("source", "support")
                .containsEntry("vendor", "acme")
                .containsEntry("id", "s1")
                .containsEntry("title", "Weekly")
                .containsEntry("status", "OPEN")
                .containsEntry("coacheeId", "72999")
                .containsEntry("coacheeName", "Ann")
                .containsEntry("coacheeExternalIds", "{'payroll':'7'}")
                .containsEntry("createdAt", "2026-01-02T03:04:05.120Z")
                .containsEntry("coachSignOffDone", "true")
                .containsEntry("coachSignOffAt", "")
                .containsEntry("points", "")
                .containsEntry("attributes", "{'x':[1 null]}")
                .containsEntry("privateNotes", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@x",
                "\tx",
                "  =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201"
            })
    void takesTheSpellOffFormulas(String text) {
        assertThat(cells(session(text, "fine"), false)).containsEntry("title", "'" + text);
    }

    /** Whoever downloads a list of the report opens it the same way. */
    @Test
    void takesItOffInThePageOfTheReportToo() throws IOException {
        try (InputStream script = HtmlReport.class.getResourceAsStream("lists.js")) {
            assertThat(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(".replace(/" + Formulas.BEGINNING + "/u, \"'$&\")");
        }
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(text(new Csv(Feed.POINTS, false).record(point(new BigDecimal("-1.50")))))
                .contains(",-1.5,");
    }

    @Test
    void quotesWhatWouldBreakALine() {
        String line = text(new Csv(Feed.SESSIONS, false).record(session("a \"b\", c\r\nd", "fine")));

        assertThat(line).contains(",\"a \"\"b\"\", c\r\nd\",").endsWith("\r\n");
        assertThat(text(new Csv(Feed.SESSIONS, false).record(session("\r=1", "fine"))))
                .contains(",\"'\r=1\",");
        assertThat(text(new Csv(Feed.SESSIONS, false).record(session("\nx", "fine"))))
                .contains(",\"'\nx\",");
    }

    /** The cells of one record by column; commas in JSON become spaces and its quotes apostrophes, so that lines can be cut. */
    private static Map<String, String> cells(CoachingSession session, boolean includePrivate) {
        Map<String, String> cells = new LinkedHashMap<>();
        CsvColumn.of(Feed.SESSIONS, includePrivate).forEach(column -> cells.put(column.name(), ""));
        String line = text(new Csv(Feed.SESSIONS, includePrivate).record(session));
        String[] values = line.substring(0, line.length() - 2)
                .replace("{\"\"payroll\"\":\"\"7\"\"}", "{'payroll':'7'}")
                .replace("{\"\"x\"\":[1,null]}", "{'x':[1 null]}")
                .replace("\"", "")
                .split(",", -1);
        int at = 0;
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            cell.setValue(values[at++]);
        }
        assertThat(values).hasSize(cells.size());
        return cells;
    }

    @SuppressWarnings("NullAway") // javac keeps no nested annotations for a record's constructor
    private static CoachingSession session(@Nullable String title, String notes) {
        return CoachingSession.builder()
                .source("support")
                .vendor("acme")
                .id("s1")
                .title(title)
                .status(Status.OPEN)
                .coachee(new Participant("72999", "Ann", null, Map.of("payroll", "7")))
                .createdAt(Instant.parse("2026-01-02T03:04:05.120Z"))
                .coachSignOff(new SignOff(true, null))
                .coachNotes(notes)
                .privateNotes(Private.of("secret"))
                .activity(Private.of(List.of(new ActivityEntry(null, null, null, "opened", List.of(), null, Map.of()))))
                .attributes(attributes())
                .build();
    }

    private static Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("x", Arrays.asList(1, null));
        return attributes;
    }

    private static CoachingPoint point(BigDecimal score) {
        return CoachingPoint.builder()
                .source("support")
                .vendor("acme")
                .id("p1")
                .sessionIds(List.of("s1"))
                .category(PointCategory.QA)
                .score(score)
                .build();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
