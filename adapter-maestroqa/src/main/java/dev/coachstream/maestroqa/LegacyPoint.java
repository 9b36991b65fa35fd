package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching point within a session of the older export (MaestroQA legacy export document, "Coaching Points").
 *
 * @param type strength, opportunity or N/A
 * @param score of the grade, criterion, KPI or CSAT, in its own scale
 * @param other members that the document does not list
 */
record LegacyPoint(
        @JsonProperty("_id") @Nullable String id,
        List<String> coachingFormIds,
        @Nullable String type,
        @Nullable String classification,
        @Nullable String ticketId,
        @Nullable String subject,
        @Nullable String rubricName,
        @Nullable String criteriaName,
        @Nullable String kpiName,
        @Nullable BigDecimal score,
        @Nullable String agentNotes,
        @Nullable String coachNotes,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    LegacyPoint {
        coachingFormIds = SessionIds.orNone(coachingFormIds);
        other = Undocumented.orNone(other);
    }

    /** Identity only: notes are personal. */
    @Override
    public String toString() {
        return "LegacyPoint[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
