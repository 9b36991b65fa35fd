package dev.coachstream.cresta;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.json.AttributesBuilder;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.Timestamps;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Cresta's words to the model's. */
@Mapper
interface CrestaMapper {
    /** The record's field for each member, to name one that could not be read. */
    Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("agentUserName", "coachee"),
            Map.entry("managerSubmitterUserName", "coach"),
            Map.entry("creatorUserName", "creator"),
            Map.entry("createTime", "createdAt"),
            Map.entry("updateTime", "updatedAt"),
            Map.entry("sessionTime", "meetingAt"),
            Map.entry("acknowledgeTime", "completedAt"),
            Map.entry("managerSubmitTime", "coachSignOff"),
            Map.entry("meetingNotes", "coachNotes"),
            Map.entry("agentComment", "coacheeNotes"),
            Map.entry("coachingPlanName", "plan"),
            Map.entry("usecaseName", "useCase"));

    /**
     * The members without a field of their own go into the attributes. The coach is who held the session where Cresta says so,
     * else who created it.
     */
    @BeanMapping(ignoreUnmappedSourceProperties = {"managerUpdateTime", "agentUpdateTime", "agentSubmitTime", "other"})
    @Mapping(target = "source", expression = "java(source)")
    @Mapping(target = "vendor", constant = CrestaConfig.VENDOR)
    @Mapping(target = "id", source = "name")
    @Mapping(target = "title", ignore = true)
    @Mapping(target = "status", source = "acknowledgeTime")
    @Mapping(target = "vendorStatus", ignore = true)
    @Mapping(target = "coachee", source = "agentUserName")
    @Mapping(
            target = "coach",
            source = "managerSubmitterUserName",
            defaultExpression = "java(participant(session.creatorUserName()))")
    @Mapping(target = "assignedCoach", ignore = true)
    @Mapping(target = "creator", source = "creatorUserName")
    @Mapping(target = "createdAt", source = "createTime")
    @Mapping(target = "updatedAt", source = "updateTime")
    @Mapping(target = "meetingAt", source = "sessionTime")
    @Mapping(target = "dueAt", ignore = true)
    @Mapping(target = "completedAt", source = "acknowledgeTime")
    @Mapping(target = "coachSignOff", source = "managerSubmitTime")
    @Mapping(target = "coacheeSignOff", source = "acknowledgeTime")
    @Mapping(target = "shared", ignore = true)
    @Mapping(target = "coachNotes", source = "meetingNotes")
    @Mapping(target = "coacheeNotes", source = "agentComment")
    @Mapping(target = "privateNotes", ignore = true)
    @Mapping(target = "agenda", ignore = true)
    @Mapping(target = "format", ignore = true)
    @Mapping(target = "template", ignore = true)
    @Mapping(target = "plan", source = "coachingPlanName")
    @Mapping(target = "useCase", source = "usecaseName")
    @Mapping(target = "activity", ignore = true)
    @Mapping(target = "points", ignore = true)
    @Mapping(target = "todos", ignore = true)
    @Mapping(target = "attributes", expression = "java(attributes(session))")
    CoachingSession toSession(CrestaSession session, @Context String source);

    /** Cresta does not publish what a progress holds: it is kept whole, and known by its agent where it names one. */
    @SuppressWarnings("NullAway") // a record's own constructor shows a library's user no nullness inside its maps
    default CoachingProgress toProgress(AgentCoachingProgress progress, String source) {
        String user = progress.userName();
        String id = user == null ? Fingerprint.of(CanonicalJson.writeValue(progress.members(), true)) : user;
        return new CoachingProgress(source, CrestaConfig.VENDOR, id, Participant.of(user), progress.members());
    }

    default @Nullable Participant participant(@Nullable String userName) {
        return Participant.of(userName);
    }

    default @Nullable Reference reference(@Nullable String name) {
        return Reference.of(name, null);
    }

    /** The agent's acknowledgement is the last thing to be done; Cresta has no word for a status. */
    default Status status(@Nullable Instant acknowledgeTime) {
        return nullIfBefore1970(acknowledgeTime) == null ? Status.OPEN : Status.COMPLETED;
    }

    default @Nullable SignOff signOff(@Nullable Instant at) {
        return SignOff.at(nullIfBefore1970(at));
    }

    default @Nullable Instant nullIfBefore1970(@Nullable Instant time) {
        return Timestamps.nullIfBefore1970(time);
    }

    default Map<String, @Nullable Object> attributes(CrestaSession session) {
        return AttributesBuilder.of(session.other())
                .keep("managerUpdateTime", text(session.managerUpdateTime()))
                .keep("agentUpdateTime", text(session.agentUpdateTime()))
                .keep("agentSubmitTime", text(session.agentSubmitTime()))
                .keepIfBefore1970("createTime", session.createTime())
                .keepIfBefore1970("updateTime", session.updateTime())
                .keepIfBefore1970("acknowledgeTime", session.acknowledgeTime())
                .keepIfBefore1970("sessionTime", session.sessionTime())
                .keepIfBefore1970("managerSubmitTime", session.managerSubmitTime())
                .toMap(FIELDS);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Timestamps.write(time);
    }
}
