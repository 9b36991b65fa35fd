package dev.coachstream.spi;

import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Todo;
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
            case UPDATED -> updated(item);
            case CREATED -> created(item);
            case MEETING -> item instanceof CoachingSession session ? session.meetingAt() : null;
        };
    }

    private static @Nullable Instant updated(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return session.updatedAt();
        }
        if (item instanceof CoachingPoint point) {
            return point.updatedAt();
        }
        if (item instanceof Todo todo) {
            return todo.updatedAt();
        }
        return item instanceof CoachAssignment assignment ? assignment.updatedAt() : null;
    }

    private static @Nullable Instant created(CoachingRecord item) {
        if (item instanceof CoachingSession session) {
            return session.createdAt();
        }
        if (item instanceof CoachingPoint point) {
            return point.createdAt();
        }
        if (item instanceof Todo todo) {
            return todo.createdAt();
        }
        return item instanceof CoachAssignment assignment ? assignment.createdAt() : null;
    }
}
