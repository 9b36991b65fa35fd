package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coachstream.json.Undocumented;
import dev.coachstream.model.Attributes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coaching session as Cresta documents it. Every member is optional on reading: its document's "required" is not enforced by
 * the protocol (docs/vendors/cresta.md), and an empty text means the same as none (ProtoJSON). Make one to be created with {@link #builder()}.
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
 * @param other members that the document does not list; as a map those that are not private by their names ({@link Attributes})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

    public CrestaSession {
        other = Undocumented.orNone(other);
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

    /** Starts a session to be created. */
    public static Builder builder() {
        return new Builder();
    }

    /** Identity and time only: comments, notes and people are personal. */
    @Override
    public String toString() {
        return "CrestaSession[name=" + name + ", updateTime=" + updateTime + "]";
    }

    /** Collects what a session to be created is. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable Instant createTime;
        private @Nullable Instant updateTime;
        private @Nullable Instant managerUpdateTime;
        private @Nullable Instant agentUpdateTime;
        private @Nullable Instant acknowledgeTime;
        private @Nullable String agentComment;
        private @Nullable String agentUserName;
        private @Nullable String creatorUserName;
        private @Nullable String coachingPlanName;
        private @Nullable Instant sessionTime;
        private @Nullable String meetingNotes;
        private @Nullable Instant managerSubmitTime;
        private @Nullable Instant agentSubmitTime;
        private @Nullable String usecaseName;
        private @Nullable String managerSubmitterUserName;

        private Builder() {}

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder createTime(Instant value) {
            createTime = value;
            return this;
        }

        public Builder updateTime(Instant value) {
            updateTime = value;
            return this;
        }

        public Builder managerUpdateTime(Instant value) {
            managerUpdateTime = value;
            return this;
        }

        public Builder agentUpdateTime(Instant value) {
            agentUpdateTime = value;
            return this;
        }

        public Builder acknowledgeTime(Instant value) {
            acknowledgeTime = value;
            return this;
        }

        public Builder agentComment(String value) {
            agentComment = value;
            return this;
        }

        public Builder agentUserName(String value) {
            agentUserName = value;
            return this;
        }

        public Builder creatorUserName(String value) {
            creatorUserName = value;
            return this;
        }

        public Builder coachingPlanName(String value) {
            coachingPlanName = value;
            return this;
        }

        public Builder sessionTime(Instant value) {
            sessionTime = value;
            return this;
        }

        public Builder meetingNotes(String value) {
            meetingNotes = value;
            return this;
        }

        public Builder managerSubmitTime(Instant value) {
            managerSubmitTime = value;
            return this;
        }

        public Builder agentSubmitTime(Instant value) {
            agentSubmitTime = value;
            return this;
        }

        public Builder usecaseName(String value) {
            usecaseName = value;
            return this;
        }

        public Builder managerSubmitterUserName(String value) {
            managerSubmitterUserName = value;
            return this;
        }

        /** What the vendor requires is checked when it is created. */
        public CrestaSession build() {
            return new CrestaSession(
                    name,
                    createTime,
                    updateTime,
                    managerUpdateTime,
                    agentUpdateTime,
                    acknowledgeTime,
                    agentComment,
                    agentUserName,
                    creatorUserName,
                    coachingPlanName,
                    sessionTime,
                    meetingNotes,
                    managerSubmitTime,
                    agentSubmitTime,
                    usecaseName,
                    managerSubmitterUserName,
                    Map.of());
        }
    }
}
