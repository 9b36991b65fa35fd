package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed; whether the call did is decided by {@link RetryingHandler}. */
final class AttemptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may be done about it. */
    enum Remedy {
        /** Nothing: the same request would get the same answer. */
        NONE,
        /** Send it again if that is safe. */
        REPEAT,
        /** Send it again: the vendor has not seen it. */
        NOT_SENT,
        /** Ask for another credential, then send it again, once. */
        RENEW
    }

    private final Kind kind;
    private final Remedy remedy;
    private final transient @Nullable Duration retryAfter;

    AttemptException(
            Kind kind, Remedy remedy, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
        this.retryAfter = retryAfter;
    }

    Kind kind() {
        return kind;
    }

    Remedy remedy() {
        return remedy;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    CoachingSourceException failCall(String source, String afterwards) {
        return new CoachingSourceException(source, kind, getMessage() + afterwards, retryAfter, getCause());
    }
}
