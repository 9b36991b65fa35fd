package dev.coachstream.maestroqa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaestroQaExportRowTest {

    @Test
    void undoesWhatTheFilesDoForSpreadsheets() throws IOException {
        List<MaestroQaExportRow> rows = rows(Map.of(
                "total_scores.csv",
                "date_graded,date_first_graded,grader,comment,rubric_score\r\n"
                        + "\"=\"\"2020-01-01 00:00:00.123\"\"\",=\"2020-01-01 00:00:00\",Unknown,\"a, \"\"b\"\"\nc\",7.50\r\n"
                        + ",soon,,=\"\",n/a\r\n"));

        MaestroQaScore first = MaestroQaScore.of(rows.get(0));
        assertThat(first.dateGraded()).isEqualTo(Instant.parse("2020-01-01T00:00:00.123Z"));
        assertThat(first.dateFirstGraded()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(first.grader()).isNull();
        assertThat(first.comment()).isEqualTo("a, \"b\"\nc");
        assertThat(first.rubricScore()).isEqualByComparingTo("7.50");
        assertThat(MaestroQaScore.of(rows.get(1)).dateGraded()).isNull();
        assertThat(rows.get(1).time("date_first_graded")).isNull();
        assertThat(rows.get(1).number("rubric_score")).isNull();
        assertThat(rows.get(1).text("date_first_graded")).isEqualTo("soon");
    }

    @Test
    void keepsEveryCellOfARaggedRow() throws IOException {
        List<MaestroQaExportRow> rows = rows(Map.of("csat.csv", "\uFEFFa,b\nx\n1,2,3\n"));

        assertThat(rows.get(0).cells()).containsEntry("a", "x").containsEntry("b", null);
        assertThat(rows.get(1).cells()).containsEntry("column 3", "3");
        assertThat(rows.get(0).file()).isEqualTo("csat");
    }

    @Test
    void readsFilesWithoutRowsAndSkipsWhatIsNoCsv() throws IOException {
        assertThat(rows(Map.of("a.csv", "x,y\n", "b.csv", "", "readme.txt", "x\n1\n")))
                .isEmpty();
    }

    @Test
    void readsAFileWhateverTheCaseOfItsEnding() throws IOException {
        assertThat(rows(Map.of("TOTAL_SCORES.CSV", "a\n1\n", "b.Csv", "a\n2\n")))
                .extracting(MaestroQaExportRow::file)
                .containsExactlyInAnyOrder("TOTAL_SCORES", "b");
    }

    @Test
    void losesNothingOfTwoColumnsWithOneName() throws IOException {
        List<MaestroQaExportRow> rows = rows(Map.of("a.csv", "x,x,x (2),,column 6\n1,2,3,4,5,6\n"));

        assertThat(rows.get(0).cells().values()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(rows.get(0).cells())
                .containsEntry("x", "1")
                .containsEntry("x (2)", "2")
                .containsEntry("x (2) (2)", "3")
                .containsEntry("column 4", "4")
                .containsEntry("column 6", "5")
                .containsEntry("column 6 (2)", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>The link has expired</html>", "", "{\"error\":\"expired\"}", "P"})
    void saysThatAFileIsNoZip(String body) throws IOException {
        try (DataExportRows rows = new DataExportRows(new ByteArrayInputStream(body.getBytes(UTF_8)))) {
            assertThatThrownBy(() -> all(rows)).isInstanceOf(ZipBody.NoZip.class);
        }
    }

    @Test
    void saysThatAnArchiveHoldsNoCsv() {
        assertThatThrownBy(() -> rows(Map.of("readme.txt", "x\n1\n")))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("none of its 1 files is a CSV file");
    }

    @Test
    void takesAnEmptyArchiveForNoRows() throws IOException {
        assertThat(rows(Map.of())).isEmpty();
    }

    @Test
    void saysThatAFileIsCutBetweenTwoFiles() throws IOException {
        byte[] one = zip(Map.of("a.csv", "x\n1\n"));
        int directory = new String(one, ISO_8859_1).indexOf("PK\u0001\u0002");

        try (DataExportRows rows = new DataExportRows(new ByteArrayInputStream(one, 0, directory))) {
            assertThatThrownBy(() -> all(rows)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void saysThatACutFileIsCut() throws IOException {
        byte[] whole = zip(Map.of("a.csv", "x\n" + "1\n".repeat(10_000)));
        try (DataExportRows rows = new DataExportRows(new ByteArrayInputStream(whole, 0, whole.length / 2))) {
            assertThatThrownBy(() -> all(rows)).isInstanceOf(IOException.class).isNotInstanceOf(ZipException.class);
        }
    }

    /** A zip of some kilobytes holds a row of any length. */
    @ParameterizedTest
    @ValueSource(strings = {",", "\"\",", "x,"})
    void endsAtARowThatHasNoEnd(String cell) {
        assertThatThrownBy(() -> rows(Map.of("a.csv", "a,b\n1,2\n" + cell.repeat(2_000_000) + "\n")))
                .isInstanceOf(StreamConstraintsException.class)
                .satisfies(e ->
                        assertThat(DataExportRows.isMalformed((IOException) e)).isTrue());
    }

    @Test
    void showsNoCell() {
        assertThat(new MaestroQaExportRow("csat", Map.of("comment", "canary")).toString())
                .doesNotContain("canary");
    }

    private static List<MaestroQaExportRow> rows(Map<String, String> files) throws IOException {
        try (DataExportRows rows = new DataExportRows(new ByteArrayInputStream(zip(files)))) {
            return all(rows);
        }
    }

    private static List<MaestroQaExportRow> all(DataExportRows rows) throws IOException {
        List<MaestroQaExportRow> all = new ArrayList<>();
        for (MaestroQaExportRow row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
