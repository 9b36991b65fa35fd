package dev.coachstream.aggregator.pipeline;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams of an account that one read serves: they are of one feed, or embedded in it, and have come equally far.
 *
 * @param from where the read begins; null for its beginning
 */
record ReadGroup(
        CapturedFeed feed, boolean everything, @Nullable CaptureState from, List<WantedStream> streams) {

    /** The reads of an account that the streams need, in the order of its feeds. */
    static List<ReadGroup> of(CoachingSource source, List<WantedStream> wanted, StreamStates states) {
        List<ReadGroup> groups = new ArrayList<>();
        for (CapturedFeed feed : CapturedFeed.of(source.capabilities())) {
            Map<ReadGroup, List<WantedStream>> together = new LinkedHashMap<>();
            for (WantedStream stream : wanted) {
                if (stream.feed() == feed.feed() || feed.embedded().contains(stream.feed())) {
                    CaptureState from = states.of(stream.name(), source.name());
                    together.computeIfAbsent(
                                    new ReadGroup(feed, stream.everything(), from, List.of()), key -> new ArrayList<>())
                            .add(stream);
                }
            }
            together.forEach((key, streams) -> groups.add(key.with(streams)));
        }
        return groups;
    }

    private ReadGroup with(List<WantedStream> together) {
        return new ReadGroup(feed, everything, from, List.copyOf(together));
    }

    /** Whether all that the vendor has is going to be sent: not the rest of a read, nor only what changed. */
    boolean sendsAll() {
        return from == null || (from.open() == null && (everything || from.coveredUntil() == null));
    }

    /** The stream that a record of a feed is counted for, also where that feed is not wanted itself. */
    WantedStream streamOf(Feed of) {
        return streams.stream()
                .filter(stream -> stream.feed() == of)
                .findFirst()
                .orElse(streams.get(0));
    }
}
