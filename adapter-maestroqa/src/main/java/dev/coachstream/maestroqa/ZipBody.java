package dev.coachstream.maestroqa;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The bytes of a zip as they arrive. Its reader ends without a word where they are no zip, and where they are cut between two
 * files; so what they begin and end with is looked at here.
 */
final class ZipBody extends FilterInputStream {
    /** The directory's end and the longest comment behind it. */
    private static final int MAX_END = 22 + 65_535;

    private static final int MARK = 0x504B0506;

    private final byte[] last = new byte[MAX_END];
    private long read;
    private int begin;

    /** The file is something else, such as the web page of a link that has expired. */
    static final class NoZip extends IOException {
        private static final long serialVersionUID = 1L;

        NoZip() {
            super("it is no zip; a link that has expired may lead to a web page");
        }
    }

    ZipBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            begin = read < 2 ? (begin << 8) | (into[i] & 0xFF) : begin;
            last[(int) (read++ % MAX_END)] = into[i];
        }
        return count;
    }

    /** Reads to the end, which must be a directory's. */
    void requireWhole() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (read < 2 || begin != MARK >>> 16) {
            throw new NoZip();
        }
        int word = 0;
        for (long at = Math.max(0, read - MAX_END); at < read; at++) {
            word = (word << 8) | (last[(int) (at % MAX_END)] & 0xFF);
            if (word == MARK) {
                return;
            }
        }
        throw new EOFException("the file ends before its directory");
    }
}
