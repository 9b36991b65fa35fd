package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.error.Printable;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.ChangedAccount;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for people and for scripts.
 *
 * @param kind one word, lower case
 * @param message what and where
 * @param suggestion how to mend it
 */
public record Failure(String kind, String message, String suggestion) {
    private static final String TOO_MANY = "Too many open files";

    /** Whatever failed for want of open files, they are what is to be mended. */
    public Failure {
        if (message.contains(TOO_MANY)) {
            suggestion = "let the process open more files: ulimit -n 1024, then start it again";
        }
        message = Printable.lines(message);
        suggestion = Printable.lines(suggestion);
    }

    /** How to have every letter in the name of a file. */
    static final String SPELLING = "set a UTF-8 locale, as the launcher does: LC_ALL=C.UTF-8";

    static Failure of(CoachingSourceException error) {
        return of(error.source().orElse(null), error.kind(), String.valueOf(error.getMessage()), error.retryAfter());
    }

    /** An account's failure of which only this is left. */
    static Failure of(String source, Kind kind, String message) {
        return of(source, kind, message, Optional.empty());
    }

    private static Failure of(@Nullable String source, Kind kind, String message, Optional<Duration> retryAfter) {
        return new Failure(kind.name().toLowerCase(Locale.ROOT), message, suggestion(source, kind, retryAfter));
    }

    /** The store's message says itself how to mend it. */
    static Failure of(StoreException error) {
        return new Failure(
                "store",
                String.valueOf(error.getMessage()),
                "coachstream check looks at the store; docs/store.md explains it");
    }

    static Failure usage(String message, String suggestion) {
        return new Failure("usage", message, suggestion);
    }

    /** A name of a file that Java cannot spell; it takes the locale's word for which letters there are. */
    static Failure unspelled(InvalidPathException error) {
        return usage("the name of a file holds a letter that this locale does not know: " + error.getInput(), SPELLING);
    }

    /** Nothing is wrong: somebody wanted it to end. */
    static Failure ended(String message, String suggestion) {
        return new Failure("ended", message, suggestion);
    }

    static Failure of(ChangedAccount error) {
        return usage(
                String.valueOf(error.getMessage()),
                "give it a name of its own; or sync with --take-over %1$s to keep the old records as its own, or with --start-anew %1$s to remove them"
                        .formatted(error.account()));
    }

    /** More records are missing at once than are believed to be deleted. */
    static Failure missing(String message) {
        return new Failure(
                "missing",
                message,
                "look at what the account may read; coachstream status --list missing names them, and"
                        + " sync --allow-mass-deletion takes them for deleted");
    }

    /** A defect of ours, or of the machine. */
    public static Failure unexpected(Throwable error) {
        String message = error.getMessage() == null ? "" : ": " + error.getMessage();
        return defect(error.getClass().getSimpleName() + message);
    }

    static Failure defect(String message) {
        return new Failure("unexpected", message, "run it again with --verbose and report what it says");
    }

    private static String suggestion(@Nullable String source, Kind kind, Optional<Duration> retryAfter) {
        String account = source == null ? "the account" : "account " + source;
        return switch (kind) {
            case AUTHENTICATION ->
                "renew the credential of %s at the vendor, put it where the configuration looks for it, then run: coachstream check"
                        .formatted(account);
            case PERMISSION -> "let the credential of %s read coaching data".formatted(account);
            case CONFIGURATION -> "mend it; docs/configuration.md lists every key";
            case RATE_LIMITED -> "start again" + retryAfter.map(Failure::after).orElse(" later");
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
