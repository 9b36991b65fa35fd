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

    /** Null where the id tells no time. Looks at the id where it stands, since each behaviour of each session has some. */
    static @Nullable Instant of(@Nullable String id) {
        if (id == null) {
            return null;
        }
        int dash = id.indexOf('-');
        int from = afterBlanks(id, dash + 1);
        int to = beforeBlanks(id, id.length());
        if (to - from != DIGITS
                || !isNumber(id, from, to)
                || !isNumber(id, afterBlanks(id, 0), beforeBlanks(id, dash))) {
            return null;
        }
        long at = Long.parseLong(id, from, to, 10);
        return at < EARLIEST ? null : Instant.ofEpochMilli(at);
    }

    private static int afterBlanks(String id, int from) {
        int at = from;
        while (at < id.length() && id.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int beforeBlanks(String id, int to) {
        int at = to;
        while (at > 0 && id.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }

    private static boolean isNumber(String id, int from, int to) {
        for (int at = from; at < to; at++) {
            if (id.charAt(at) < '0' || id.charAt(at) > '9') {
                return false;
            }
        }
        return from < to;
    }
}
