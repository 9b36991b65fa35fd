package dev.coachstream.api;

import dev.coachstream.model.CoachingRecord;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of a record's times a window is about. */
public enum Axis {
    /** When the vendor recorded the last change. */
    UPDATED,
    /** When the vendor recorded it first. */
    CREATED,
    /** When the two met; sessions only. */
    MEETING,
    /** When nothing was left to be done; sessions and to-dos. */
    COMPLETED,
    /** When it was to be done; sessions only. */
    DUE;

    /** The name used in commands and messages: {@code updated}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its times may lie ahead: a window of it has no end at the present. */
    public boolean reachesAhead() {
        return this == MEETING || this == DUE;
    }

    /** The record's time on this axis; null where the vendor gave none. */
    public @Nullable Instant of(CoachingRecord item) {
        return switch (this) {
            case UPDATED -> item.updatedAt();
            case CREATED -> item.createdAt();
            case MEETING -> item.meetingAt();
            case COMPLETED -> item.completedAt();
            case DUE -> item.dueAt();
        };
    }
}
