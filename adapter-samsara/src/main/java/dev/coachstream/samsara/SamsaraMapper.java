package dev.coachstream.samsara;

import dev.coachstream.json.AttributesBuilder;
import dev.coachstream.json.Timestamps;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Builder;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

/** From Samsara's words to the canonical ones. Pure. */
@Mapper(uses = PointEvents.class)
interface SamsaraMapper {
    /** The record's field for each member, to name one that could not be read. */
    Map<String, String> FIELDS = Map.of(
            "driver.driverId", "coachee",
            "coachingType", "format",
            "sessionStatus", "vendorStatus",
            "dueAtTime", "dueAt",
            "completedAtTime", "completedAt",
            "assignedCoachId", "assignedCoach",
            "completedCoachId", "coach",
            "sessionNote", "coachNotes",
            "updatedAtTime", "updatedAt");

    /** The same of a behavior. */
    Map<String, String> FIELDS_OF_POINTS = Map.of(
            "coachableBehaviorType", "topic",
            "lastCoachedTime", "lastCoachedAt",
            "updatedAtTime", "updatedAt",
            "note", "coachNotes");

    /** The same of an assignment. */
    Map<String, String> FIELDS_OF_ASSIGNMENTS = Map.of(
            "driver.driverId", "coachee",
            "coachId", "coach",
            "createdAtTime", "createdAt",
            "updatedAtTime", "updatedAt");

    default CoachingSession toSession(SamsaraSession wire, String source) {
        return toSession(wire, participant(wire.driver()), source);
    }

    /** A session whose coachee is made once: its points have the same. */
    @BeanMapping(ignoreUnmappedSourceProperties = {"driver", "completedCoachId", "other"}) // by coach and attributes
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = SamsaraConfig.VENDOR)
    @Mapping(target = "status", source = "sessionStatus", qualifiedByName = "status")
    @Mapping(target = "vendorStatus", source = "sessionStatus")
    @Mapping(target = "coachee", expression = "java(coachee)")
    @Mapping(target = "coach", source = "wire", qualifiedByName = "coach")
    @Mapping(target = "assignedCoach", source = "assignedCoachId", qualifiedByName = "person")
    @Mapping(target = "updatedAt", source = "updatedAtTime")
    @Mapping(target = "dueAt", source = "dueAtTime")
    @Mapping(target = "completedAt", source = "completedAtTime")
    @Mapping(target = "coachNotes", source = "sessionNote")
    @Mapping(target = "format", source = "coachingType")
    @Mapping(target = "points", expression = "java(points(wire, coachee, source))")
    @Mapping(target = "attributes", source = "wire", qualifiedByName = "attributes")
    @Mapping(target = "title", ignore = true)
    @Mapping(target = "creator", ignore = true)
    @Mapping(target = "createdAt", ignore = true)
    @Mapping(target = "meetingAt", ignore = true)
    @Mapping(target = "coachSignOff", ignore = true)
    @Mapping(target = "coacheeSignOff", ignore = true)
    @Mapping(target = "shared", ignore = true)
    @Mapping(target = "coacheeNotes", ignore = true)
    @Mapping(target = "privateNotes", ignore = true)
    @Mapping(target = "agenda", ignore = true)
    @Mapping(target = "template", ignore = true)
    @Mapping(target = "plan", ignore = true)
    @Mapping(target = "useCase", ignore = true)
    @Mapping(target = "activity", ignore = true)
    @Mapping(target = "todos", ignore = true)
    CoachingSession toSession(SamsaraSession wire, @Context @Nullable Participant coachee, @Context String source);

    /** Without a builder: there are several of these in a session, and a builder for each would be felt. */
    @BeanMapping(ignoreUnmappedSourceProperties = "other", builder = @Builder(disableBuilder = true)) // by attributes
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = SamsaraConfig.VENDOR)
    @Mapping(target = "sessionIds", expression = "java(java.util.List.of(session.id()))")
    @Mapping(target = "kind", constant = "OPPORTUNITY")
    @Mapping(target = "category", constant = "SAFETY")
    @Mapping(target = "topic", source = "coachableBehaviorType")
    @Mapping(target = "coachee", expression = "java(coachee)")
    @Mapping(target = "eventIds", source = "coachableEvents", qualifiedByName = "eventIds")
    @Mapping(target = "coachNotes", source = "note")
    @Mapping(target = "updatedAt", source = "updatedAtTime")
    @Mapping(target = "lastCoachedAt", source = "lastCoachedTime")
    @Mapping(target = "occurredAt", source = "coachableEvents", qualifiedByName = "occurredAt")
    @Mapping(target = "attributes", source = "wire", qualifiedByName = "behaviorAttributes")
    @Mapping(target = "vendorKind", ignore = true)
    @Mapping(target = "vendorCategory", ignore = true)
    @Mapping(target = "creator", ignore = true)
    @Mapping(target = "ticketId", ignore = true)
    @Mapping(target = "answerId", ignore = true)
    @Mapping(target = "rubric", ignore = true)
    @Mapping(target = "criterion", ignore = true)
    @Mapping(target = "kpi", ignore = true)
    @Mapping(target = "score", ignore = true)
    @Mapping(target = "text", ignore = true)
    @Mapping(target = "coacheeNotes", ignore = true)
    @Mapping(target = "createdAt", ignore = true)
    CoachingPoint toPoint(
            SamsaraBehavior wire,
            @Context SamsaraSession session,
            @Context @Nullable Participant coachee,
            @Context String source);

    @BeanMapping(ignoreUnmappedSourceProperties = "other") // by attributes
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = SamsaraConfig.VENDOR)
    @Mapping(target = "id", source = "driver.driverId")
    @Mapping(target = "coachee", source = "driver")
    @Mapping(target = "coach", source = "coachId", qualifiedByName = "person")
    @Mapping(target = "createdAt", source = "createdAtTime")
    @Mapping(target = "updatedAt", source = "updatedAtTime")
    @Mapping(target = "attributes", source = "wire", qualifiedByName = "assignmentAttributes")
    CoachAssignment toAssignment(SamsaraAssignment wire, @Context String source);

    /** Null where no behaviours were listed: what is not told is not none. */
    default @Nullable List<CoachingPoint> points(SamsaraSession wire, @Nullable Participant coachee, String source) {
        if (!wire.listsBehaviors()) {
            return null;
        }
        List<CoachingPoint> points = new ArrayList<>(wire.behaviors().good().size());
        for (SamsaraBehavior behavior : wire.behaviors().good()) {
            points.add(toPoint(behavior, wire, coachee, source));
        }
        return points;
    }

    /** Zero times are absent. */
    default @Nullable Instant nullIfBefore1970(@Nullable Instant time) {
        return Timestamps.nullIfBefore1970(time);
    }

    /** Only by the word: a time of completion does not complete (docs/vendors/samsara.md). */
    @Named("status")
    static Status status(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "completed" -> Status.COMPLETED;
            case "upcoming" -> Status.OPEN;
            case "deleted" -> Status.DELETED;
            default -> Status.UNKNOWN;
        };
    }

    /** The word to filter by. */
    static String word(Status status) {
        return switch (status) {
            case COMPLETED -> "completed";
            case OPEN -> "upcoming";
            case DELETED -> "deleted";
            case UNKNOWN -> throw new IllegalArgumentException("no word can be asked for");
        };
    }

    /** Who held it where that is said, else who is to. */
    @Named("coach")
    static @Nullable Participant coach(SamsaraSession wire) {
        Participant completed = Participant.of(wire.completedCoachId());
        return completed == null ? Participant.of(wire.assignedCoachId()) : completed;
    }

    @Named("person")
    static @Nullable Participant person(@Nullable String id) {
        return Participant.of(id);
    }

    static @Nullable Participant participant(@Nullable SamsaraDriver driver) {
        String id = driver == null ? null : driver.driverId();
        if (driver == null || id == null || id.isEmpty()) {
            return null;
        }
        return new Participant(id, null, null, withoutNulls(driver.externalIds()));
    }

    @SuppressWarnings("NullAway") // no value is null
    private static Map<String, String> withoutNulls(Map<String, @Nullable String> externalIds) {
        if (externalIds.isEmpty() || !externalIds.containsValue(null)) {
            return externalIds;
        }
        Map<String, @Nullable String> known = new LinkedHashMap<>(externalIds);
        known.values().removeIf(Objects::isNull);
        return known;
    }

    @Named("attributes")
    static Map<String, @Nullable Object> attributes(SamsaraSession wire) {
        return AttributesBuilder.of(wire.other())
                .keep("driver", driverAttributes(wire.driver()))
                .keepIfBefore1970("dueAtTime", wire.dueAtTime())
                .keepIfBefore1970("updatedAtTime", wire.updatedAtTime())
                .keepIfBefore1970("completedAtTime", wire.completedAtTime())
                .toMap(FIELDS);
    }

    @Named("behaviorAttributes")
    static Map<String, @Nullable Object> behaviorAttributes(SamsaraBehavior wire) {
        return AttributesBuilder.of(wire.other())
                .keepIfBefore1970("lastCoachedTime", wire.lastCoachedTime())
                .keepIfBefore1970("updatedAtTime", wire.updatedAtTime())
                .keep("coachableEvents", PointEvents.beyondIds(wire.coachableEvents()))
                .toMap(FIELDS_OF_POINTS);
    }

    @Named("assignmentAttributes")
    static Map<String, @Nullable Object> assignmentAttributes(SamsaraAssignment wire) {
        return AttributesBuilder.of(wire.other())
                .keep("driver", driverAttributes(wire.driver()))
                .keepIfBefore1970("createdAtTime", wire.createdAtTime())
                .keepIfBefore1970("updatedAtTime", wire.updatedAtTime())
                .toMap(FIELDS_OF_ASSIGNMENTS);
    }

    private static @Nullable Map<String, @Nullable Object> driverAttributes(@Nullable SamsaraDriver driver) {
        if (driver == null) {
            return null;
        }
        boolean taken = !SamsaraTerms.isEmpty(driver.driverId())
                && (driver.externalIds().isEmpty() || !driver.externalIds().containsValue(null));
        return orNull(AttributesBuilder.of(driver.other())
                .keepIf(!taken && !driver.externalIds().isEmpty(), "externalIds", driver.externalIds())
                .toMap());
    }

    private static @Nullable Map<String, @Nullable Object> orNull(Map<String, @Nullable Object> members) {
        return members.isEmpty() ? null : members;
    }
}
