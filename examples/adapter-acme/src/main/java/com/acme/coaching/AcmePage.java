package com.acme.coaching;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Items;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page as Acme sends it. Times are seconds of the epoch. */
record AcmePage(
        @JsonProperty(value = "coachings", required = true) Items<Coaching> coachings,
        @JsonProperty("total_pages") @Nullable Long totalPages,
        @Nullable Long total) {

    /** A session, with what was discussed and agreed in it. */
    record Coaching(
            @JsonProperty(required = true) String id,
            @Nullable String subject,
            @Nullable String state,
            @Nullable Person agent,
            @Nullable Person lead,
            @Nullable Person author,
            @Nullable Long created,
            @Nullable Long updated,
            @Nullable Long held,
            @Nullable Long due,
            @Nullable Long done,
            @Nullable String note,
            @JsonProperty("lead_note") @Nullable String leadNote,
            @Nullable List<Point> points,
            @Nullable List<Task> tasks,
            @JsonAnySetter Map<String, @Nullable Object> other) {}

    record Person(@Nullable String id, @Nullable String name) {}

    record Point(
            @JsonProperty(required = true) String id,
            @Nullable String type,
            @Nullable String topic,
            @Nullable String note,
            @Nullable Long updated,
            @JsonAnySetter Map<String, @Nullable Object> other) {}

    record Task(
            @JsonProperty(required = true) String id,
            @Nullable String title,
            @Nullable String state,
            @Nullable Long updated,
            @JsonAnySetter Map<String, @Nullable Object> other) {}
}
