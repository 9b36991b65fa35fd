package dev.coachstream.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of every source. A caller decides by {@link #kind()}, never by vendor.
 *
 * <p>The message says what happened, where (the request line without its query values) and how to mend it. It never holds a
 * token, a note or a body, and neither does what the causes say: {@link Printable} sees to it.
 */
public final class CoachingSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** The credential was refused: renew it. */
        AUTHENTICATION,
        /** The credential is good and may not do this: widen its rights. */
        PERMISSION,
        /** The account's configuration is wrong: mend it. */
        CONFIGURATION,
        /** There is no such thing. */
        NOT_FOUND,
        /** The vendor, or this library, refuses the request as it stands. */
        INVALID_REQUEST,
        /** The request collides with what the vendor already holds. */
        CONFLICT,
        /** The vendor's quota is used up for longer than the caller would wait; see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** The vendor cannot be reached or is out of order, after every retry: try again later. */
        UNAVAILABLE,
        /** The vendor answered something that its own document rules out. */
        PROTOCOL,
        /** The source does not offer this; the message names what it does offer. */
        UNSUPPORTED
    }

    private final String source;
    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    public CoachingSourceException(String source, Kind kind, String message) {
        this(source, kind, message, null, null);
    }

    public CoachingSourceException(String source, Kind kind, String message, @Nullable Throwable cause) {
        this(source, kind, message, null, cause);
    }

    public CoachingSourceException(
            String source, Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(source + ": " + shown(kind, message), Printable.cause(cause));
        this.source = source;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /**
     * Whatever ended the read of an account, as an error of that account: itself if it is one, else of kind PROTOCOL and in the words
     * of what happened.
     */
    public static CoachingSourceException of(String source, RuntimeException thrown) {
        if (thrown instanceof CoachingSourceException known) {
            return known;
        }
        String words = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new CoachingSourceException(
                source,
                Kind.PROTOCOL,
                "it ended unexpectedly with " + thrown.getClass().getSimpleName() + words,
                thrown);
    }

    /** Only what is wrong with a configuration is told in several lines, and has no word of a vendor. */
    private static String shown(Kind kind, String message) {
        return kind == Kind.CONFIGURATION ? Printable.lines(message) : Printable.line(message);
    }

    /** The account's name in the host's configuration. */
    public String source() {
        return source;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the vendor asked to be left alone, where it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
