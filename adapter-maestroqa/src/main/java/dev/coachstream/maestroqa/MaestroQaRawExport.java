package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a raw export of grades is to hold (MaestroQA API document, "Request A Raw Export").
 *
 * @param startDate grades updated after it; required
 * @param endDate grades updated before it; required
 * @param name of the export; made up if left out
 * @param singleFileExport one file alone
 * @param includeCalibrations whether calibration scores are in it
 * @param includeGraderQA whether benchmark scores of grader QA are in it
 * @param includeDeleted whether deleted answers are in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaRawExport(
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable String name,
        @Nullable File singleFileExport,
        @Nullable Calibrations includeCalibrations,
        @Nullable Boolean includeGraderQA,
        @Nullable Boolean includeDeleted) {

    /** A file of a raw export. */
    public enum File {
        @JsonProperty("individual_answers")
        INDIVIDUAL_ANSWERS,
        @JsonProperty("section_scores")
        SECTION_SCORES,
        @JsonProperty("total_scores")
        TOTAL_SCORES,
        @JsonProperty("annotations")
        ANNOTATIONS,
        @JsonProperty("csat")
        CSAT
    }

    /** Which calibration scores are wanted. */
    public enum Calibrations {
        @JsonProperty("all")
        ALL,
        @JsonProperty("none")
        NONE,
        @JsonProperty("only")
        ONLY
    }

    /** Everything that was graded between two times. */
    public static MaestroQaRawExport between(Instant startDate, Instant endDate) {
        return new MaestroQaRawExport(startDate, endDate, null, null, null, null, null);
    }

    void check(String source) {
        MaestroQaPeriod.check(source, "a raw export", startDate, endDate);
    }
}
