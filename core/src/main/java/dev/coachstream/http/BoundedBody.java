package dev.coachstream.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes a body whole, and stops where it exceeds its limit. */
final class BoundedBody {
    private static final int CHUNK = 32 * 1024;
    /** A longer body has to come before there is memory for it, whatever was announced. */
    private static final int TRUSTED = 4 * 1024 * 1024;

    private BoundedBody() {}

    static byte[] take(InputStream body, @Nullable Integer announced, long most) throws IOException {
        if (announced != null && announced > most) {
            throw new ResponseTooLong(most);
        }
        if (announced != null && announced >= 0) {
            return exactly(body, announced);
        }
        return unknown(body, most);
    }

    private static byte[] exactly(InputStream body, int length) throws IOException {
        byte[] bytes = length <= TRUSTED ? atOnce(body, length) : body.readNBytes(length);
        if (bytes.length < length || body.read() >= 0) {
            throw new IOException("the body is not as long as announced");
        }
        return bytes;
    }

    /** Into the array that is returned: {@link InputStream#readNBytes(int)} would read in pieces and copy them together. */
    private static byte[] atOnce(InputStream body, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = body.readNBytes(bytes, 0, length);
        return read < length ? Arrays.copyOf(bytes, read) : bytes;
    }

    private static byte[] unknown(InputStream body, long most) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            if (taken.size() + (long) n > most) {
                throw new ResponseTooLong(most);
            }
            taken.write(chunk, 0, n);
        }
        return taken.toByteArray();
    }
}
