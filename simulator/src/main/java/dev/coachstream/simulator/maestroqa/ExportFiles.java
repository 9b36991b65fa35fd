package dev.coachstream.simulator.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The CSV files inside an export, with the habits of the real ones: dates as formulas, "Unknown" for nothing, no order. */
final class ExportFiles {
    private static final List<String> SCORES =
            List.of("total_scores", "section_scores", "individual_answers", "annotations", "csat");
    private static final List<String> TOTAL = List.of(
            "agent_email",
            "agent_id",
            "agent_name",
            "comment",
            "date_first_graded",
            "date_first_started",
            "date_graded",
            "gradable_id",
            "grade_type",
            "grader",
            "max_rubric_score",
            "rubric_id",
            "rubric_name",
            "rubric_score",
            "ticket_created_at");
    private static final List<String> SECTION =
            with(TOTAL, "section_id", "section_name", "section_score", "max_section_score");
    private static final List<String> ANSWER =
            with(SECTION, "question_id", "question", "answer", "answer_score", "max_answer_score");

    private final DataSet data;
    private final MaestroQaPeople people;

    /** The files of an export, and the time within which its rows are. */
    record Contents(List<String> files, Instant from, Instant to) {
        static Contents scores(@Nullable String single, Instant from, Instant to) {
            return single == null ? new Contents(SCORES, from, to) : one(single, from, to);
        }

        static Contents one(String file, Instant from, Instant to) {
            return new Contents(List.of(file), from, to);
        }
    }

    ExportFiles(DataSet data, MaestroQaPeople people) {
        this.data = data;
        this.people = people;
    }

    void write(Contents contents, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Writer text = new BufferedWriter(new OutputStreamWriter(zip, UTF_8));
        for (String file : contents.files()) {
            zip.putNextEntry(new ZipEntry(file + ".csv"));
            writeFile(file, contents, text);
            text.flush();
            zip.closeEntry();
        }
        zip.finish();
    }

    private void writeFile(String file, Contents contents, Writer out) throws IOException {
        List<String> columns = columns(file);
        writeRow(columns, out);
        int rows = file.equals("agent_groups") ? people.staff().agents() : data.sessions();
        for (int row = 0; row < rows; row++) {
            long span = data.toMillis() - data.fromMillis();
            long graded = data.fromMillis() + new Draw(data.seed() ^ 0x67ADE, row).below(span);
            Instant at = Instant.ofEpochMilli(graded);
            if (at.isAfter(contents.from()) && at.isBefore(contents.to())) {
                int of = row;
                writeRow(
                        columns.stream()
                                .map(column -> value(column, of, graded))
                                .toList(),
                        out);
            }
        }
    }

    private static List<String> columns(String file) {
        return switch (file) {
            case "total_scores" -> TOTAL;
            case "section_scores" -> SECTION;
            case "individual_answers" -> ANSWER;
            case "annotations" -> with(TOTAL, "annotation_id", "annotation", "annotated_text");
            case "csat" ->
                List.of("agent_email", "agent_id", "agent_name", "gradable_id", "csat_score", "comment", "date_graded");
            case "agent_groups" ->
                List.of("agent_group_id", "agent_group", "agent_id", "agent_name", "agent_email", "available");
            default -> List.of("date", "user_id", "user_email", "action", "description", "ip_address");
        };
    }

    private String value(String column, int row, long graded) {
        int agent = row % people.staff().agents();
        Draw draw = new Draw(data.seed() ^ column.hashCode(), row);
        return switch (column) {
            case "agent_email", "user_email" -> people.staff().agent(agent).email();
            case "agent_id", "user_id" -> people.agentId(agent);
            case "agent_name" -> people.staff().agent(agent).name();
            case "comment", "annotation", "annotated_text", "description", "answer" ->
                draw.of(Texts.SHORT).getValue();
            case "date_graded", "date", "date_first_graded" -> date(graded, draw);
            case "date_first_started", "ticket_created_at" ->
                draw.percent(10) ? "Unknown" : date(graded - 3_600_000, draw);
            case "grader" ->
                draw.percent(5) ? "Unknown" : people.staff().coach(agent / 12).name();
            case "available" -> Boolean.toString(draw.percent(90));
            case "ip_address" -> "203.0.113." + draw.below(250);
            default -> column.endsWith("score") ? Integer.toString(draw.below(101)) : column + "_" + draw.below(40);
        };
    }

    private static String date(long millis, Draw draw) {
        int digits = draw.percent(70) ? 3 : 0;
        String text = Timestamps.format(millis, 0, digits, "").replace('T', ' ');
        return "=\"" + text + "\"";
    }

    private static void writeRow(List<String> values, Writer out) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            if (column > 0) {
                out.append(',');
            }
            out.append(quoted(values.get(column)));
        }
        out.append("\r\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static List<String> with(List<String> columns, String... more) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
