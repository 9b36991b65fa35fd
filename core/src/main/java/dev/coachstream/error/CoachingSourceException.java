package dev.coachstream.error;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of every source. A caller decides by {@link #kind()}, never by vendor.
 *
 * <p>The message begins with the account's name, where there is one. It says what happened, where (the request line without its query
 * values) and how to mend it. It never holds a token, a note or a body, and neither does what the causes say: {@link Printable} sees
 * to it.
 */
public final class CoachingSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** The credential was refused: renew it. */
        AUTHENTICATION,
        /** The credential is good and may not do this: widen its rights. */
        PERMISSION,
        /** The account's configuration is wrong: mend it. */
        CONFIGURATION,
        /** There is no such thing. */
        NOT_FOUND,
        /** The vendor, or this library, refuses the request as it stands. */
        INVALID_REQUEST,
        /** The request collides with what the vendor already holds. */
        CONFLICT,
        /** The vendor's quota is used up for longer than the caller would wait; see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** The vendor cannot be reached or is out of order, after every retry: try again later. */
        UNAVAILABLE,
        /** The vendor answered something that its own document rules out. */
        PROTOCOL,
        /** The source does not offer this; the message names what it does offer. */
        UNSUPPORTED
    }

    private final @Nullable String place;
    private final @Nullable String source;
    private final @Nullable String setting;
    private final Kind kind;
    private final String problem;
    private final transient @Nullable Duration retryAfter;

    /** Where neither the vendor's advice nor a cause is known. */
    public CoachingSourceException(@Nullable String source, Kind kind, String problem) {
        this(source, kind, problem, null, null);
    }

    /** Where the vendor gave no advice. */
    public CoachingSourceException(@Nullable String source, Kind kind, String problem, @Nullable Throwable cause) {
        this(source, kind, problem, null, cause);
    }

    /**
     * @param source the account's name; null where it is about no account, or none that is known
     * @param problem what happened and how to mend it, without the account's name
     * @param retryAfter how long the vendor asked to be left alone; null where it did not say so
     */
    public CoachingSourceException(
            @Nullable String source,
            Kind kind,
            String problem,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        this(null, source, null, kind, shown(kind, problem), retryAfter, cause);
    }

    private CoachingSourceException(
            @Nullable String place,
            @Nullable String source,
            @Nullable String setting,
            Kind kind,
            String problem,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(joined(place, source, problem), Printable.cause(cause));
        this.place = place;
        this.source = source;
        this.setting = setting;
        this.kind = kind;
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** An error of kind CONFIGURATION about one setting of an account: {@code setting quota holds …}. */
    public static CoachingSourceException ofSetting(String source, String setting, String problem) {
        String shown = shown(Kind.CONFIGURATION, "setting " + setting + " " + problem);
        return new CoachingSourceException(null, source, setting, Kind.CONFIGURATION, shown, null, null);
    }

    /**
     * Whatever ended the read of an account, as an error of that account: itself if it is one, else of kind PROTOCOL and in the words
     * of what happened.
     */
    public static CoachingSourceException of(String source, RuntimeException thrown) {
        if (thrown instanceof CoachingSourceException known) {
            return known.source == null ? known.changed(known.place, source) : known;
        }
        String words = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new CoachingSourceException(
                source,
                Kind.PROTOCOL,
                "it ended unexpectedly with " + thrown.getClass().getSimpleName() + words,
                thrown);
    }

    /**
     * What ended it where an adapter, or a library of its, does not fit this program: a plugin that was made for another version. That is no
     * reason to end other accounts.
     */
    public static CoachingSourceException of(String source, LinkageError unfit) {
        return of(source, new IllegalStateException("its adapter does not fit this program: " + unfit, unfit));
    }

    /** Only what is wrong with a configuration is told in several lines, and has no word of a vendor. */
    private static String shown(Kind kind, String message) {
        return kind == Kind.CONFIGURATION ? Printable.lines(message) : Printable.line(message);
    }

    private static String joined(@Nullable String place, @Nullable String source, String problem) {
        return Stream.of(Optional.ofNullable(place), Optional.ofNullable(source), Optional.of(problem))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(": "));
    }

    /** The same error with the place where it was found, such as a file and its line, in front of its message. */
    public CoachingSourceException at(String where) {
        return changed(where, source);
    }

    private CoachingSourceException changed(@Nullable String where, @Nullable String whose) {
        CoachingSourceException changed =
                new CoachingSourceException(where, whose, setting, kind, problem, retryAfter, getCause());
        changed.setStackTrace(getStackTrace());
        return changed;
    }

    /** The account's name in the host's configuration; empty where the error is about no account, such as a file's. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** The setting that is wrong, where the error is about one. */
    public Optional<String> setting() {
        return Optional.ofNullable(setting);
    }

    /** What happened and how to mend it: the message without the account's name and the place in front of it. */
    public String problem() {
        return problem;
    }

    /** What a caller can do about it. */
    public Kind kind() {
        return kind;
    }

    /** How long the vendor asked to be left alone, where it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
