package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file for a ticket (MaestroQA API document, "Create an Attachment").
 *
 * @param url where MaestroQA fetches the file from; null to send it oneself
 * @param ticketId required
 * @param contentType the file's media type, such as {@code audio/mp3}; required
 * @param id unique; made up by MaestroQA if left out
 * @param authorId an agent or a customer
 * @param isPublic true, if left out
 * @param timestamp the time shown; now, if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaAttachment(
        @Nullable String url,
        @JsonProperty("ticket_id") @Nullable String ticketId,
        @JsonProperty("content_type") @Nullable String contentType,
        @Nullable String id,
        @JsonProperty("author_id") @Nullable String authorId,
        @JsonProperty("public") @Nullable Boolean isPublic,
        @Nullable Instant timestamp) {

    /** A file that is sent by us. */
    public static MaestroQaAttachment ofFile(String ticketId, String contentType) {
        return new MaestroQaAttachment(null, ticketId, contentType, null, null, null, null);
    }

    /** A file that MaestroQA fetches, within hours. */
    public static MaestroQaAttachment ofUrl(String ticketId, String contentType, String url) {
        return new MaestroQaAttachment(url, ticketId, contentType, null, null, null, null);
    }

    void check(String source) {
        new RequiredMembers("an attachment")
                .member("ticket_id", ticketId)
                .member("content_type", contentType)
                .check(source);
    }

    /** Identity only: an address may carry its own right. */
    @Override
    public String toString() {
        return "MaestroQaAttachment[id=" + id + ", ticketId=" + ticketId + "]";
    }
}
