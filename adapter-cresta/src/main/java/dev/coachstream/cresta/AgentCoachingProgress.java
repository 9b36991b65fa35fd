package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import dev.coachstream.model.Attributes;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far an agent has come. Cresta does not publish what it holds, so it is kept whole.
 *
 * @param members as they were sent, under the vendor's names; as a map those that are not private by their names ({@link Attributes})
 */
public record AgentCoachingProgress(Map<String, @Nullable Object> members) {

    public AgentCoachingProgress {
        members = Attributes.of(members);
    }

    /** Jackson takes a record's only component for the whole value, unless a creator says otherwise. */
    @JsonCreator
    static AgentCoachingProgress of(@JsonAnySetter Map<String, @Nullable Object> members) {
        return new AgentCoachingProgress(members);
    }

    /** The agent's resource name, where a member of a usual name holds it. */
    public @Nullable String userName() {
        return Stream.of("agentUserName", "userName")
                .map(members::get)
                .filter(value -> value instanceof String text && !text.isEmpty())
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }

    /** The names of its members only: what the vendor sends is personal. */
    @Override
    public String toString() {
        return "AgentCoachingProgress" + members.keySet();
    }
}
