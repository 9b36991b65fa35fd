package dev.coachstream.api;

import dev.coachstream.error.Printable;
import dev.coachstream.model.Feed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a request, when it is over. It holds no secret: neither a header nor a query, nor a body.
 *
 * @param source the account's name
 * @param feed what was read; null for what is no read of a feed, such as fetching a token
 * @param method such as {@code GET}
 * @param path without the query
 * @param attempt counted from 1 for each call
 * @param status of the HTTP response; 0 where none came
 * @param bytes of the body, after decompression
 * @param duration from the sending to the end of the body
 * @param error why it gave no answer; null where it gave one
 */
public record Exchange(
        String source,
        @Nullable Feed feed,
        String method,
        String path,
        int attempt,
        int status,
        long bytes,
        Duration duration,
        @Nullable String error) {

    public Exchange {
        error = error == null ? null : Printable.line(error);
    }
}
