package dev.coachstream.aggregator.pipeline;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which streams are still read by an account; a stream ends with the last of them. */
final class StreamEnds {
    private final StreamMessages messages;
    private final Map<Feed, Open> open = new EnumMap<>(Feed.class);

    private static final class Open {
        private int reads;
        private boolean whole = true;
        private final List<CoachingSourceException> failures = new ArrayList<>();
    }

    StreamEnds(StreamMessages messages) {
        this.messages = messages;
    }

    void expect(List<ReadGroup> groups) {
        groups.forEach(group ->
                group.streams().forEach(stream -> open.computeIfAbsent(stream.feed(), feed -> new Open()).reads++));
    }

    /** An account's read of a stream is over. */
    void ended(WantedStream stream, @Nullable CoachingSourceException failure, boolean left, ByteArrayOutputStream to) {
        Open state = open.computeIfAbsent(stream.feed(), feed -> new Open());
        state.reads--;
        state.whole &= failure == null && !left;
        if (failure != null) {
            state.failures.add(failure);
            messages.failed(stream, failure, to);
        }
        if (state.reads == 0) {
            messages.ended(stream, state.whole, state.failures, to);
        }
    }
}
