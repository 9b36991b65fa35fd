package dev.coachstream.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time stamps in every form of RFC 3339 that {@link Timestamps} leaves to others: with an offset, with a leap second, with more than
 * nine digits of a second, in lower case, with a space for the T (section 5.6). A stamp without a zone is UTC, as there.
 */
final class Rfc3339 {
    private static final int DATE_AND_TIME = 19;
    private static final int MAX_DIGITS = 9;
    private static final int LAST_NANO = 999_999_999;
    private static final int SECONDS_OF_DAY = 86_400;

    private final char[] text;
    private int at = DATE_AND_TIME;
    private boolean exact = true;

    /**
     * What was read.
     *
     * @param exact whether the text says no more than the time: neither a leap second nor a tenth digit
     */
    record Time(Instant at, boolean exact) {}

    private Rfc3339(String text) {
        this.text = text.toCharArray();
    }

    /** The time of a stamp; null for a text of any other form, or of a time outside of the years 0 to 9999 in UTC. */
    static @Nullable Time read(String text) {
        return text.length() < DATE_AND_TIME ? null : new Rfc3339(text).read();
    }

    private @Nullable Time read() {
        int year = number(0, 4);
        int month = number(5, 7);
        int day = number(8, 10);
        int hour = number(11, 13);
        int minute = number(14, 16);
        int second = number(17, 19);
        int nanos = fraction();
        Integer offset = offset();
        boolean read = separated() && (year | second | nanos) >= 0 && at == text.length;
        if (offset == null
                || !read
                || !Timestamps.isDate(year, month, day)
                || !within(hour, 23)
                || !within(minute, 59)
                || second > 60) {
            return null;
        }
        long ofDay = hour * 3600L + minute * 60L + Math.min(second, 59) - offset;
        long seconds = Timestamps.epochDay(year, month, day) * SECONDS_OF_DAY + ofDay;
        return second == 60 ? leapSecond(seconds) : time(seconds, nanos);
    }

    /** Leap seconds come at the end of a day in UTC; that minute's last instant is the nearest that others know. */
    private @Nullable Time leapSecond(long seconds) {
        exact = false;
        return Math.floorMod(seconds, SECONDS_OF_DAY) == SECONDS_OF_DAY - 1 ? time(seconds, LAST_NANO) : null;
    }

    private @Nullable Time time(long seconds, int nanos) {
        return Timestamps.isWritable(seconds) ? new Time(Instant.ofEpochSecond(seconds, nanos), exact) : null;
    }

    private boolean separated() {
        return text[4] == '-' && text[7] == '-' && "Tt ".indexOf(text[10]) >= 0 && text[13] == ':' && text[16] == ':';
    }

    private static boolean within(int number, int most) {
        return number >= 0 && number <= most;
    }

    /** In nanoseconds, cut after the ninth digit; negative for a point without a digit. */
    private int fraction() {
        if (at == text.length || text[at] != '.') {
            return 0;
        }
        int first = ++at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        int digits = Math.min(MAX_DIGITS, at - first);
        exact = at - first <= MAX_DIGITS;
        return digits == 0 ? -1 : number(first, first + digits) * Timestamps.scale(digits);
    }

    /** In seconds; null for what is no offset. */
    private @Nullable Integer offset() {
        if (at == text.length) {
            return 0;
        }
        char sign = text[at++];
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        if ((sign != '+' && sign != '-') || text.length - at != 5 || text[at + 2] != ':') {
            return null;
        }
        int hours = number(at, at + 2);
        int minutes = number(at + 3, at + 5);
        at = text.length;
        int seconds = hours * 3600 + minutes * 60;
        if (!within(hours, 23) || !within(minutes, 59)) {
            return null;
        }
        return sign == '-' ? -seconds : seconds;
    }

    private int number(int from, int end) {
        return Timestamps.number(text, from, end);
    }
}
