package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.error.Printable;
import dev.coachstream.http.AttemptException.Remedy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns a refusal into a kind, a remedy and a message. The HTTP status is the truth; the body is detail, read as well as it can
 * be and never required (docs/vendors).
 */
final class ErrorResponses {
    private static final int MAX_DETAIL = 300;

    private ErrorResponses() {}

    /**
     * @param sent the credential of the request, in case the vendor repeats it
     * @param renewal what the account's owner can do about a refused credential
     */
    static AttemptException of(
            String request,
            int status,
            byte[] body,
            @Nullable Duration retryAfter,
            String renewal,
            CredentialParts sent) {
        String detail = detail(body, sent);
        String why = detail.isEmpty() ? "" : " (" + detail + ")";
        String message = request + " was answered " + status + why + advice(status, renewal);
        return new AttemptException(kind(status), remedy(status), message, retryAfter, null);
    }

    static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 403 -> Kind.PERMISSION;
            case 404, 410 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            case 408, 499 -> Kind.UNAVAILABLE;
            default -> other(status);
        };
    }

    private static Kind other(int status) {
        if (status >= 500) {
            return Kind.UNAVAILABLE;
        }
        return status < 400 ? Kind.PROTOCOL : Kind.INVALID_REQUEST;
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
     * An error where an answer should be, under a status that says yes. Its kind is that of the error's own code; one without a
     * known code is the protocol's.
     *
     * @param lacks why it is no answer
     */
    static AttemptException instead(
            String answered,
            String lacks,
            ErrorBody body,
            @Nullable Duration retryAfter,
            String renewal,
            CredentialParts sent) {
        String detail = detail(body, sent);
        boolean told = body.tellsAnError();
        String inBrackets = detail.isEmpty() ? "" : " (" + detail + ")";
        String what = told
                ? " with an error" + inBrackets + " instead of an answer"
                : " with JSON that is not of the documented form";
        int status = body.status().orElse(200);
        Kind kind = told && status >= 400 ? kind(status) : Kind.PROTOCOL;
        return kind == Kind.PROTOCOL
                ? new AttemptException(kind, Remedy.NONE, answered + what + ": " + lacks, null, null)
                : new AttemptException(
                        kind, remedy(status), answered + what + advice(status, renewal), retryAfter, null);
    }

    /** The vendor's own message, and the request's id. */
    static String detail(byte[] body, CredentialParts sent) {
        return detail(ErrorBody.of(body), sent);
    }

    private static String detail(ErrorBody body, CredentialParts sent) {
        String message = clean(body.message(), sent);
        String requestId = clean(body.requestId(), sent);
        if (requestId.isEmpty()) {
            return message;
        }
        return message.isEmpty() ? "request " + requestId : message + ", request " + requestId;
    }

    private static String clean(String text, CredentialParts sent) {
        return cleaned(sent.hiddenIn(text));
    }

    private static String cleaned(String text) {
        String printable =
                Printable.line(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip());
        return printable.length() <= MAX_DETAIL ? printable : printable.substring(0, MAX_DETAIL) + "…";
    }
}
