package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attachment that MaestroQA knows of.
 *
 * @param id the attachment's id
 * @param presignedUrl where to send the file: as good as a credential; null where MaestroQA fetches it
 * @param contentType what the address was signed for
 * @param askedAt when it was asked for; the address is good for ten minutes from then on, if not longer
 */
public record MaestroQaAttached(String id, @Nullable String presignedUrl, String contentType, Instant askedAt) {
    private static final Duration VALID = Duration.ofMinutes(10);

    /** The API's answer. */
    record Reply(
            @Nullable String id,
            @JsonProperty("presigned_url") @Nullable String presignedUrl) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Reply[id=" + id + "]";
        }
    }

    /** Until when the address is good for sure. */
    public Instant validUntil() {
        return askedAt.plus(VALID);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "MaestroQaAttached[id=" + id + ", validUntil=" + validUntil() + "]";
    }
}
