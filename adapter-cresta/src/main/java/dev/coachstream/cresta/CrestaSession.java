package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as Cresta documents it. Every member is optional on reading: its document's "required" is not enforced by
 * the protocol (FACTS 5 #19), and an empty text means the same as none (ProtoJSON).
 *
 * @param name customers/{customer}/profiles/{profile}/coachingSessions/{session}
 * @param createTime when it was created
 * @param updateTime when it was last updated
 * @param managerUpdateTime when the manager last updated it
 * @param agentUpdateTime when an action of the agent last updated it
 * @param acknowledgeTime when the agent acknowledged it
 * @param agentComment the comment the agent left
 * @param agentUserName the agent who is subject to it: customers/{customer}/users/{user}
 * @param creatorUserName who created it
 * @param coachingPlanName the plan it belongs to: customers/{customer}/profiles/{profile}/coachingPlans/{plan}
 * @param sessionTime when it is scheduled
 * @param meetingNotes notes taken during it
 * @param managerSubmitTime when the manager submitted it
 * @param agentSubmitTime when the agent submitted it
 * @param usecaseName the use case it belongs to: customers/{customer}/profiles/{profile}/usecases/{usecase}
 * @param managerSubmitterUserName who updated the session note
 * @param other members that the document does not list
 */
public record CrestaSession(
        @Nullable String name,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        @Nullable Instant managerUpdateTime,
        @Nullable Instant agentUpdateTime,
        @Nullable Instant acknowledgeTime,
        @Nullable String agentComment,
        @Nullable String agentUserName,
        @Nullable String creatorUserName,
        @Nullable String coachingPlanName,
        @Nullable Instant sessionTime,
        @Nullable String meetingNotes,
        @Nullable Instant managerSubmitTime,
        @Nullable Instant agentSubmitTime,
        @Nullable String usecaseName,
        @Nullable String managerSubmitterUserName,
        @JsonAnySetter Map<String, @Nullable Object> other) {

    public CrestaSession {
        name = set(name);
        agentComment = set(agentComment);
        agentUserName = set(agentUserName);
        creatorUserName = set(creatorUserName);
        coachingPlanName = set(coachingPlanName);
        meetingNotes = set(meetingNotes);
        usecaseName = set(usecaseName);
        managerSubmitterUserName = set(managerSubmitterUserName);
    }

    private static @Nullable String set(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Identity and time only: comments, notes and people are personal. */
    @Override
    public String toString() {
        return "CrestaSession[name=" + name + ", updateTime=" + updateTime + "]";
    }
}
