package dev.coachstream.maestroqa;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mapstruct.Mapping;

/** What is mapped alike from the coaching API's records and the older export's. */
final class CommonMappings {
    private CommonMappings() {}

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "status", source = "session", qualifiedByName = "status")
    @Mapping(target = "vendorStatus", ignore = true)
    @Mapping(target = "coachee", source = "session", qualifiedByName = "agent")
    @Mapping(target = "coach", source = "session", qualifiedByName = "coach")
    @Mapping(target = "assignedCoach", ignore = true)
    @Mapping(target = "dueAt", ignore = true)
    @Mapping(target = "coacheeNotes", source = "agentNotes")
    @Mapping(target = "format", source = "meetingFormat")
    @Mapping(target = "plan", ignore = true)
    @Mapping(target = "useCase", ignore = true)
    @Mapping(target = "attributes", source = "session", qualifiedByName = "sessionAttributes")
    @interface OfSession {}

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "kind", source = "type")
    @Mapping(target = "vendorKind", source = "type")
    @Mapping(target = "category", source = "classification")
    @Mapping(target = "vendorCategory", source = "classification")
    @Mapping(target = "eventIds", ignore = true)
    @Mapping(target = "lastCoachedAt", ignore = true)
    @Mapping(target = "occurredAt", ignore = true)
    @Mapping(target = "attributes", source = "point", qualifiedByName = "pointAttributes")
    @interface OfPoint {}

    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = MaestroQaConfig.VENDOR)
    @Mapping(target = "status", source = "status", qualifiedByName = "todoStatus")
    @Mapping(target = "vendorStatus", source = "status")
    @Mapping(target = "attributes", source = "todo", qualifiedByName = "todoAttributes")
    @interface OfTodo {}
}
