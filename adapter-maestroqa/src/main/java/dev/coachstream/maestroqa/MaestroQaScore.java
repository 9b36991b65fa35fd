package dev.coachstream.maestroqa;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grade, from the files {@code total_scores} and {@code section_scores} of a raw export; the columns of the other files are not
 * published, so those stay {@link MaestroQaExportRow}s.
 *
 * @param sectionId null in a total
 * @param sectionName null in a total
 * @param sectionScore null in a total
 * @param maxSectionScore null in a total
 */
public record MaestroQaScore(
        @Nullable String gradableId,
        @Nullable String gradeType,
        @Nullable String grader,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String agentEmail,
        @Nullable String comment,
        @Nullable String rubricId,
        @Nullable String rubricName,
        @Nullable BigDecimal rubricScore,
        @Nullable BigDecimal maxRubricScore,
        @Nullable String sectionId,
        @Nullable String sectionName,
        @Nullable BigDecimal sectionScore,
        @Nullable BigDecimal maxSectionScore,
        @Nullable Instant dateFirstStarted,
        @Nullable Instant dateFirstGraded,
        @Nullable Instant dateGraded,
        @Nullable Instant ticketCreatedAt) {

    static boolean isIn(MaestroQaExportRow row) {
        return row.file().equals("total_scores") || row.file().equals("section_scores");
    }

    /** Reads a row of either file. */
    public static MaestroQaScore of(MaestroQaExportRow row) {
        return new MaestroQaScore(
                row.text("gradable_id"),
                row.text("grade_type"),
                row.text("grader"),
                row.text("agent_id"),
                row.text("agent_name"),
                row.text("agent_email"),
                row.text("comment"),
                row.text("rubric_id"),
                row.text("rubric_name"),
                row.number("rubric_score"),
                row.number("max_rubric_score"),
                row.text("section_id"),
                row.text("section_name"),
                row.number("section_score"),
                row.number("max_section_score"),
                row.time("date_first_started"),
                row.time("date_first_graded"),
                row.time("date_graded"),
                row.time("ticket_created_at"));
    }

    /** Identity only: people and comments are personal. */
    @Override
    public String toString() {
        return "MaestroQaScore[gradableId=" + gradableId + ", rubricId=" + rubricId + "]";
    }
}
