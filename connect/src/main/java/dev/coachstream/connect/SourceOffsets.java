package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The form of offsets: the partition is an account's feed, {@code {"source": …, "vendor": …, "feed": …}}, and the offset is its capture's state,
 * {@code {"state": "{…}"}}; where everything is read each time, {@code "ended"} tells when it last was. The command line writes the same.
 */
final class SourceOffsets {
    /** The feed of what is said of an account as a whole. */
    static final String ACCOUNT = "account";

    private static final String STATE = "state";
    private static final String ENDED = "ended";
    private static final String NONE = "none";
    private static final Set<String> PARTITION = Set.of("source", "vendor", "feed");

    private SourceOffsets() {}

    static Map<String, String> partition(CoachingSource source, Feed feed) {
        return partition(source.name(), source.vendor(), feed.label());
    }

    /**
     * A worker looks an offset up by the bytes of its partition, so its members need the same order in every process: that of a hash map, which is
     * also what a worker makes of partitions that come by REST. An immutable map's order is another one in each process.
     */
    static Map<String, String> partition(String source, String vendor, String feed) {
        Map<String, String> partition = new HashMap<>();
        partition.put("source", source);
        partition.put("vendor", vendor);
        partition.put("feed", feed);
        return partition;
    }

    static Map<String, String> offset(FeedPosition position) {
        String state = position.state().toString();
        return position.ended() == null
                ? Map.of(STATE, state)
                : Map.of(STATE, state, ENDED, position.ended().toString());
    }

    /** Of an account of which nothing was read: a record needs an offset. */
    static Map<String, String> none() {
        return Map.of(STATE, NONE);
    }

    /** As it was committed, for what is said of a position that this version cannot read. */
    static Map<String, String> unread(Map<String, Object> offset) {
        Map<String, String> same = new HashMap<>();
        offset.forEach((member, value) -> same.put(member, String.valueOf(value)));
        return same;
    }

    /** The position in an offset; null where there is none. */
    static @Nullable FeedPosition position(@Nullable Map<String, ?> offset) {
        return offset == null || offset.get(STATE) == null
                ? null
                : new FeedPosition(CaptureState.parse(String.valueOf(offset.get(STATE))), ended(offset.get(ENDED)));
    }

    private static @Nullable Instant ended(@Nullable Object told) {
        try {
            return told == null ? null : Instant.parse(told.toString());
        } catch (DateTimeException e) {
            throw new CoachingSourceException("offset", Kind.CONFIGURATION, "its end is no time; leave it out", e);
        }
    }

    /** Throws if it is none; an offset that is null removes the partition's. */
    static void check(Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (!partition.keySet().equals(PARTITION)) {
            throw new ConnectException("a partition names its source, vendor and feed, and nothing else: " + partition);
        }
        if (offset == null) {
            return;
        }
        if (!(offset.get(STATE) instanceof String state)) {
            throw new ConnectException("the offset of " + partition + " has no state");
        }
        if (NONE.equals(state) && ACCOUNT.equals(partition.get("feed"))) {
            return;
        }
        try {
            position(offset);
        } catch (CoachingSourceException e) {
            throw new ConnectException("the offset of " + partition + ": " + e.getMessage(), e);
        }
    }
}
