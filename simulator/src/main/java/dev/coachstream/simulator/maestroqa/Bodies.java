package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks that MaestroQA makes on the members of a request's body; each names the member that is wrong. */
final class Bodies {
    private Bodies() {}

    static ObjectNode object(byte[] body) {
        ObjectNode object = Json.objectOrNull(body);
        if (object == null) {
            throw new BadRequest("the body must be a JSON object");
        }
        return object;
    }

    static String text(JsonNode body, String member) {
        String text = Json.text(body, member);
        if (text == null || text.isEmpty()) {
            throw new BadRequest(member + " is required");
        }
        return text;
    }

    static boolean flag(JsonNode body, String member) {
        if (!body.path(member).isBoolean()) {
            throw new BadRequest(member + " is required, and must be true or false");
        }
        return body.get(member).booleanValue();
    }

    /** "If an optional parameter is included, it must contain a valid value." */
    static void optionalFlag(JsonNode body, String member) {
        if (body.has(member)) {
            flag(body, member);
        }
    }

    static void optionalChoice(JsonNode body, String member, Set<String> choices) {
        if (body.has(member) && !choices.contains(body.get(member).asText())) {
            throw new BadRequest(member + " must be one of " + choices);
        }
    }

    /** A time in the form the document asks for; null when it is absent. */
    static @Nullable String optionalTime(JsonNode body, String member) {
        return body.has(member) ? time(body, member).toString() : null;
    }

    static Instant time(JsonNode body, String member) {
        String text = text(body, member);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException refused) {
            throw new BadRequest(member + " must be a time such as 2017-12-13T05:00:00Z");
        }
    }
}
