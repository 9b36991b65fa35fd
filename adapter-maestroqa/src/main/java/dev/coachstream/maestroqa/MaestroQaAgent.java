package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.json.Undocumented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent, to be created or as answered (MaestroQA API document, "Create an Agent").
 *
 * @param id MaestroQA's own id, in answers only
 * @param name the full name; required to create
 * @param agentId unique; made up by MaestroQA if left out
 * @param available required to create
 * @param email unique; required to create
 * @param agentGroupId the group to add the agent to
 * @param other members that the document does not list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaAgent(
        @JsonProperty("_id") @Nullable String id,
        @Nullable String name,
        @Nullable String agentId,
        @Nullable Boolean available,
        @Nullable String email,
        @Nullable String agentGroupId,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

    public MaestroQaAgent {
        other = Undocumented.orNone(other);
    }

    /** An agent to be created; without an id or a group where they are null. */
    public static MaestroQaAgent of(
            String name, String email, boolean available, @Nullable String agentId, @Nullable String agentGroupId) {
        return new MaestroQaAgent(null, name, agentId, available, email, agentGroupId, Map.of());
    }

    void checkCreation(String source) {
        new RequiredMembers("an agent")
                .member("name", name)
                .member("available", available)
                .member("email", email)
                .check(source);
    }

    /** Identity only. */
    @Override
    public String toString() {
        return "MaestroQaAgent[id=" + id + ", agentId=" + agentId + "]";
    }
}
