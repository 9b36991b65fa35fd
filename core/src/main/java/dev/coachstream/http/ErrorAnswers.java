package dev.coachstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptFailed.Remedy;
import dev.coachstream.http.Credential.Header;
import dev.coachstream.json.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a refusal into a kind, a remedy and a message. The HTTP status is the truth; the body is detail, read as well as it can
 * be and never required (docs/vendors).
 */
final class ErrorAnswers {
    private static final int MOST_DETAIL = 300;
    private static final List<String> DETAIL_NAMES =
            List.of("message", "error_description", "detail", "title", "error");

    private ErrorAnswers() {}

    /**
     * @param sent the credential of the request, in case the vendor repeats it
     * @param renewal what the account's owner can do about a refused credential
     */
    static AttemptFailed of(
            String request, int status, byte[] body, @Nullable Duration retryAfter, String renewal, Header sent) {
        String detail = detail(body, sent);
        String message = request + " was answered " + status + (detail.isEmpty() ? "" : " (" + detail + ")");
        return new AttemptFailed(kind(status), remedy(status), message + advice(status, renewal), retryAfter, null);
    }

    static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 403 -> Kind.PERMISSION;
            case 404, 410 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            case 408, 499 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : status < 400 ? Kind.PROTOCOL : Kind.INVALID_REQUEST;
        };
    }

    private static Remedy remedy(int status) {
        return switch (kind(status)) {
            case AUTHENTICATION -> Remedy.RENEW;
            case UNAVAILABLE, RATE_LIMITED -> Remedy.REPEAT;
            default -> Remedy.NONE;
        };
    }

    private static String advice(int status, String renewal) {
        return switch (kind(status)) {
            case AUTHENTICATION -> ": " + renewal;
            case PERMISSION -> ": the token may not do this; give it the right to read coaching";
            case PROTOCOL ->
                ": redirects are not followed, because the token is for the configured address only;"
                        + " set base-url to where the vendor is now";
            default -> "";
        };
    }

    /**
     * The vendor's own message in any of the shapes seen: {message}, {error:{message}}, {error,error_description}, problem+json;
     * and the request's id, which a vendor's support asks for.
     */
    static String detail(byte[] body, Header sent) {
        try {
            JsonNode json = WireJson.shared().readTree(body);
            JsonNode holder = json.path("error").isObject() ? json.path("error") : json;
            String message = DETAIL_NAMES.stream()
                    .map(name -> text(holder, name, sent))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            String requestId = text(json, "requestId", sent);
            return message + (requestId.isEmpty() ? "" : (message.isEmpty() ? "" : ", ") + "request " + requestId);
        } catch (IOException e) {
            // not JSON: the status says enough
        }
        return "";
    }

    private static String text(JsonNode holder, String name, Header sent) {
        JsonNode text = holder.path(name);
        return text.isTextual() ? cleaned(hidden(text.textValue(), sent.value().value())) : "";
    }

    /** Without the secret that was sent: a header's value, or what follows its scheme, such as Bearer. */
    private static String hidden(String text, String sent) {
        String secret = sent.substring(sent.lastIndexOf(' ') + 1);
        return secret.isEmpty() ? text : text.replace(secret, "(the credential)");
    }

    private static String cleaned(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return printable.length() <= MOST_DETAIL ? printable : printable.substring(0, MOST_DETAIL) + "…";
    }
}
