package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a ticket, to be created or as answered (MaestroQA API document, "Create a Ticket Comment").
 *
 * @param id in answers only
 * @param body the text; required
 * @param ticketId the ticket; required
 * @param authorId an agent or a customer
 * @param role {@code customer} or {@code agent}
 * @param channel such as {@code chat}
 * @param isPublic true, if left out
 * @param time when it was made; now, if left out
 * @param other members that the document does not list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaComment(
        @Nullable String id,
        @Nullable String body,
        @JsonProperty("ticket_id") @Nullable String ticketId,
        @JsonProperty("author_id") @Nullable String authorId,
        @Nullable String role,
        @Nullable String channel,
        @JsonProperty("public") @Nullable Boolean isPublic,
        @Nullable Instant time,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {
    private static final Set<String> ROLES = Set.of("customer", "agent");

    public MaestroQaComment {
        other = Undocumented.orNone(other);
    }

    /** A comment with what the document requires, and who made it when; null for what is not known. */
    public static MaestroQaComment of(
            String ticketId, String body, @Nullable String authorId, @Nullable String role, @Nullable Instant time) {
        return new MaestroQaComment(null, body, ticketId, authorId, role, null, null, time, Map.of());
    }

    /** The same, made on a channel such as {@code chat}. */
    public MaestroQaComment withChannel(String name) {
        return new MaestroQaComment(id, body, ticketId, authorId, role, name, isPublic, time, other);
    }

    /** The same, for customers to see or not. */
    public MaestroQaComment withPublic(boolean seen) {
        return new MaestroQaComment(id, body, ticketId, authorId, role, channel, seen, time, other);
    }

    void check(String source) {
        new RequiredMembers("a comment")
                .member("body", body)
                .member("ticket_id", ticketId)
                .check(source);
        if (role != null && !ROLES.contains(role)) {
            throw RequiredMembers.refused(source, "a comment's role must be customer or agent");
        }
    }

    /** Identity only: what was written is personal. */
    @Override
    public String toString() {
        return "MaestroQaComment[id=" + id + ", ticketId=" + ticketId + "]";
    }
}
