package dev.coachstream.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** JSON of any length without half characters: see {@link Halves}. */
final class MendedBody extends FilterInputStream {
    private static final int BYTES = 8 * 1024;

    private final byte[] buffer = new byte[BYTES];
    private int next;
    /** What of the buffer is mended. */
    private int mended;
    /** What of the buffer is read. */
    private int filled;

    private boolean ended;
    private int count;

    MendedBody(InputStream json) {
        super(json);
    }

    /** Half characters so far. */
    int count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (next == mended && !ended) {
            fill();
        }
        if (next == mended) {
            return -1;
        }
        int taken = Math.min(length, mended - next);
        System.arraycopy(buffer, next, bytes, from, taken);
        next += taken;
        return taken;
    }

    @Override
    public int available() {
        return mended - next;
    }

    /** Keeps back what may be the beginning of a pair: the whole of it has to be seen at once. */
    private void fill() throws IOException {
        System.arraycopy(buffer, mended, buffer, 0, filled - mended);
        filled -= mended;
        next = 0;
        int read = in.read(buffer, filled, BYTES - filled);
        ended = read < 0;
        filled += Math.max(0, read);
        Halves.Mended done = Halves.mend(buffer, filled, ended);
        count += done.count();
        mended = done.end();
    }
}
