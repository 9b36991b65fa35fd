package dev.coachstream.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A list of any length, as long as no record in it is longer than one may be. */
final class BoundedRecords extends FilterInputStream {
    /** The longest record, in bytes. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private long left = MAX_BYTES;

    BoundedRecords(InputStream list) {
        super(list);
    }

    /** A record ended: from here on it is another one. */
    void recordEnded() {
        left = MAX_BYTES;
    }

    @Override
    public int read() throws IOException {
        int single = super.read();
        if (single >= 0) {
            count(1);
        }
        return single;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(read);
        return read;
    }

    private void count(int read) throws StreamConstraintsException {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new StreamConstraintsException("a record of more than " + MAX_BYTES + " bytes");
        }
    }
}
