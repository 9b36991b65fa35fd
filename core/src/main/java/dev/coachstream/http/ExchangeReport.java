package dev.coachstream.http;

import dev.coachstream.api.Exchange;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Host;
import feign.Request;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is told of one attempt, once, when it is over: of a streamed answer that is when its body is closed. */
final class ExchangeReport {
    private final String source;
    private final Request request;
    private final Host host;
    private final int attempt = Retrier.attempt();
    private final long start;
    private final AtomicBoolean told = new AtomicBoolean();
    private int status;
    private long bytes;
    private boolean streamed;

    /** The request is about to be sent. */
    ExchangeReport(String source, Request request, Host host) {
        this.source = source;
        this.request = request;
        this.host = host;
        this.start = host.time().nanos();
    }

    void answered(int with) {
        status = with;
    }

    void took(long length) {
        bytes = length;
    }

    /** It gave an answer, which has come whole unless it is streamed. */
    void end() {
        if (!streamed) {
            tell(null);
        }
    }

    <E extends RuntimeException> E failed(E thrown) {
        tell(String.valueOf(thrown.getMessage()));
        return thrown;
    }

    /** The body of an answer that is read after the attempt. */
    InputStream counted(InputStream body) {
        streamed = true;
        return new Counted(body);
    }

    private void tell(@Nullable String error) {
        if (told.compareAndSet(false, true)) {
            Duration took = Duration.ofNanos(host.time().nanos() - start);
            String path = RequestLine.path(request);
            String method = request.httpMethod().name();
            host.listener().exchanged(new Exchange(source, feed(), method, path, attempt, status, bytes, took, error));
        }
    }

    private @Nullable Feed feed() {
        Method method = request.requestTemplate().methodMetadata().method();
        OfFeed mark = method.getAnnotation(OfFeed.class);
        return mark == null ? null : mark.value();
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                bytes++;
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            super.close();
            tell(null);
        }
    }
}
