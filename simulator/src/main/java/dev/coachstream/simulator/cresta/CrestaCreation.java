package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Creating a session: the request is the bare session, the reply wraps it. Asking twice creates two. */
final class CrestaCreation {
    private static final List<String> REQUIRED = List.of(
            "createTime",
            "updateTime",
            "managerUpdateTime",
            "agentUpdateTime",
            "agentUserName",
            "creatorUserName",
            "coachingPlanName");
    private static final int ALREADY_EXISTS = 6;

    private final CrestaData data;
    private final AtomicLong created = new AtomicLong();

    CrestaCreation(CrestaData data) {
        this.data = data;
    }

    Response create(Request request) {
        ObjectNode session = Json.objectOrNull(request.body());
        if (session == null) {
            throw new BadRequest("the body must be a coaching session");
        }
        REQUIRED.forEach(member -> check(member, Json.text(session, member)));
        String name = Json.text(session, "name");
        if (name == null || name.isEmpty()) {
            Draw draw = new Draw(data.dataSet().seed() ^ 0xC4EA7E, created.incrementAndGet());
            session.put("name", CrestaPeople.PROFILE + "/coachingSessions/" + Ids.uuid(draw));
        } else if (data.has(name)) {
            return CrestaReplies.error(409, ALREADY_EXISTS, "coaching session already exists");
        }
        data.put(session);
        return Response.json(200, Json.bytes(CrestaReplies.wrapped(session)));
    }

    private static void check(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new BadRequest("coaching_session." + member + ": required");
        }
        if (member.endsWith("Time")) {
            checkTime(member, value);
        }
    }

    private static void checkTime(String member, String value) {
        try {
            OffsetDateTime.parse(value);
        } catch (DateTimeException refused) {
            throw new BadRequest("coaching_session." + member + ": not an RFC 3339 time");
        }
    }
}
