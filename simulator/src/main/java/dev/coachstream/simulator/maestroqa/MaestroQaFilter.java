package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the lists of MaestroQA can be filtered by. The dates exclude themselves: the document says "after" and "before". */
record MaestroQaFilter(
        @Nullable String agentId,
        @Nullable String creatorId,
        @Nullable String coachId,
        @Nullable Instant startDate,
        @Nullable Instant endDate) {

    static MaestroQaFilter of(Parameters parameters, boolean byCoach) {
        String coachId = byCoach ? parameters.text("coachId") : null;
        return new MaestroQaFilter(
                parameters.text("agentId"),
                parameters.text("creatorId"),
                coachId,
                parameters.time("startDate"),
                parameters.time("endDate"));
    }

    boolean accepts(long createdAt) {
        return (startDate == null || createdAt > startDate.toEpochMilli())
                && (endDate == null || createdAt < endDate.toEpochMilli());
    }

    boolean accepts(ObjectNode document) {
        return accepts(Timestamps.read(document.get("createdAt").textValue()))
                && accepts(agentId, document, "agentId")
                && accepts(creatorId, document, "creatorId")
                && accepts(coachId, document, "coachId");
    }

    private static boolean accepts(@Nullable String wanted, ObjectNode document, String member) {
        return wanted == null || wanted.equals(Json.text(document, member));
    }
}
