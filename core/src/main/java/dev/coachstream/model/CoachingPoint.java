package dev.coachstream.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was, or is to be, discussed: a strength, an opportunity, a behaviour.
 *
 * <p>A point belongs to any number of sessions, also to none.
 *
 * @param sessionIds the sessions it belongs to, each once, in the order of the ids
 * @param kind whether it praises or asks for change
 * @param vendorKind the vendor's own word for the kind
 * @param category what it is about
 * @param vendorCategory the vendor's own word for the category
 * @param topic its subject
 * @param coachee the person coached
 * @param creator the person who wrote it
 * @param ticketId the ticket it came from
 * @param answerId the graded answer it came from
 * @param rubric the rubric it was graded by
 * @param criterion the rubric's criterion
 * @param kpi the name of the key performance indicator
 * @param score the grade's score, in the rubric's own scale, without zeroes at its end
 * @param eventIds the recorded events behind it
 * @param text its own text
 * @param coachNotes the coach's notes
 * @param coacheeNotes the coachee's notes
 * @param createdAt when the vendor recorded it first
 * @param updatedAt when the vendor recorded its last change
 * @param lastCoachedAt when it was last coached
 * @param occurredAt when what it is about happened, the first of several times; null where the vendor tells no time of it
 * @param attributes every other member that the vendor sent, under its own name
 */
public record CoachingPoint(
        String source,
        String vendor,
        String id,
        List<String> sessionIds,
        PointKind kind,
        @Nullable String vendorKind,
        PointCategory category,
        @Nullable String vendorCategory,
        @Nullable String topic,
        @Nullable Participant coachee,
        @Nullable Participant creator,
        @Nullable String ticketId,
        @Nullable String answerId,
        @Nullable Reference rubric,
        @Nullable Reference criterion,
        @Nullable String kpi,
        @Nullable BigDecimal score,
        List<String> eventIds,
        @Nullable String text,
        @Nullable String coachNotes,
        @Nullable String coacheeNotes,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant lastCoachedAt,
        @Nullable Instant occurredAt,
        Map<String, @Nullable Object> attributes)
        implements CoachingRecord {

    public CoachingPoint {
        Required.id(id, "point");
        Required.key(ticketId, "point's ticket");
        Required.key(answerId, "point's answer");
        sessionIds = Required.ids(Required.keys(sessionIds, "point's session"));
        eventIds = Required.keys(eventIds, "point's event");
        score = Required.shortest(score);
        attributes = Required.attributes(attributes);
    }

    /** A point to be made; source, vendor and id are needed. */
    public static CoachingPointBuilder builder() {
        return new CoachingPointBuilder();
    }

    /** Another point that is like this one in all that is not said anew. */
    public CoachingPointBuilder toBuilder() {
        return builder()
                .source(source)
                .vendor(vendor)
                .id(id)
                .sessionIds(sessionIds)
                .kind(kind)
                .vendorKind(vendorKind)
                .category(category)
                .vendorCategory(vendorCategory)
                .topic(topic)
                .coachee(coachee)
                .creator(creator)
                .ticketId(ticketId)
                .answerId(answerId)
                .rubric(rubric)
                .criterion(criterion)
                .kpi(kpi)
                .score(score)
                .eventIds(eventIds)
                .text(text)
                .coachNotes(coachNotes)
                .coacheeNotes(coacheeNotes)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .lastCoachedAt(lastCoachedAt)
                .occurredAt(occurredAt)
                .attributes(attributes);
    }

    /** Identity and kind only: notes are personal. */
    @Override
    public String toString() {
        return "CoachingPoint[source=" + source + ", id=" + id + ", kind=" + kind + ", updatedAt=" + updatedAt + "]";
    }
}
