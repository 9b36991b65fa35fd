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
record ExportPlace(LocalDate from, ExportWindow window, long read, String lastId) {

    static ExportPlace start(LocalDate from, Instant end) {
        return new ExportPlace(from, new ExportWindow(from, end), 0, "");
    }

    ExportPlace at(long nowRead, String nowLastId) {
        return new ExportPlace(from, window, nowRead, nowLastId);
    }

    ExportPlace nextWindow() {
        return new ExportPlace(from, window.next(), 0, "");
    }

    /** The first window of the whole read. */
    ExportWindow firstWindow() {
        return new ExportWindow(from, window.end());
    }

    /** Reads the text form. */
    static ExportPlace parse(String source, String text) {
        String[] parts = text.split(" ", 5);
        if (parts.length < 5 || !parts[3].matches("\\d{1,18}")) {
            throw refused(source);
        }
        try {
            ExportWindow window = new ExportWindow(LocalDate.parse(parts[2]), Instant.parse(parts[1]));
            return new ExportPlace(LocalDate.parse(parts[0]), window, Long.parseLong(parts[3]), parts[4]);
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
