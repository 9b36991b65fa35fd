package dev.coachstream.aggregator.pipeline;

import dev.coachstream.error.CoachingSourceException;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a protocol. All methods add whole lines to what is written next; all but {@link #head} and {@link #tail} are called by one thread
 * at a time, in the order of what is written.
 */
public interface StreamMessages {

    /** Once, before everything else. */
    default void begin(List<WantedStream> streams, ByteArrayOutputStream to) {}

    /** What stands before a stream's record; called by any thread. */
    byte[] head(WantedStream stream);

    /**
     * What stands behind a record, with its line's end; called by any thread.
     *
     * @param lacks what is not known of the record
     */
    byte[] tail(Instant at, List<Lack> lacks);

    /**
     * Before the records of an account's page.
     *
     * @param total how many records all accounts will have sent of the stream; null where that is not known, or was told before
     */
    default void page(WantedStream stream, @Nullable Long total, ByteArrayOutputStream to) {}

    /** An account waits for its quota before it goes on with a stream. */
    default void waits(WantedStream stream, Instant until, ByteArrayOutputStream to) {}

    /** After a page: the streams that it held records of, and how far they are. */
    void states(List<PageCount> streams, StreamStates states, ByteArrayOutputStream to);

    /** An account's read of a stream has failed. */
    default void failed(WantedStream stream, CoachingSourceException failure, ByteArrayOutputStream to) {}

    /**
     * All accounts are through with a stream.
     *
     * @param failures what failed; empty also where the run had to end
     */
    default void ended(
            WantedStream stream, boolean whole, List<CoachingSourceException> failures, ByteArrayOutputStream to) {}

    /** What is said to people. */
    void note(Level level, String text, ByteArrayOutputStream to);

    /** How much a note matters. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /**
     * What a page held of a stream.
     *
     * @param rejected how many records could not be read or sent
     */
    record PageCount(WantedStream stream, long records, long rejected) {}
}
