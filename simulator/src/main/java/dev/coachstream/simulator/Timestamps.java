package dev.coachstream.simulator;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Writes UTC time stamps of a fixed form; a page has hundreds, and {@code java.time}'s formatter would be most of its cost. */
public final class Timestamps {
    private static final long DAY = 86_400_000;
    private static final int MILLIS_LENGTH = 24;

    private Timestamps() {}

    /** {@code 2023-06-30T21:16:51.588Z} */
    public static String millis(long epochMillis) {
        return format(epochMillis, 0, 3, "Z");
    }

    /** {@code 2019-06-13T19:08:25Z} */
    public static String seconds(long epochMillis) {
        return format(epochMillis, 0, 0, "Z");
    }

    /** {@code 2023-06-30T21:16:51.588000}, without a zone, as MaestroQA's legacy export writes them. */
    public static String zoneless(long epochMillis) {
        return format(epochMillis, 0, 6, "");
    }

    /** Reads any RFC 3339 time, and what {@link #millis} writes without the JDK's formatter. */
    public static long read(String text) {
        if (text.length() != MILLIS_LENGTH || !text.endsWith("Z")) {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int seconds = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        return day * DAY + seconds * 1000L + number(text, 20, 23);
    }

    /** With as many digits of the second as asked; {@code nanos} counts within the millisecond. */
    public static String format(long epochMillis, int nanos, int digits, String suffix) {
        StringBuilder text = new StringBuilder(31);
        date(text, Math.floorDiv(epochMillis, DAY));
        int ofDay = (int) Math.floorMod(epochMillis, DAY);
        padded(text.append('T'), ofDay / 3_600_000, 10);
        padded(text.append(':'), ofDay / 60_000 % 60, 10);
        padded(text.append(':'), ofDay / 1000 % 60, 10);
        if (digits > 0) {
            padded(text.append('.'), ofDay % 1000 * 1_000_000 + nanos, 100_000_000);
            text.setLength(text.length() - 9 + digits);
        }
        return text.append(suffix).toString();
    }

    /** Howard Hinnant's civil_from_days. */
    private static void date(StringBuilder text, long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int ofEra = (int) (shifted - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * ofYear + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        int yearFromMarch = (int) (yearOfEra + era * 400);
        int year = month <= 2 ? yearFromMarch + 1 : yearFromMarch;
        padded(text, year, 1000);
        padded(text.append('-'), month, 10);
        padded(text.append('-'), ofYear - (153 * shiftedMonth + 2) / 5 + 1, 10);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static void padded(StringBuilder text, int value, int highest) {
        int rest = value;
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
