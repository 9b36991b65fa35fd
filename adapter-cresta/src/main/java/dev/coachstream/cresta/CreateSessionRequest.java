package dev.coachstream.cresta;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a session that is to be created, and gives its names in full. */
final class CreateSessionRequest {
    private final CrestaConfig config;
    private final CrestaNames names;

    @Inject
    CreateSessionRequest(CrestaConfig config, CrestaNames names) {
        this.config = config;
        this.names = names;
    }

    CrestaSession complete(CrestaSession session) {
        List<String> missing = missing(session);
        if (!missing.isEmpty()) {
            throw new CoachingSourceException(
                    config.source(),
                    Kind.INVALID_REQUEST,
                    "a session to be created lacks " + String.join(", ", missing) + "; nothing was sent");
        }
        return new CrestaSession(
                named("name", session.name(), names::session),
                session.createTime(),
                session.updateTime(),
                session.managerUpdateTime(),
                session.agentUpdateTime(),
                session.acknowledgeTime(),
                session.agentComment(),
                named("agentUserName", session.agentUserName(), names::user),
                named("creatorUserName", session.creatorUserName(), names::user),
                named("coachingPlanName", session.coachingPlanName(), names::plan),
                session.sessionTime(),
                session.meetingNotes(),
                session.managerSubmitTime(),
                session.agentSubmitTime(),
                named("usecaseName", session.usecaseName(), names::usecase),
                named("managerSubmitterUserName", session.managerSubmitterUserName(), names::user),
                session.other());
    }

    /** What the document marks as required. */
    private static List<String> missing(CrestaSession session) {
        Map<String, @Nullable Object> required = new LinkedHashMap<>();
        required.put("createTime", session.createTime());
        required.put("updateTime", session.updateTime());
        required.put("managerUpdateTime", session.managerUpdateTime());
        required.put("agentUpdateTime", session.agentUpdateTime());
        required.put("agentUserName", session.agentUserName());
        required.put("creatorUserName", session.creatorUserName());
        required.put("coachingPlanName", session.coachingPlanName());
        return required.entrySet().stream()
                .filter(member -> Objects.isNull(member.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Reads an id or a name; is told what to call it. */
    @FunctionalInterface
    private interface Naming {
        CrestaName name(String what, String id);
    }

    private static @Nullable String named(String member, @Nullable String id, Naming naming) {
        return id == null ? null : naming.name(member, id).value();
    }
}
