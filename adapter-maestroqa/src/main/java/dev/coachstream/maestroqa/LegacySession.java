package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as the older export sends it (MaestroQA legacy export document, "Return schema").
 *
 * <p>Its time stamps have no zone and are read as UTC (docs/vendors/maestroqa.md).
 *
 * @param coachName a name or an e-mail address: a label, never a key
 * @param isDeleted null is "not told", not "no" (docs/vendors/maestroqa.md)
 * @param activityLog users' addresses, of the e-mail and of the internet kind: private
 * @param coachingPoints null is "not told", an empty list is "none" (docs/vendors/maestroqa.md); with a hole it is neither
 *     and sets the session aside, because what it lacks would be taken for delisted
 * @param todos the same
 * @param other members that the document does not list
 */
record LegacySession(
        @JsonProperty("_id") @Nullable String id,
        @Nullable String coachingFormName,
        @Nullable String coachingTemplateId,
        @Nullable String coachingTemplateName,
        @Nullable String meetingFormat,
        @Nullable String formCreatorId,
        @Nullable String formCreatorName,
        @Nullable String coachName,
        @Nullable String coachId,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Boolean sharedWithAgent,
        @Nullable Instant sharedWithAgentDate,
        @Nullable Instant meetingDate,
        @Nullable Boolean agentConfirmed,
        @Nullable Instant agentConfirmedDate,
        @Nullable Boolean coachConfirmed,
        @Nullable Instant coachConfirmedDate,
        @Nullable String coachNotes,
        @Nullable String agentNotes,
        @Nullable Boolean isDeleted,
        @Nullable List<LegacyActivity> activityLog,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<LegacyPoint> coachingPoints,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<LegacyTodo> todos,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    LegacySession {
        activityLog = activityLog == null
                ? null
                : activityLog.stream().filter(Objects::nonNull).toList();
        other = Undocumented.orNone(other);
    }

    /** Identity only: names, notes and the activity log are personal. */
    @Override
    public String toString() {
        return "LegacySession[id=" + id + ", updatedAt=" + updatedAt + "]";
    }
}
