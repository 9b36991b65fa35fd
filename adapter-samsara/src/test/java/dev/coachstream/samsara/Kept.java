package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks up each member that was sent in what was read: in the canonical field that is written here, else in the attributes. */
final class Kept {
    private static final Map<String, String> SESSION = Map.of(
            "id", "/id",
            "coachingType", "/format",
            "sessionStatus", "/vendorStatus",
            "assignedCoachId", "/assignedCoach/id",
            "completedCoachId", "/coach/id",
            "sessionNote", "/coachNotes",
            "dueAtTime", "/dueAt",
            "updatedAtTime", "/updatedAt",
            "completedAtTime", "/completedAt");
    private static final Map<String, String> BEHAVIOR = Map.of(
            "id", "/id",
            "coachableBehaviorType", "/topic",
            "note", "/coachNotes",
            "lastCoachedTime", "/lastCoachedAt",
            "updatedAtTime", "/updatedAt");
    private static final Map<String, String> ASSIGNMENT =
            Map.of("coachId", "/coach/id", "createdAtTime", "/createdAt", "updatedAtTime", "/updatedAt");

    private Kept() {}

    static void session(JsonNode sent, JsonNode read) {
        List<JsonNode> behaviors = new ArrayList<>();
        sent.path("behaviors").forEach(behaviors::add);
        behaviors.sort(Comparator.comparing(behavior -> behavior.get("id").textValue()));
        members(sent, read, SESSION, List.of("driver", "behaviors"));
        driver(sent.path("driver"), read);
        assertThat(read.path("points").size()).isEqualTo(behaviors.size());
        for (int i = 0; i < behaviors.size(); i++) {
            JsonNode point = read.path("points").get(i);
            behavior(behaviors.get(i), point);
            assertThat(point.at("/coachee")).isEqualTo(read.at("/coachee"));
            assertThat(point.at("/sessionIds/0")).isEqualTo(sent.get("id"));
        }
    }

    static void assignment(JsonNode sent, JsonNode read) {
        members(sent, read, ASSIGNMENT, List.of("driver"));
        driver(sent.path("driver"), read);
        assertThat(read.at("/id")).isEqualTo(sent.at("/driver/driverId"));
    }

    private static void driver(JsonNode sent, JsonNode read) {
        assertThat(read.at("/coachee/id")).isEqualTo(sent.get("driverId"));
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            if (member.getKey().equals("externalIds")) {
                member.getValue()
                        .properties()
                        .forEach(
                                id -> assertThat(read.at("/coachee/externalIds").get(id.getKey()))
                                        .isEqualTo(id.getValue()));
            } else if (!member.getKey().equals("driverId")) {
                assertThat(read.at("/attributes/driver").get(member.getKey())).isEqualTo(member.getValue());
            }
        }
    }

    private static void behavior(JsonNode sent, JsonNode read) {
        members(sent, read, BEHAVIOR, List.of("coachableEvents"));
        List<String> ids = new ArrayList<>();
        boolean more = false;
        for (JsonNode event : sent.path("coachableEvents")) {
            ids.add(event.get("id").textValue());
            more |= event.size() > 1;
        }
        List<String> readIds = new ArrayList<>();
        read.path("eventIds").forEach(id -> readIds.add(id.textValue()));
        assertThat(readIds).isEqualTo(ids);
        if (more) {
            assertThat(read.at("/attributes/coachableEvents")).isEqualTo(sent.get("coachableEvents"));
        }
    }

    private static void members(JsonNode sent, JsonNode read, Map<String, String> places, List<String> elsewhere) {
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            String name = member.getKey();
            String place = places.get(name);
            JsonNode attribute = read.path("attributes").get(name);
            if (place == null) {
                assertThat(elsewhere.contains(name) || member.getValue().equals(attribute))
                        .as(name)
                        .isTrue();
            } else if (name.endsWith("Time")) {
                time(member.getValue().textValue(), read.at(place), attribute);
            } else {
                assertThat(read.at(place)).as(name).isEqualTo(member.getValue());
            }
        }
    }

    private static void time(String sent, JsonNode read, JsonNode attribute) {
        Instant instant = OffsetDateTime.parse(sent).toInstant();
        if (instant.isBefore(Instant.EPOCH)) {
            assertThat(read.isMissingNode()).isTrue();
            assertThat(attribute.textValue()).isEqualTo(sent);
        } else {
            assertThat(Instant.parse(read.textValue())).isEqualTo(instant);
        }
    }
}
