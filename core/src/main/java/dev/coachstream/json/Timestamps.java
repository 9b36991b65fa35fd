package dev.coachstream.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time stamps in the one form that nearly all of them have: {@code 2023-06-30T21:16:51.588Z}. {@code java.time} reads and writes
 * every form, and takes twenty times as long; a page has hundreds of them.
 */
public final class Timestamps {
    private static final int[] SCALE = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int DAYS_TO_1970 = 719_528;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int WITHOUT_FRACTION = 19;
    private static final int NO_PAIR = -1_000_000;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10_000 = 253_402_300_800L;
    private static final int MAX_LENGTH = 30;

    private Timestamps() {}

    /** The time, unless it is before 1970: zero times stand for "never" (docs/vendors). */
    public static @Nullable Instant nullIfBefore1970(@Nullable Instant time) {
        return time == null || time.isBefore(Instant.EPOCH) ? null : time;
    }

    /**
     * The time of a stamp in the fixed form, with {@code Z} or without a zone, which is UTC too; null for a text of any other form.
     */
    static @Nullable Instant read(char[] text, int from, int length) {
        if (length < WITHOUT_FRACTION || length > MAX_LENGTH || !hasSeparators(text, from)) {
            return null;
        }
        int last = from + length - 1;
        int end = text[last] == 'Z' ? last : last + 1;
        int nanos = nanos(text, from + WITHOUT_FRACTION, end);
        int year = pair(text, from) * 100 + pair(text, from + 2);
        int month = pair(text, from + 5);
        int day = pair(text, from + 8);
        int hour = pair(text, from + 11);
        int minute = pair(text, from + 14);
        int second = pair(text, from + 17);
        if ((nanos | year | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int ofDay = hour * 3600 + minute * 60 + second;
        return isDate(year, month, day)
                ? Instant.ofEpochSecond(epochDay(year, month, day) * SECONDS_OF_DAY + ofDay, nanos)
                : null;
    }

    private static boolean hasSeparators(char[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    /** A point and one to nine digits, or nothing; negative for anything else, also where {@code end} lies before {@code from}. */
    private static int nanos(char[] text, int from, int end) {
        if (from == end) {
            return 0;
        }
        int digits = end - from - 1;
        return digits < 1 || digits > 9 || text[from] != '.' ? -1 : number(text, from + 1, end) * SCALE[digits];
    }

    /** What makes nanoseconds of so many digits of a second. */
    static int scale(int digits) {
        return SCALE[digits];
    }

    /** Whether RFC 3339 can write the time in UTC: it knows four digits of a year. */
    static boolean isWritable(long epochSecond) {
        return epochSecond >= YEAR_0 && epochSecond < YEAR_10_000;
    }

    /** Two digits, without a loop; so far below zero where they are none that four digits of which they are half are, too. */
    private static int pair(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NO_PAIR : tens * 10 + ones;
    }

    /** Negative if any character is no digit. */
    static int number(char[] text, int from, int end) {
        int number = 0;
        int notDigits = 0;
        for (int i = from; i < end; i++) {
            int digit = text[i] - '0';
            notDigits |= digit | (9 - digit);
            number = number * 10 + digit;
        }
        return notDigits < 0 ? -1 : number;
    }

    static boolean isDate(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= lengthOf(month, year));
    }

    private static int lengthOf(int month, int year) {
        int next = month == 12 ? 365 : DAYS_BEFORE_MONTH[month];
        int days = next - DAYS_BEFORE_MONTH[month - 1];
        return month == 2 && isLeap(year) ? days + 1 : days;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static long epochDay(int year, int month, int day) {
        int before = year - 1;
        int leapDays = year == 0 ? 0 : before / 4 - before / 100 + before / 400 + 1;
        int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        return 365L * year + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1 - DAYS_TO_1970;
    }

    /** RFC 3339 in UTC with 0, 3, 6 or 9 digits of a second, the fewest that lose nothing: as {@link Instant#toString} writes it. */
    public static String write(Instant time) {
        byte[] text = new byte[MAX_LENGTH];
        int length = write(time, text);
        return length == 0 ? time.toString() : new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Writes the same into a buffer of {@value #MAX_LENGTH} bytes; returns 0 when it would not fit. */
    private static int write(Instant time, byte[] text) {
        long day = Math.floorDiv(time.getEpochSecond(), (long) SECONDS_OF_DAY);
        int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_OF_DAY);
        if (!isWritable(time.getEpochSecond())) {
            return 0;
        }
        writeDate((int) day + DAYS_TO_1970, text);
        text[10] = 'T';
        writePair(text, 11, second / 3600);
        text[13] = ':';
        writePair(text, 14, second / 60 % 60);
        text[16] = ':';
        writePair(text, 17, second % 60);
        int end = WITHOUT_FRACTION + writeFraction(time.getNano(), text);
        text[end] = 'Z';
        return end + 1;
    }

    /** Counts days from 0000-03-01, so that the leap day is a year's last (Hinnant, "civil_from_days"). */
    private static void writeDate(int dayFromYear0, byte[] text) {
        int shifted = dayFromYear0 - 60;
        int era = Math.floorDiv(shifted, 146_097);
        int ofEra = shifted - era * 146_097;
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * ofYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int yearFromMarch = yearOfEra + era * 400;
        int year = month <= 2 ? yearFromMarch + 1 : yearFromMarch;
        writePair(text, 0, year / 100);
        writePair(text, 2, year % 100);
        text[4] = '-';
        writePair(text, 5, month);
        text[7] = '-';
        writePair(text, 8, ofYear - (153 * monthFromMarch + 2) / 5 + 1);
    }

    private static int writeFraction(int nanos, byte[] text) {
        if (nanos == 0) {
            return 0;
        }
        int digits = digits(nanos);
        text[WITHOUT_FRACTION] = '.';
        write(text, WITHOUT_FRACTION + 1, digits, nanos / SCALE[digits]);
        return 1 + digits;
    }

    private static int digits(int nanos) {
        if (nanos % 1_000_000 == 0) {
            return 3;
        }
        return nanos % 1_000 == 0 ? 6 : 9;
    }

    private static void writePair(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    private static void write(byte[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
