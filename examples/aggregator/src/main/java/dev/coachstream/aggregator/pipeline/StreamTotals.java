package dev.coachstream.aggregator.pipeline;

import dev.coachstream.model.Feed;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many records a run sends of a stream, by what the vendors say: known once each of its accounts has said so, or none is a lie. */
final class StreamTotals {
    private static final long NOT_TOLD = -1;

    private final Map<Feed, Map<String, Long>> totals = new EnumMap<>(Feed.class);

    void expect(String source, List<ReadGroup> groups) {
        groups.forEach(group -> group.streams()
                .forEach(stream -> totals.computeIfAbsent(stream.feed(), feed -> new HashMap<>())
                        .put(source, NOT_TOLD)));
    }

    /**
     * The records of all accounts; null while not all are known, and where nothing has changed.
     *
     * @param told what the vendor says of one of them
     */
    @Nullable
    Long of(WantedStream stream, String source, @Nullable Long told) {
        Map<String, Long> known = totals.getOrDefault(stream.feed(), new HashMap<>());
        if (told == null || told.equals(known.put(source, told)) || known.containsValue(NOT_TOLD)) {
            return null;
        }
        return known.values().stream().mapToLong(Long::longValue).sum();
    }
}
