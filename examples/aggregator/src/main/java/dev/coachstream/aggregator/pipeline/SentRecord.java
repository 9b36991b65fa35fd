package dev.coachstream.aggregator.pipeline;

import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream, as it is sent.
 *
 * @param deletedAt when its vendor deleted it, or what holds it; null while it is there
 * @param missing members that the vendor should have sent and has not: what they hold is not known
 */
public record SentRecord(CoachingRecord item, @Nullable Instant deletedAt, List<String> missing) {

    public SentRecord {
        missing = List.copyOf(missing);
    }

    /** What a record that was read holds for a stream: itself, or what is embedded in it. */
    static List<SentRecord> of(CoachingRecord read, CapturedFeed from, Feed stream, Instant now) {
        Instant deletedAt = deletedAt(read, now);
        if (stream == from.feed()) {
            return List.of(
                    new SentRecord(read, deletedAt, deletedAt == null ? missing(read, from.embedded()) : List.of()));
        }
        return CapturedFeed.embedded(read, stream).stream()
                .map(item -> new SentRecord(item, deletedAt, List.of()))
                .toList();
    }

    private static @Nullable Instant deletedAt(CoachingRecord read, Instant now) {
        if (read.status() != Status.DELETED) {
            return null;
        }
        return read.updatedAt() == null ? now : read.updatedAt();
    }

    /** Answers in trouble lack lists that they have else; an empty list is another thing. */
    private static List<String> missing(CoachingRecord read, Set<Feed> embedded) {
        return read instanceof CoachingSession session
                ? embedded.stream()
                        .filter(feed -> !session.lists(feed))
                        .map(Feed::label)
                        .sorted()
                        .toList()
                : List.of();
    }
}
