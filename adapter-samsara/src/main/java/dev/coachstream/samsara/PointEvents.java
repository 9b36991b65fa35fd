package dev.coachstream.samsara;

import dev.coachstream.json.AttributesBuilder;
import dev.coachstream.json.Undocumented;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Named;

/** What the events behind a behaviour tell of its point. */
final class PointEvents {
    private PointEvents() {}

    @Named("eventIds")
    static List<String> eventIds(List<SamsaraEvent> events) {
        List<String> ids = new ArrayList<>(events.size());
        for (SamsaraEvent event : events) {
            if (event.id() != null) {
                ids.add(event.id());
            }
        }
        return ids;
    }

    /** The first that tells a time. */
    @Named("occurredAt")
    static @Nullable Instant occurredAt(List<SamsaraEvent> events) {
        Instant first = null;
        for (int index = 0; index < events.size(); index++) {
            Instant at = EventTime.of(events.get(index).id());
            if (at != null && (first == null || at.isBefore(first))) {
                first = at;
            }
        }
        return first;
    }

    /** The events whole, in their order, where any has more than an id; null where the ids say it all. */
    static @Nullable List<Map<String, @Nullable Object>> beyondIds(List<SamsaraEvent> events) {
        for (SamsaraEvent event : events) {
            if (event.id() == null || event.linkage() != null || !Undocumented.isNone(event.other())) {
                return whole(events);
            }
        }
        return null;
    }

    private static List<Map<String, @Nullable Object>> whole(List<SamsaraEvent> events) {
        List<Map<String, @Nullable Object>> whole = new ArrayList<>(events.size());
        for (SamsaraEvent event : events) {
            whole.add(whole(event));
        }
        return whole;
    }

    private static Map<String, @Nullable Object> whole(SamsaraEvent event) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("id", event.id());
        SamsaraLinkage linkage = event.linkage();
        if (linkage != null) {
            whole.put(
                    "linkage",
                    AttributesBuilder.of(linkage.other())
                            .keep("sourceId", linkage.sourceId())
                            .keep("sourceType", linkage.sourceType())
                            .toMap());
        }
        whole.putAll(AttributesBuilder.of(event.other()).toMap());
        return whole;
    }
}
