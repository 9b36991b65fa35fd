package dev.coachstream.http;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer, or a piece of one, was longer than it may be. The same request would get the same. */
public final class ResponseTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param most how many bytes there may be
     */
    public ResponseTooLong(long most) {
        super("is longer than " + most + " bytes");
    }

    /** The one that lies behind an error: what reads from a socket may wrap what it threw. */
    public static Optional<ResponseTooLong> in(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseTooLong tooLong) {
                return Optional.of(tooLong);
            }
        }
        return Optional.empty();
    }
}
