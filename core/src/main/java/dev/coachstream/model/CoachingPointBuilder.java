package dev.coachstream.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link CoachingPoint} of named values, each as the record describes it: so that a component which is added later is no break. Whatever is
 * left out is unknown, none or empty; source, vendor and id must be given. Belongs to one thread.
 */
public final class CoachingPointBuilder {
    private @Nullable String source;
    private @Nullable String vendor;
    private @Nullable String id;
    private List<String> sessionIds = List.of();
    private PointKind kind = PointKind.UNKNOWN;
    private @Nullable String vendorKind;
    private PointCategory category = PointCategory.UNKNOWN;
    private @Nullable String vendorCategory;
    private @Nullable String topic;
    private @Nullable Participant coachee;
    private @Nullable Participant creator;
    private @Nullable String ticketId;
    private @Nullable String answerId;
    private @Nullable Reference rubric;
    private @Nullable Reference criterion;
    private @Nullable String kpi;
    private @Nullable BigDecimal score;
    private List<String> eventIds = List.of();
    private @Nullable String text;
    private @Nullable String coachNotes;
    private @Nullable String coacheeNotes;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable Instant lastCoachedAt;
    private @Nullable Instant occurredAt;
    private Map<String, @Nullable Object> attributes = Map.of();

    CoachingPointBuilder() {}

    public CoachingPointBuilder source(String source) {
        this.source = source;
        return this;
    }

    public CoachingPointBuilder vendor(String vendor) {
        this.vendor = vendor;
        return this;
    }

    public CoachingPointBuilder id(String id) {
        this.id = id;
        return this;
    }

    public CoachingPointBuilder sessionIds(List<String> sessionIds) {
        this.sessionIds = sessionIds;
        return this;
    }

    public CoachingPointBuilder kind(PointKind kind) {
        this.kind = kind;
        return this;
    }

    public CoachingPointBuilder vendorKind(@Nullable String vendorKind) {
        this.vendorKind = vendorKind;
        return this;
    }

    public CoachingPointBuilder category(PointCategory category) {
        this.category = category;
        return this;
    }

    public CoachingPointBuilder vendorCategory(@Nullable String vendorCategory) {
        this.vendorCategory = vendorCategory;
        return this;
    }

    public CoachingPointBuilder topic(@Nullable String topic) {
        this.topic = topic;
        return this;
    }

    public CoachingPointBuilder coachee(@Nullable Participant coachee) {
        this.coachee = coachee;
        return this;
    }

    public CoachingPointBuilder creator(@Nullable Participant creator) {
        this.creator = creator;
        return this;
    }

    public CoachingPointBuilder ticketId(@Nullable String ticketId) {
        this.ticketId = ticketId;
        return this;
    }

    public CoachingPointBuilder answerId(@Nullable String answerId) {
        this.answerId = answerId;
        return this;
    }

    public CoachingPointBuilder rubric(@Nullable Reference rubric) {
        this.rubric = rubric;
        return this;
    }

    public CoachingPointBuilder criterion(@Nullable Reference criterion) {
        this.criterion = criterion;
        return this;
    }

    public CoachingPointBuilder kpi(@Nullable String kpi) {
        this.kpi = kpi;
        return this;
    }

    public CoachingPointBuilder score(@Nullable BigDecimal score) {
        this.score = score;
        return this;
    }

    public CoachingPointBuilder eventIds(List<String> eventIds) {
        this.eventIds = eventIds;
        return this;
    }

    public CoachingPointBuilder text(@Nullable String text) {
        this.text = text;
        return this;
    }

    public CoachingPointBuilder coachNotes(@Nullable String coachNotes) {
        this.coachNotes = coachNotes;
        return this;
    }

    public CoachingPointBuilder coacheeNotes(@Nullable String coacheeNotes) {
        this.coacheeNotes = coacheeNotes;
        return this;
    }

    public CoachingPointBuilder createdAt(@Nullable Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    public CoachingPointBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    public CoachingPointBuilder lastCoachedAt(@Nullable Instant lastCoachedAt) {
        this.lastCoachedAt = lastCoachedAt;
        return this;
    }

    public CoachingPointBuilder occurredAt(@Nullable Instant occurredAt) {
        this.occurredAt = occurredAt;
        return this;
    }

    public CoachingPointBuilder attributes(Map<String, @Nullable Object> attributes) {
        this.attributes = attributes;
        return this;
    }

    /** The record. Throws an {@link IllegalArgumentException} that says what is missing or what cannot be. */
    public CoachingPoint build() {
        return new CoachingPoint(
                Required.given(source, "point", "source"),
                Required.given(vendor, "point", "vendor"),
                Required.given(id, "point", "id"),
                sessionIds,
                kind,
                vendorKind,
                category,
                vendorCategory,
                topic,
                coachee,
                creator,
                ticketId,
                answerId,
                rubric,
                criterion,
                kpi,
                score,
                eventIds,
                text,
                coachNotes,
                coacheeNotes,
                createdAt,
                updatedAt,
                lastCoachedAt,
                occurredAt,
                attributes);
    }
}
