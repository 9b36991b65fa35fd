package dev.coachstream.maestroqa;

import dev.coachstream.json.AttributesBuilder;
import dev.coachstream.json.Timestamps;
import dev.coachstream.model.ActivityEntry;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Private;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

/** What the older export sends, in canonical form: the same form that the coaching API's records have. Pure. */
@Mapper(uses = Conversions.class)
interface LegacyMapper {
    /** The record's field for each member that has another name, to name one that could not be read. */
    Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("coachingFormName", "title"),
            Map.entry("coachingTemplateId", "template"),
            Map.entry("coachingTemplateName", "template"),
            Map.entry("meetingFormat", "format"),
            Map.entry("formCreatorId", "creator"),
            Map.entry("formCreatorName", "creator"),
            Map.entry("coachId", "coach"),
            Map.entry("coachName", "coach"),
            Map.entry("agentId", "coachee"),
            Map.entry("agentName", "coachee"),
            Map.entry("sharedWithAgent", "shared"),
            Map.entry("sharedWithAgentDate", "shared"),
            Map.entry("meetingDate", "meetingAt"),
            Map.entry("agentConfirmed", "coacheeSignOff"),
            Map.entry("agentConfirmedDate", "coacheeSignOff"),
            Map.entry("coachConfirmed", "coachSignOff"),
            Map.entry("coachConfirmedDate", "coachSignOff"),
            Map.entry("agentNotes", "coacheeNotes"),
            Map.entry("isDeleted", "status"));

    /** The same of a point. */
    Map<String, String> FIELDS_OF_POINTS = Map.of(
            "type", "vendorKind",
            "classification", "vendorCategory",
            "subject", "topic",
            "rubricName", "rubric",
            "criteriaName", "criterion",
            "kpiName", "kpi",
            "agentNotes", "coacheeNotes");

    /** The same of a to-do. */
    Map<String, String> FIELDS_OF_TODOS = Map.of(
            "actionString", "action",
            "creatorId", "creator",
            "creatorName", "creator",
            "status", "vendorStatus");

    @CommonMappings.OfSession
    @BeanMapping(
            ignoreUnmappedSourceProperties = { // read by the methods that take the whole session
                "coachingTemplateId",
                "coachingTemplateName",
                "formCreatorId",
                "formCreatorName",
                "coachId",
                "coachName",
                "agentId",
                "agentName",
                "sharedWithAgent",
                "sharedWithAgentDate",
                "agentConfirmed",
                "agentConfirmedDate",
                "coachConfirmed",
                "coachConfirmedDate",
                "isDeleted",
                "coachingPoints",
                "todos",
                "other"
            })
    @Mapping(target = "title", source = "coachingFormName")
    @Mapping(target = "creator", source = "session", qualifiedByName = "creator")
    @Mapping(target = "meetingAt", source = "meetingDate")
    @Mapping(target = "completedAt", source = "session", qualifiedByName = "completedAt")
    @Mapping(target = "coachSignOff", source = "session", qualifiedByName = "coachSignOff")
    @Mapping(target = "coacheeSignOff", source = "session", qualifiedByName = "agentSignOff")
    @Mapping(target = "shared", source = "session", qualifiedByName = "shared")
    @Mapping(target = "privateNotes", ignore = true)
    @Mapping(target = "agenda", ignore = true)
    @Mapping(target = "template", source = "session", qualifiedByName = "template")
    @Mapping(target = "activity", source = "activityLog")
    @Mapping(target = "points", expression = "java(points(session.coachingPoints(), source))")
    @Mapping(target = "todos", expression = "java(todos(session.todos(), source))")
    CoachingSession toSession(LegacySession session, @Context String source);

    @CommonMappings.OfPoint
    @BeanMapping(ignoreUnmappedSourceProperties = {"rubricName", "criteriaName", "other"})
    @Mapping(target = "sessionIds", source = "coachingFormIds")
    @Mapping(target = "topic", source = "subject")
    @Mapping(target = "coachee", ignore = true)
    @Mapping(target = "creator", ignore = true)
    @Mapping(target = "answerId", ignore = true)
    @Mapping(target = "rubric", source = "point", qualifiedByName = "rubric")
    @Mapping(target = "criterion", source = "point", qualifiedByName = "criterion")
    @Mapping(target = "kpi", source = "kpiName")
    @Mapping(target = "text", ignore = true)
    @Mapping(target = "coacheeNotes", source = "agentNotes")
    CoachingPoint toPoint(LegacyPoint point, @Context String source);

    @CommonMappings.OfTodo
    @BeanMapping(ignoreUnmappedSourceProperties = {"creatorId", "creatorName", "other"})
    @Mapping(target = "sessionIds", source = "coachingFormIds")
    @Mapping(target = "action", source = "actionString")
    @Mapping(target = "coachee", ignore = true)
    @Mapping(target = "creator", source = "todo", qualifiedByName = "todoCreator")
    @Mapping(target = "answerId", ignore = true)
    Todo toTodo(LegacyTodo todo, @Context String source);

    @Mapping(target = "at", source = "timestamp")
    @Mapping(target = "actorId", source = "userId")
    @Mapping(target = "actorEmail", source = "userEmail")
    @Mapping(target = "action", source = "actionType")
    @Mapping(target = "attributes", source = "activity", qualifiedByName = "activityAttributes")
    ActivityEntry toActivity(LegacyActivity activity);

    /** Null stays null: what is not told is not none. */
    default @Nullable List<CoachingPoint> points(@Nullable List<LegacyPoint> points, String source) {
        return points == null
                ? null
                : points.stream().map(point -> toPoint(point, source)).toList();
    }

    default @Nullable List<Todo> todos(@Nullable List<LegacyTodo> todos, String source) {
        return todos == null
                ? null
                : todos.stream().map(todo -> toTodo(todo, source)).toList();
    }

    default Private<List<ActivityEntry>> activities(@Nullable List<LegacyActivity> log) {
        if (log == null) {
            return Private.none();
        }
        return Private.of(log.stream().map(this::toActivity).toList());
    }

    @Named("status")
    default Status status(LegacySession session) {
        return Boolean.TRUE.equals(session.isDeleted())
                ? Status.DELETED
                : MaestroQaTerms.sessionStatus(session.agentConfirmed(), session.coachConfirmed());
    }

    /** The later of both confirmations: unless both are dated, nobody knows which that is. */
    @Named("completedAt")
    default @Nullable Instant completedAt(LegacySession session) {
        Instant agent = Timestamps.nullIfBefore1970(session.agentConfirmedDate());
        Instant coach = Timestamps.nullIfBefore1970(session.coachConfirmedDate());
        boolean both =
                MaestroQaTerms.sessionStatus(session.agentConfirmed(), session.coachConfirmed()) == Status.COMPLETED;
        if (!both || agent == null || coach == null) {
            return null;
        }
        return agent.isAfter(coach) ? agent : coach;
    }

    @Named("agent")
    default @Nullable Participant agent(LegacySession session) {
        return Participant.named(session.agentId(), session.agentName());
    }

    @Named("coach")
    default @Nullable Participant coach(LegacySession session) {
        return Participant.named(session.coachId(), session.coachName());
    }

    @Named("creator")
    default @Nullable Participant creator(LegacySession session) {
        return Participant.named(session.formCreatorId(), session.formCreatorName());
    }

    @Named("todoCreator")
    default @Nullable Participant creator(LegacyTodo todo) {
        return Participant.named(todo.creatorId(), todo.creatorName());
    }

    @Named("coachSignOff")
    default @Nullable SignOff coachSignOff(LegacySession session) {
        return SignOff.of(session.coachConfirmed(), Timestamps.nullIfBefore1970(session.coachConfirmedDate()));
    }

    @Named("agentSignOff")
    default @Nullable SignOff agentSignOff(LegacySession session) {
        return SignOff.of(session.agentConfirmed(), Timestamps.nullIfBefore1970(session.agentConfirmedDate()));
    }

    @Named("shared")
    default @Nullable SignOff shared(LegacySession session) {
        return SignOff.of(session.sharedWithAgent(), Timestamps.nullIfBefore1970(session.sharedWithAgentDate()));
    }

    @Named("template")
    default @Nullable Reference template(LegacySession session) {
        String id = MaestroQaTerms.isEmpty(session.coachingTemplateId()) ? null : session.coachingTemplateId();
        return Reference.of(id, session.coachingTemplateName());
    }

    @Named("rubric")
    default @Nullable Reference rubric(LegacyPoint point) {
        return Reference.of(null, point.rubricName());
    }

    @Named("criterion")
    default @Nullable Reference criterion(LegacyPoint point) {
        return Reference.of(null, point.criteriaName());
    }

    /** Null says something in three members: "not told", where {@code false} or an empty list would be an answer. */
    @Named("sessionAttributes")
    default Map<String, @Nullable Object> attributes(LegacySession session) {
        AttributesBuilder left = AttributesBuilder.of(session.other()).keepAlsoNull("isDeleted", session.isDeleted());
        if (session.coachingPoints() == null) {
            left.keepAlsoNull("coachingPoints", null);
        }
        if (session.todos() == null) {
            left.keepAlsoNull("todos", null);
        }
        return left.keepIf(MaestroQaTerms.isEmpty(session.agentId()), "agentName", session.agentName())
                .keepIf(MaestroQaTerms.isEmpty(session.coachId()), "coachName", session.coachName())
                .keepIf(MaestroQaTerms.isEmpty(session.formCreatorId()), "formCreatorName", session.formCreatorName())
                .keepIfBefore1970("createdAt", session.createdAt())
                .keepIfBefore1970("updatedAt", session.updatedAt())
                .keepIfBefore1970("meetingDate", session.meetingDate())
                .keepIfBefore1970("sharedWithAgentDate", session.sharedWithAgentDate())
                .keepIfBefore1970("agentConfirmedDate", session.agentConfirmedDate())
                .keepIfBefore1970("coachConfirmedDate", session.coachConfirmedDate())
                .toMap(FIELDS);
    }

    @Named("pointAttributes")
    default Map<String, @Nullable Object> attributes(LegacyPoint point) {
        return AttributesBuilder.of(point.other())
                .keepIfBefore1970("createdAt", point.createdAt())
                .keepIfBefore1970("updatedAt", point.updatedAt())
                .toMap(FIELDS_OF_POINTS);
    }

    @Named("todoAttributes")
    default Map<String, @Nullable Object> attributes(LegacyTodo todo) {
        return AttributesBuilder.of(todo.other())
                .keepIf(MaestroQaTerms.isEmpty(todo.creatorId()), "creatorName", todo.creatorName())
                .keepIfBefore1970("completedAt", todo.completedAt())
                .keepIfBefore1970("createdAt", todo.createdAt())
                .keepIfBefore1970("updatedAt", todo.updatedAt())
                .toMap(FIELDS_OF_TODOS);
    }

    /** Private like the entry itself, so they stay with it. */
    @Named("activityAttributes")
    default Map<String, @Nullable Object> attributes(LegacyActivity activity) {
        return AttributesBuilder.of(activity.other())
                .keepIfBefore1970("timestamp", activity.timestamp())
                .toMap();
    }
}
