package dev.coachstream.maestroqa;

import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Position;
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
    private static final Position.Form FORM = new Position.Form("export", 1)
            .orFormerly("(\\S+) (\\S+) (\\S+) (\\S+) (.*)", "from", "end", "window", "read", "last");

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
    static LegacyPosition parse(CursorScope scope, String text) {
        Position read = FORM.read(scope, text);
        LegacyWindow window = new LegacyWindow(read.date("window"), read.instant("end"));
        return new LegacyPosition(read.date("from"), window, read.number("read"), read.text("last"));
    }

    @Override
    public String toString() {
        return FORM.position()
                .with("from", from)
                .with("end", window.end())
                .with("window", window.first())
                .with("read", read)
                .with("last", lastId)
                .toString();
    }
}
