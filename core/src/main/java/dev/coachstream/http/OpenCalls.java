package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import feign.Request;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * The calls of an account that are under way, each until its body is closed. An interrupt does not end a read of a socket;
 * cancelling its call does.
 */
final class OpenCalls extends EventListener implements AutoCloseable {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public void callStart(Call call) {
        calls.add(call);
        if (closed) {
            call.cancel();
        }
    }

    @Override
    public void callEnd(Call call) {
        calls.remove(call);
    }

    @Override
    public void callFailed(Call call, IOException e) {
        calls.remove(call);
    }

    void requireOpen(Request request) {
        if (closed) {
            throw new AttemptException(
                    Kind.UNAVAILABLE,
                    Remedy.NONE,
                    RequestLine.of(request) + " was not sent: the source is closed",
                    null,
                    null);
        }
    }

    @Override
    public void close() {
        closed = true;
        calls.forEach(Call::cancel);
    }
}
