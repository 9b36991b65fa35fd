package dev.coachstream.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts an answer's bytes where they arrive, at the socket: a server's header lines, interim answers, chunk extensions and trailers
 * are in no body, and an endless one of them would be held whole before anybody saw it.
 *
 * <p>A connection carries one call at a time (HTTP/1.1), so a socket counts for whoever wrote to it last.
 */
final class Arrivals {
    /** Around a body: headers, framing, what TLS adds. */
    private static final long AROUND = 256 * 1024;

    private static final ThreadLocal<@Nullable Arrivals> SENDING = new ThreadLocal<>();

    private final long limit;
    private final long most;
    private final AtomicLong left = new AtomicLong();

    /** Something that sends a request and begins to read its answer, in the caller's thread. */
    @FunctionalInterface
    interface Exchange<R> {
        R run() throws IOException;
    }

    /**
     * @param limit the longest body, decompressed
     */
    Arrivals(long limit) {
        this.limit = limit;
        this.most = 2 * limit + AROUND;
        left.set(most);
    }

    /** Carries out an exchange whose bytes are counted here. */
    <R> R during(Exchange<R> exchange) throws IOException {
        SENDING.set(this);
        try {
            return exchange.run();
        } finally {
            SENDING.remove();
        }
    }

    /** Whose bytes those are that this thread sends; null for nobody's. */
    static @Nullable Arrivals sending() {
        return SENDING.get();
    }

    /** Some bytes have arrived. */
    void arrived(int bytes) throws ResponseTooLong {
        if (left.addAndGet(-bytes) < 0) {
            throw new ResponseTooLong(limit);
        }
    }

    /** A body of any length, whose reader holds what it is given: only what arrives between two of its reads is limited. */
    InputStream ofAnyLength(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                return delivered(super.read());
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return delivered(super.read(into, offset, length));
            }
        };
    }

    private int delivered(int read) {
        left.set(most);
        return read;
    }
}
