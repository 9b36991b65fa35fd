package dev.coachstream.maestroqa;

import dev.coachstream.json.AttributesBuilder;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
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

    @CommonMappings.OfSession
    @BeanMapping(
            ignoreUnmappedSourceProperties = {"agentName", "coachName", "other"
            }) // read with their ids, and as attributes
    @Mapping(target = "title", source = "name")
    @Mapping(target = "creator", source = "creatorId")
    @Mapping(target = "meetingAt", ignore = true)
    @Mapping(target = "completedAt", ignore = true)
    @Mapping(target = "coachSignOff", source = "coachConfirmed")
    @Mapping(target = "coacheeSignOff", source = "agentConfirmed")
    @Mapping(target = "shared", ignore = true)
    @Mapping(target = "privateNotes", source = "coachPrivateNotes")
    @Mapping(target = "agenda", source = "sessionContents")
    @Mapping(target = "template", source = "coachingTemplateId")
    @Mapping(target = "activity", ignore = true)
    @Mapping(target = "points", ignore = true)
    @Mapping(target = "todos", ignore = true)
    CoachingSession toSession(MaestroQaSession session, @Context String source);

    @CommonMappings.OfPoint
    @BeanMapping(ignoreUnmappedSourceProperties = "other")
    @Mapping(target = "sessionIds", source = "coachingSessionIds")
    @Mapping(target = "topic", ignore = true)
    @Mapping(target = "coachee", source = "agentId")
    @Mapping(target = "creator", source = "creatorId")
    @Mapping(target = "ticketId", ignore = true)
    @Mapping(target = "rubric", source = "rubricId")
    @Mapping(target = "criterion", source = "criteriaId")
    @Mapping(target = "kpi", ignore = true)
    @Mapping(target = "score", ignore = true)
    @Mapping(target = "text", source = "textContent")
    @Mapping(target = "coacheeNotes", ignore = true)
    CoachingPoint toPoint(MaestroQaPoint point, @Context String source);

    @CommonMappings.OfTodo
    @BeanMapping(ignoreUnmappedSourceProperties = "other")
    @Mapping(target = "sessionIds", source = "coachingSessionIds")
    @Mapping(target = "action", ignore = true)
    @Mapping(target = "link", ignore = true)
    @Mapping(target = "coachee", source = "agentId")
    @Mapping(target = "creator", source = "creatorId")
    @Mapping(target = "completedAt", ignore = true)
    Todo toTodo(MaestroQaTodo todo, @Context String source);

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

    @Named("sessionAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaSession session) {
        return AttributesBuilder.of(session.other())
                .keepIf(MaestroQaTerms.isEmpty(session.agentId()), "agentName", session.agentName())
                .keepIf(MaestroQaTerms.isEmpty(session.coachId()), "coachName", session.coachName())
                .keepIfBefore1970("createdAt", session.createdAt())
                .keepIfBefore1970("updatedAt", session.updatedAt())
                .toMap(FIELDS);
    }

    @Named("pointAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaPoint point) {
        return AttributesBuilder.of(point.other())
                .keepIfBefore1970("createdAt", point.createdAt())
                .keepIfBefore1970("updatedAt", point.updatedAt())
                .toMap(FIELDS_OF_POINTS);
    }

    @Named("todoAttributes")
    default Map<String, @Nullable Object> attributes(MaestroQaTodo todo) {
        return AttributesBuilder.of(todo.other())
                .keepIfBefore1970("createdAt", todo.createdAt())
                .keepIfBefore1970("updatedAt", todo.updatedAt())
                .toMap(FIELDS_OF_TODOS);
    }
}
