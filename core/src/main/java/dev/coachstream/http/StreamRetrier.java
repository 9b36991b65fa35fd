package dev.coachstream.http;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what arrives while it is read, and asks for it again where it breaks off: the calls that open it are repeated by themselves. The reader
 * passes over what it had.
 */
public final class StreamRetrier {
    /** How often one piece is read at most. */
    public static final int MAX_ATTEMPTS = 5;

    private final String source;
    private final TimeSource time;

    /** For the readings of one account, by its name. */
    public StreamRetrier(String source, TimeSource time) {
        this.source = source;
        this.time = time;
    }

    /** Reads one piece; opens first what is not open. */
    @FunctionalInterface
    public interface Reading<R> {
        R read() throws IOException;
    }

    /** What becomes of a break. */
    @FunctionalInterface
    public interface Break {
        /**
         * Lets go of what broke off.
         *
         * @param last whether it is not read again
         * @return the error that ends the reading, which there must be the last time; null to read again
         */
        @Nullable
        CoachingSourceException ending(IOException e, boolean last);
    }

    /** What the reading gives, at the latest at the last attempt; waits longer before each. */
    public <R> R untilDone(Reading<R> reading, Break broken) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.read();
            } catch (IOException e) {
                CoachingSourceException ending = broken.ending(e, attempt >= MAX_ATTEMPTS);
                if (ending != null) {
                    throw ending;
                }
                time.pause(RetryPolicy.STANDARD.backoff(attempt), source, "to try again");
            }
        }
    }
}
