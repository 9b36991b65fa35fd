package dev.coachstream.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Bodies that are larger than anyone wants. */
final class HostileBodies {
    private static final byte[] SPACES = spaces();
    private static final Map<Long, byte[]> BOMBS = new ConcurrentHashMap<>();

    /** Takes bytes. */
    interface Sink {
        void accept(byte[] bytes, int from, int length) throws IOException;
    }

    private HostileBodies() {}

    static byte[] gzipBomb(long size) throws IOException {
        byte[] known = BOMBS.get(size);
        if (known != null) {
            return known;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            whitespace(size, gzip::write);
        }
        BOMBS.put(size, bytes.toByteArray());
        return bytes.toByteArray();
    }

    static void whitespace(long size, Sink sink) throws IOException {
        for (long left = size; left > 0; left -= SPACES.length) {
            sink.accept(SPACES, 0, (int) Math.min(left, SPACES.length));
        }
    }

    private static byte[] spaces() {
        byte[] spaces = new byte[64 * 1024];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }
}
