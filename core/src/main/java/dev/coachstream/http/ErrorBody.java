package dev.coachstream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.coachstream.json.WireJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a vendor says of an error in its own words, in any of the shapes seen: {message}, {code, message, details}, {error: {message}},
 * {error, error_description}, {errors: [{message}]}, {fault: {faultstring}}, problem+json.
 *
 * @param whole the body; missing where it is no JSON
 */
record ErrorBody(JsonNode whole) {
    private static final List<String> DETAIL_NAMES =
            List.of("message", "error_description", "detail", "title", "error", "faultstring");
    private static final List<String> CODE_NAMES = List.of("code", "status", "error");

    /** The HTTP status of each code of gRPC, by its number (google.rpc.Code). */
    private static final List<Integer> STATUS_OF_CODE =
            List.of(200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401);

    /** The same by the codes' names, and the words of OAuth (RFC 6749 §5.2, RFC 6750 §3.1). */
    private static final Map<String, Integer> STATUS_OF_WORD = Map.ofEntries(
            Map.entry("CANCELLED", 499),
            Map.entry("UNKNOWN", 500),
            Map.entry("INVALID_ARGUMENT", 400),
            Map.entry("DEADLINE_EXCEEDED", 504),
            Map.entry("NOT_FOUND", 404),
            Map.entry("ALREADY_EXISTS", 409),
            Map.entry("PERMISSION_DENIED", 403),
            Map.entry("RESOURCE_EXHAUSTED", 429),
            Map.entry("FAILED_PRECONDITION", 400),
            Map.entry("ABORTED", 409),
            Map.entry("OUT_OF_RANGE", 400),
            Map.entry("UNIMPLEMENTED", 501),
            Map.entry("INTERNAL", 500),
            Map.entry("UNAVAILABLE", 503),
            Map.entry("DATA_LOSS", 500),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("invalid_client", 401),
            Map.entry("invalid_token", 401),
            Map.entry("unauthorized_client", 403),
            Map.entry("insufficient_scope", 403),
            Map.entry("temporarily_unavailable", 503));

    static ErrorBody of(byte[] body) {
        try {
            JsonNode json = WireJson.shared().readTree(body);
            return new ErrorBody(Objects.requireNonNullElse(json, MissingNode.getInstance()));
        } catch (JsonProcessingException e) {
            // not JSON: the status says enough
        } catch (IOException e) {
            // bytes that are no text
        }
        return new ErrorBody(MissingNode.getInstance());
    }

    /** The vendor's message, as it was sent; empty for none. */
    String message() {
        return Stream.concat(
                        DETAIL_NAMES.stream().map(holder()::path),
                        Stream.of(whole.path("errors").path(0), whole.path("errors"), whole.path("fault")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The request's id, which a vendor's support asks for; empty for none. */
    String requestId() {
        return whole.path("requestId").asText("");
    }

    /** The HTTP status that the body's own code stands for, where it has one that is known. */
    OptionalInt status() {
        return Stream.of(holder(), whole)
                .flatMap(place -> CODE_NAMES.stream().map(place::path))
                .mapToInt(ErrorBody::status)
                .filter(status -> status >= 400)
                .findFirst();
    }

    /** Whether it says anything of an error. */
    boolean tellsAnError() {
        return !message().isEmpty() || status().isPresent();
    }

    private static int status(JsonNode code) {
        if (code.isTextual()) {
            return STATUS_OF_WORD.getOrDefault(code.textValue(), 0);
        }
        int number = code.isInt() ? code.intValue() : 0;
        boolean isGrpc = number >= 0 && number < STATUS_OF_CODE.size();
        if (isGrpc) {
            return STATUS_OF_CODE.get(number);
        }
        return number < 600 ? number : 0;
    }

    /** Where the words are; never a body that is a text itself. */
    private JsonNode holder() {
        return Stream.of(whole.path("error"), whole.path("errors").path(0), whole.path("errors"), whole.path("fault"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(whole);
    }
}
