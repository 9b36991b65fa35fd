package dev.coachstream.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** An answer that is not taken whole. What begins like anything but a list is, to be told as what it is. */
final class StreamedList {
    private static final String OTHERS = "{\"<";

    private final PushbackInputStream body;
    private final int first;

    private StreamedList(PushbackInputStream body, int first) {
        this.body = body;
        this.first = first;
    }

    /** Waits for the first byte that says something. */
    static StreamedList of(InputStream sent) throws IOException {
        PushbackInputStream body = new PushbackInputStream(sent);
        int first = body.read();
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            first = body.read();
        }
        if (first >= 0) {
            body.unread(first);
        }
        return new StreamedList(body, first);
    }

    /** Whether it may be a list: what else it is, its reader says. */
    boolean mayBeOne() {
        return first >= 0 && OTHERS.indexOf(first) < 0;
    }

    InputStream body() {
        return body;
    }
}
