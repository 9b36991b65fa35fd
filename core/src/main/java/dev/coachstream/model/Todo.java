package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was agreed to be done.
 *
 * <p>A to-do belongs to any number of sessions, also to none.
 *
 * @param sessionIds the sessions it belongs to, each once, in the order of the ids
 * @param title its name
 * @param description what is to be done
 * @param action the action in the vendor's words
 * @param link where it is done
 * @param status how far it has come; never {@link Status#DELETED}
 * @param vendorStatus the vendor's own word for the status
 * @param type the vendor's word for its kind, such as {@code general}
 * @param coachee the person who is to do it
 * @param creator the person who asked for it
 * @param answerId the graded answer it came from
 * @param completedAt when it was done
 * @param createdAt when the vendor recorded it first
 * @param updatedAt when the vendor recorded its last change
 * @param attributes every other member that the vendor sent, under its own name
 */
public record Todo(
        String source,
        String vendor,
        String id,
        List<String> sessionIds,
        @Nullable String title,
        @Nullable String description,
        @Nullable String action,
        @Nullable String link,
        Status status,
        @Nullable String vendorStatus,
        @Nullable String type,
        @Nullable Participant coachee,
        @Nullable Participant creator,
        @Nullable String answerId,
        @Nullable Instant completedAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, @Nullable Object> attributes)
        implements CoachingRecord {

    public Todo {
        Required.id(id, "to-do");
        Required.key(answerId, "to-do's answer");
        sessionIds = Required.ids(Required.keys(sessionIds, "to-do's session"));
        attributes = Required.attributes(attributes);
    }

    /** A to-do to be made; source, vendor and id are needed. */
    public static TodoBuilder builder() {
        return new TodoBuilder();
    }

    /** Another to-do that is like this one in all that is not said anew. */
    public TodoBuilder toBuilder() {
        return builder()
                .source(source)
                .vendor(vendor)
                .id(id)
                .sessionIds(sessionIds)
                .title(title)
                .description(description)
                .action(action)
                .link(link)
                .status(status)
                .vendorStatus(vendorStatus)
                .type(type)
                .coachee(coachee)
                .creator(creator)
                .answerId(answerId)
                .completedAt(completedAt)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .attributes(attributes);
    }

    /** Identity and state only: titles and descriptions are personal. */
    @Override
    public String toString() {
        return "Todo[source=" + source + ", id=" + id + ", status=" + status + ", updatedAt=" + updatedAt + "]";
    }
}
