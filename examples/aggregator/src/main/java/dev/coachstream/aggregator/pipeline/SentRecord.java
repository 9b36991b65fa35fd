package dev.coachstream.aggregator.pipeline;

import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream, as it is sent.
 *
 * @param deletedAt when its vendor deleted it, or what holds it; null while it is there
 * @param lacks what is not known of it
 */
record SentRecord(CoachingRecord item, @Nullable Instant deletedAt, List<Lack> lacks) {

    SentRecord {
        lacks = List.copyOf(lacks);
    }

    /** What a record that was read holds for a stream: itself, or what is embedded in it. */
    static List<SentRecord> of(CoachingRecord read, CapturedFeed from, Feed stream, Instant now) {
        Instant deletedAt = deletedAt(read, now);
        if (stream == from.feed()) {
            return List.of(new SentRecord(read, deletedAt, lacks(read, from.embedded())));
        }
        return CapturedFeed.embedded(read, stream).stream()
                .map(item -> new SentRecord(item, deletedAt, lacks(item, Set.of())))
                .toList();
    }

    private static @Nullable Instant deletedAt(CoachingRecord read, Instant now) {
        if (read.status() != Status.DELETED) {
            return null;
        }
        return read.updatedAt() == null ? now : read.updatedAt();
    }

    /** Answers in trouble lack lists that they have else, which is another thing than an empty one; what was deleted has none. */
    private static List<Lack> lacks(CoachingRecord item, Set<Feed> embedded) {
        Set<String> unread = Attributes.unread(item.attributes());
        boolean whole = item.status() == Status.DELETED
                || !(item instanceof CoachingSession session)
                || embedded.stream().allMatch(session::lists);
        if (unread.isEmpty() && whole) { // as nearly all are
            return List.of();
        }
        return Stream.concat(
                        embedded.stream()
                                .filter(feed -> !whole && !((CoachingSession) item).lists(feed))
                                .map(feed -> new Lack(feed.label(), false)),
                        unread.stream().map(name -> new Lack(name, true)))
                .sorted(Comparator.comparing(Lack::field))
                .toList();
    }
}
