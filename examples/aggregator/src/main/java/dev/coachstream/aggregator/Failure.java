package dev.coachstream.aggregator;

import dev.coachstream.error.CoachingSourceException;
import java.time.Duration;
import java.util.Locale;

/**
 * What went wrong, for people and for scripts.
 *
 * @param kind one word, lower case
 * @param message what and where
 * @param suggestion how to mend it
 */
record Failure(String kind, String message, String suggestion) {

    static Failure of(CoachingSourceException error) {
        String kind = error.kind().name().toLowerCase(Locale.ROOT);
        return new Failure(kind, String.valueOf(error.getMessage()), suggestion(error));
    }

    static Failure usage(String message, String suggestion) {
        return new Failure("usage", message, suggestion);
    }

    /** A defect of ours, or of the machine. */
    static Failure unexpected(Throwable error) {
        String message = error.getMessage() == null ? "" : ": " + error.getMessage();
        return new Failure(
                "unexpected",
                error.getClass().getSimpleName() + message,
                "run it again with --verbose and report what it says");
    }

    private static String suggestion(CoachingSourceException error) {
        return switch (error.kind()) {
            case AUTHENTICATION ->
                "renew the credential of account %s at the vendor, put it where the configuration looks for it, then run: coachstream check"
                        .formatted(error.source());
            case PERMISSION -> "let the credential of account %s read coaching data".formatted(error.source());
            case CONFIGURATION -> "mend it; docs/configuration.md lists every key";
            case RATE_LIMITED ->
                "start again" + error.retryAfter().map(Failure::after).orElse(" later");
            case UNAVAILABLE -> "look at the network and at base-url, then start again";
            case NOT_FOUND -> "look at the ids and at base-url";
            case INVALID_REQUEST, CONFLICT -> "change what was asked";
            case PROTOCOL -> "run it again; if it stays, report it with what --verbose says";
            case UNSUPPORTED -> "coachstream sources shows what each account can answer";
        };
    }

    private static String after(Duration wait) {
        return " in " + Amounts.duration(wait);
    }
}
