package dev.coachstream.connect;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Looks up where feeds were committed, and tells which positions cannot be read, as those of a newer version. Belongs to one thread. */
final class CommittedPositions {
    private final OffsetStorageReader offsets;
    private final SourceRecords records;
    private final ReadPool pool;
    private final TimeSource time;

    /**
     * Positions by their partitions.
     *
     * @param unreadable their feeds are not read at all rather than anew
     */
    record Found(Map<Map<String, String>, FeedPosition> positions, Set<Map<String, String>> unreadable) {}

    CommittedPositions(OffsetStorageReader offsets, SourceRecords records, ReadPool pool, TimeSource time) {
        this.offsets = offsets;
        this.records = records;
        this.pool = pool;
        this.time = time;
    }

    /** All at once: a worker reads its offsets' topic to its end for each question. */
    Found of(List<Map<String, String>> partitions) {
        Found found = new Found(new HashMap<>(), new HashSet<>());
        if (!partitions.isEmpty()) {
            offsets.offsets(partitions).forEach((partition, offset) -> add(partition, offset, found));
        }
        return found;
    }

    private void add(Map<String, String> partition, @Nullable Map<String, Object> offset, Found found) {
        try {
            FeedPosition position = SourceOffsets.position(offset);
            if (position != null) {
                found.positions().put(partition, position);
            }
        } catch (CoachingSourceException e) {
            found.unreadable().add(partition);
            FeedStatus status = FeedStatus.failing(partition, e, time.now(), null);
            pool.put(List.of(records.status(status, SourceOffsets.unread(Objects.requireNonNull(offset)))));
        }
    }
}
