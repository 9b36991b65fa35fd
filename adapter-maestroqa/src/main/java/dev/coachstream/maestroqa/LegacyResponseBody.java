package dev.coachstream.maestroqa;

import dev.coachstream.api.TimeSource;
import dev.coachstream.http.ResponseTooLong;
import dev.coachstream.spi.ResponseLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A long answer that is read piece by piece: each piece may take so much time and so many bytes. What the reader does between its
 * reads does not count.
 */
final class LegacyResponseBody extends FilterInputStream {
    private final TimeSource time;
    private final ResponseLimits limits;
    private long nanosLeft;
    private long bytesLeft;
    private long taken;

    LegacyResponseBody(InputStream body, TimeSource time, ResponseLimits limits) {
        super(body);
        this.time = time;
        this.limits = limits;
        nextPiece();
    }

    void nextPiece() {
        nanosLeft = limits.total().toNanos();
        bytesLeft = limits.bytes();
    }

    /** How many bytes came in all. */
    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long before = time.nanos();
        int count = super.read(into, offset, length);
        nanosLeft -= time.nanos() - before;
        bytesLeft -= Math.max(0, count);
        taken += Math.max(0, count);
        if (nanosLeft < 0) {
            throw new IOException("the answer drips: one page of it took more than " + words(limits.total()));
        }
        if (bytesLeft < 0) {
            throw new ResponseTooLong(limits.bytes());
        }
        return count;
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
