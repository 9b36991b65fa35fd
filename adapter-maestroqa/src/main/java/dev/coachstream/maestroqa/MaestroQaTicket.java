package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, to be created, changed or as answered (MaestroQA API document, "Create a Ticket"). In a change, null leaves a member as
 * it is. Make one with {@link #builder()}.
 *
 * @param id MaestroQA's own id, in answers only
 * @param ticketId unique in the account; required to create, and in every answer
 * @param type the kind of source system; required to create
 * @param subject required to create
 * @param agents ids or e-mail addresses; required to create
 * @param link to the ticket in its own system; required to create
 * @param body the text; required to create
 * @param tags comma-separated
 * @param status such as {@code Closed}
 * @param csatScore the satisfaction score
 * @param firstSeen when it was created; now, if left out
 * @param lastSeen when something last happened; now, if left out
 * @param attributes custom attributes, which must exist in the account
 * @param other members that the document does not list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaTicket(
        @JsonProperty("_id") @Nullable String id,

        @JsonProperty(value = "ticket_id", required = true) @Nullable
        String ticketId,

        @Nullable String type,
        @Nullable String subject,
        @Nullable List<String> agents,
        @Nullable String link,
        @Nullable String body,
        @Nullable String tags,
        @Nullable String status,
        @JsonProperty("csat_score") @Nullable BigDecimal csatScore,
        @JsonProperty("first_seen") @Nullable Instant firstSeen,
        @JsonProperty("last_seen") @Nullable Instant lastSeen,
        @Nullable Map<String, @Nullable Object> attributes,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

    public MaestroQaTicket {
        other = Undocumented.orNone(other);
    }

    public static Builder builder() {
        return new Builder();
    }

    void checkCreation(String source) {
        new RequiredMembers("a ticket")
                .member("ticket_id", ticketId)
                .member("type", type)
                .member("subject", subject)
                .member("agents", agents)
                .member("link", link)
                .member("body", body)
                .check(source);
    }

    /** Identity only: what was written is personal. */
    @Override
    public String toString() {
        return "MaestroQaTicket[ticketId=" + ticketId + "]";
    }

    /** Collects what a ticket is. Not thread-safe. */
    public static final class Builder {
        private @Nullable String ticketId;
        private @Nullable String type;
        private @Nullable String subject;
        private @Nullable List<String> agents;
        private @Nullable String link;
        private @Nullable String body;
        private @Nullable String tags;
        private @Nullable String status;
        private @Nullable BigDecimal csatScore;
        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;
        private @Nullable Map<String, @Nullable Object> attributes;

        private Builder() {}

        public Builder ticketId(String value) {
            ticketId = value;
            return this;
        }

        public Builder type(String value) {
            type = value;
            return this;
        }

        public Builder subject(String value) {
            subject = value;
            return this;
        }

        public Builder agents(List<String> value) {
            agents = List.copyOf(value);
            return this;
        }

        public Builder link(String value) {
            link = value;
            return this;
        }

        public Builder body(String value) {
            body = value;
            return this;
        }

        public Builder tags(String value) {
            tags = value;
            return this;
        }

        public Builder status(String value) {
            status = value;
            return this;
        }

        public Builder csatScore(BigDecimal value) {
            csatScore = value;
            return this;
        }

        public Builder firstSeen(Instant value) {
            firstSeen = value;
            return this;
        }

        public Builder lastSeen(Instant value) {
            lastSeen = value;
            return this;
        }

        public Builder attributes(Map<String, @Nullable Object> value) {
            attributes = value;
            return this;
        }

        /** What the document requires is checked when it is sent. */
        public MaestroQaTicket build() {
            return new MaestroQaTicket(
                    null,
                    ticketId,
                    type,
                    subject,
                    agents,
                    link,
                    body,
                    tags,
                    status,
                    csatScore,
                    firstSeen,
                    lastSeen,
                    attributes,
                    Map.of());
        }
    }
}
