package dev.coachstream.benchmarks.readers;

import static dev.coachstream.benchmarks.readers.Tokens.instant;
import static dev.coachstream.benchmarks.readers.Tokens.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One behaviour of a Samsara session: its session is known only when all of it has been read. */
record BehaviorByHand(
        String id,
        @Nullable String type,
        @Nullable String note,
        @Nullable Instant updated,
        @Nullable Instant lastCoached,
        List<String> events) {

    static BehaviorByHand read(JsonParser json) throws IOException {
        String id = "";
        String type = null;
        String note = null;
        Instant updated = null;
        Instant lastCoached = null;
        List<String> events = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "coachableBehaviorType" -> type = text(json);
                case "note" -> note = text(json);
                case "updatedAtTime" -> updated = instant(json);
                case "lastCoachedTime" -> lastCoached = instant(json);
                case "coachableEvents" -> events(json, events);
                default -> json.skipChildren();
            }
        }
        return new BehaviorByHand(id, type, note, updated, lastCoached, events);
    }

    private static void events(JsonParser json, List<String> events) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("id")) {
                    events.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    CoachingPoint point(Draft session) {
        return new CoachingPoint(
                "benchmark",
                Vendor.SAMSARA.id(),
                id,
                List.of(session.id),
                PointKind.OPPORTUNITY,
                null,
                PointCategory.SAFETY,
                null,
                type,
                session.coachee,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                events,
                null,
                note,
                null,
                null,
                updated,
                lastCoached,
                occurred(),
                Map.of());
    }

    /** Of the documented ids only {@code vehicleId - eventMS} tell a time. */
    private @Nullable Instant occurred() {
        return events.stream()
                .filter(event -> event.matches("\\d+-\\d{13}"))
                .map(event -> Instant.ofEpochMilli(Long.parseLong(event.substring(event.indexOf('-') + 1))))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
