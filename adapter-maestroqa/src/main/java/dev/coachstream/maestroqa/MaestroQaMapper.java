package dev.coachstream.maestroqa;

import dev.coachstream.json.Attributes;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

/** What the coaching API sends, in canonical form. Pure: depends on the payload alone. */
@Mapper(uses = Conversions.class)
interface MaestroQaMapper {
    /** The record's field for each member that has another name, to name one that could not be read. */
    Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("name", "title"),
            Map.entry("agentId", "coachee"),
            Map.entry("agentName", "coachee"),
            Map.entry("coachId", "coach"),
            Map.entry("coachName", "coach"),
            Map.entry("creatorId", "creator"),
            Map.entry("agentConfirmed", "coacheeSignOff"),
            Map.entry("coachConfirmed", "coachSignOff"),
            Map.entry("agentNotes", "coacheeNotes"),
            Map.entry("coachPrivateNotes", "privateNotes"),
            Map.entry("sessionContents", "agenda"),
            Map.entry("coachingTemplateId", "template"),
            Map.entry("meetingFormat", "format"));

    /** The same of a point. */
    Map<String, String> FIELDS_OF_POINTS = Map.of(
            "agentId", "coachee",
            "creatorId", "creator",
            "criteriaId", "criterion",
            "rubricId", "rubric",
            "type", "vendorKind",
            "classification", "vendorCategory",
            "textContent", "text");

    /** The same of a to-do. */
    Map<String, String> FIELDS_OF_TODOS = Map.of(
            "agentId", "coachee",
            "creatorId", "creator",
            "status", "vendorStatus");

    @BeanMapping(
            ignoreUnmappedSourceProperties = {"agentName", "coachName", "other"
            }) // read with their ids, and as attributes
    @Mapping(target = "source", source = "source")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "title", source = "session.name")
    @Mapping(target = "status", source = "session", qualifiedByName = "status")
    @Mapping(target = "vendorStatus", ignore = true)
    @Mapping(target = "coachee", source = "session", qualifiedByName = "agent")
    @Mapping(target = "coach", source = "session", qualifiedByName = "coach")
    @Mapping(target = "assignedCoach", ignore = true)
    @Mapping(target = "creator", source = "session.creatorId")
    @Mapping(target = "meetingAt", ignore = true)
    @Mapping(target = "dueAt", ignore = true)
    @Mapping(target = "completedAt", ignore = true)
    @Mapping(target = "coachSignOff", source = "session.coachConfirmed")
    @Mapping(target = "coacheeSignOff", source = "session.agentConfirmed")
    @Mapping(target = "shared", ignore = true)
    @Mapping(target = "coacheeNotes", source = "session.agentNotes")
    @Mapping(target = "privateNotes", source = "session.coachPrivateNotes")
    @Mapping(target = "agenda", source = "session.sessionContents")
    @Mapping(target = "format", source = "session.meetingFormat")
    @Mapping(target = "template", source = "session.coachingTemplateId")
    @Mapping(target = "plan", ignore = true)
    @Mapping(target = "useCase", ignore = true)
    @Mapping(target = "activity", ignore = true)
    @Mapping(target = "points", ignore = true)
    @Mapping(target = "todos", ignore = true)
    @Mapping(target = "attributes", source = "session", qualifiedByName = "sessionAttributes")
    CoachingSession toSession(MaestroQaSession session, String source);

    @BeanMapping(ignoreUnmappedSourceProperties = "other")
    @Mapping(target = "source", source = "source")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "sessionIds", source = "point.coachingSessionIds")
    @Mapping(target = "kind", source = "point.type")
    @Mapping(target = "vendorKind", source = "point.type")
    @Mapping(target = "category", source = "point.classification")
    @Mapping(target = "vendorCategory", source = "point.classification")
    @Mapping(target = "topic", ignore = true)
    @Mapping(target = "coachee", source = "point.agentId")
    @Mapping(target = "creator", source = "point.creatorId")
    @Mapping(target = "ticketId", ignore = true)
    @Mapping(target = "rubric", source = "point.rubricId")
    @Mapping(target = "criterion", source = "point.criteriaId")
    @Mapping(target = "kpi", ignore = true)
    @Mapping(target = "score", ignore = true)
    @Mapping(target = "eventIds", ignore = true)
    @Mapping(target = "text", source = "point.textContent")
    @Mapping(target = "coacheeNotes", ignore = true)
    @Mapping(target = "lastCoachedAt", ignore = true)
    @Mapping(target = "occurredAt", ignore = true)
    @Mapping(target = "attributes", source = "point", qualifiedByName = "pointAttributes")
    CoachingPoint toPoint(MaestroQaPoint point, String source);

    @BeanMapping(ignoreUnmappedSourceProperties = "other")
    @Mapping(target = "source", source = "source")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "sessionIds", source = "todo.coachingSessionIds")
    @Mapping(target = "action", ignore = true)
    @Mapping(target = "link", ignore = true)
    @Mapping(target = "status", source = "todo.status", qualifiedByName = "todoStatus")
    @Mapping(target = "vendorStatus", source = "todo.status")
    @Mapping(target = "coachee", source = "todo.agentId")
    @Mapping(target = "creator", source = "todo.creatorId")
    @Mapping(target = "completedAt", ignore = true)
    @Mapping(target = "attributes", source = "todo", qualifiedByName = "todoAttributes")
    Todo toTodo(MaestroQaTodo todo, String source);

    @Named("status")
    default Status status(MaestroQaSession session) {
        return MaestroQaTerms.sessionStatus(session.agentConfirmed(), session.coachConfirmed());
    }

    @Named("agent")
    default @Nullable Participant agent(MaestroQaSession session) {
        return Participant.named(session.agentId(), session.agentName());
    }

    @Named("coach")
    default @Nullable Participant coach(MaestroQaSession session) {
        return Participant.named(session.coachId(), session.coachName());
    }

    @Named("todoStatus")
    default Status todoStatus(@Nullable String status) {
        return MaestroQaTerms.todoStatus(status);
    }

    @Named("sessionAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaSession session) {
        return Attributes.of(session.other())
                .keepIf(MaestroQaTerms.isEmpty(session.agentId()), "agentName", session.agentName())
                .keepIf(MaestroQaTerms.isEmpty(session.coachId()), "coachName", session.coachName())
                .keepIfBefore1970("createdAt", session.createdAt())
                .keepIfBefore1970("updatedAt", session.updatedAt())
                .toMap(FIELDS);
    }

    @Named("pointAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaPoint point) {
        return Attributes.of(point.other())
                .keepIfBefore1970("createdAt", point.createdAt())
                .keepIfBefore1970("updatedAt", point.updatedAt())
                .toMap(FIELDS_OF_POINTS);
    }

    @Named("todoAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaTodo todo) {
        return Attributes.of(todo.other())
                .keepIfBefore1970("createdAt", todo.createdAt())
                .keepIfBefore1970("updatedAt", todo.updatedAt())
                .toMap(FIELDS_OF_TODOS);
    }
}
