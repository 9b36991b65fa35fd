package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Where a read of the older export is.
 *
 * @param from the first day of the whole read
 * @param window the window being read, with the end of the whole read
 * @param read how many records of the window's answer are done
 * @param lastId the id of the last of them that could be read; empty for none
 */
record LegacyPosition(LocalDate from, LegacyWindow window, long read, String lastId) {

    static LegacyPosition start(LocalDate from, Instant end) {
        return new LegacyPosition(from, new LegacyWindow(from, end), 0, "");
    }

    LegacyPosition at(long nowRead, String nowLastId) {
        return new LegacyPosition(from, window, nowRead, nowLastId);
    }

    LegacyPosition nextWindow() {
        return new LegacyPosition(from, window.next(), 0, "");
    }

    /** The first window of the whole read. */
    LegacyWindow firstWindow() {
        return new LegacyWindow(from, window.end());
    }

    /** Reads the text form. */
    static LegacyPosition parse(String source, String text) {
        String[] parts = text.split(" ", 5);
        if (parts.length < 5 || !parts[3].matches("\\d{1,18}")) {
            throw refused(source);
        }
        try {
            LegacyWindow window = new LegacyWindow(LocalDate.parse(parts[2]), Instant.parse(parts[1]));
            return new LegacyPosition(LocalDate.parse(parts[0]), window, Long.parseLong(parts[3]), parts[4]);
        } catch (DateTimeException e) {
            throw refused(source);
        }
    }

    private static CoachingSourceException refused(String source) {
        return new CoachingSourceException(
                source, Kind.CONFIGURATION, "this cursor's position cannot be read; start again without it");
    }

    @Override
    public String toString() {
        return String.join(
                " ", from.toString(), window.end().toString(), window.first().toString(), String.valueOf(read), lastId);
    }
}
