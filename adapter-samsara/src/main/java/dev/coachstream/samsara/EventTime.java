package dev.coachstream.samsara;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened, which of all the events only the ids of safety events other than speeding tell: the document of
 * {@code coachableEvents} says that they are {@code vehicleId - eventMS}. Speeding and idling have a UUID, and a day of violations of
 * the hours of service its date, without a time.
 */
final class EventTime {
    /** 2001-09-09: a smaller number is no time in milliseconds that any vehicle reported. */
    private static final long EARLIEST = 1_000_000_000_000L;

    private static final int DIGITS = 13;

    private EventTime() {}

    /** Null where the id tells no time. */
    static @Nullable Instant of(@Nullable String id) {
        int dash = id == null ? -1 : id.indexOf('-');
        if (id == null || dash < 1 || !isNumber(id.substring(0, dash).strip())) {
            return null;
        }
        String millis = id.substring(dash + 1).strip();
        if (millis.length() != DIGITS || !isNumber(millis)) {
            return null;
        }
        long at = Long.parseLong(millis);
        return at < EARLIEST ? null : Instant.ofEpochMilli(at);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(one -> one >= '0' && one <= '9');
    }
}
