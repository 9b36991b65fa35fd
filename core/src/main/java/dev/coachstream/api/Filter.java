package dev.coachstream.api;

import java.util.Locale;

/** A part of a {@link Query} that narrows the answer. */
public enum Filter {
    /** The window {@code [since, until)} on the query's axis. */
    TIME,
    COACHEE,
    COACH,
    CREATOR,
    STATUS;

    /** The name used in messages: {@code coachee}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
