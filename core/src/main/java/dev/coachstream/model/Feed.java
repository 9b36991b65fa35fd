package dev.coachstream.model;

import java.util.Locale;

/** A kind of record that a source can be read for. */
public enum Feed {
    SESSIONS,
    POINTS,
    TODOS,
    PROGRESS,
    ASSIGNMENTS;

    /** The name used in commands, cursors and files: {@code sessions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
