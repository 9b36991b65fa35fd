package dev.coachstream.spi;

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
    MEETING;

    /** The name used in commands and messages: {@code updated}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The record's time on this axis; null where the vendor gave none. */
    public @Nullable Instant of(CoachingRecord item) {
        return switch (this) {
            case UPDATED -> item.updatedAt();
            case CREATED -> item.createdAt();
            case MEETING -> item.meetingAt();
        };
    }
}
