package dev.coachstream.connect;

import dev.coachstream.capture.CapturedPage;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing.
 *
 * @param partition the feed's, as offsets name it
 * @param kind what is wrong; null for nothing
 * @param since since when it is so
 * @param nextTry null where only another setting or offset helps
 * @param rejected records of the last read that could not be read
 */
record FeedStatus(
        Map<String, String> partition,
        @Nullable String kind,
        @Nullable String message,
        Instant since,
        @Nullable Instant nextTry,
        long rejected) {

    static FeedStatus read(Map<String, String> partition, Instant now, Instant nextTry, long rejected) {
        return new FeedStatus(partition, null, null, now, nextTry, rejected);
    }

    /** Read as far as its server shows it. */
    static FeedStatus openEnded(Map<String, String> partition, Instant since, Instant nextTry, long rejected) {
        return new FeedStatus(partition, Kind.PROTOCOL.name(), CapturedPage.OPEN_ENDED, since, nextTry, rejected);
    }

    static FeedStatus failing(
            Map<String, String> partition, CoachingSourceException e, Instant since, @Nullable Instant nextTry) {
        return new FeedStatus(partition, e.kind().name(), e.getMessage(), since, nextTry, 0);
    }

    String source() {
        return String.valueOf(partition.get("source"));
    }

    String vendor() {
        return String.valueOf(partition.get("vendor"));
    }

    String feed() {
        return String.valueOf(partition.get("feed"));
    }
}
